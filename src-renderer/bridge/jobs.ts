import { faultOf, type Fault } from '#contract/faults'
import type { EngineEvent, JobEvent } from '#contract/procedures'

export interface JobProgress {
  /** 0…1 */
  readonly fraction: number
  readonly phase: string
  readonly rowsDone: number
  /** Null where the number of rows is not known yet. */
  readonly rowsTotal: number | null
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (fault: Fault) => void
  readonly onProgress: ((progress: JobProgress) => void) | undefined
}

/** Events of jobs nobody waits for are kept for this many jobs: a short job may end before its id has arrived. */
const unclaimedLimit = 32

/** Turns the events of jobs into one promise each. */
export class Jobs {
  readonly #waiting = new Map<string, Waiting>()
  readonly #unclaimed = new Map<string, JobEvent[]>()

  receive(event: EngineEvent): void {
    if (event.kind === 'workspace-changed') return
    const waiting = this.#waiting.get(event.job)
    if (waiting) this.#deliver(waiting, event)
    else this.#keep(event)
  }

  /** Resolves with the result of the job, rejects with its `Fault`; a cancelled job rejects with code `cancelled`. */
  result(job: string, onProgress?: (progress: JobProgress) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject, onProgress }
      this.#waiting.set(job, waiting)
      const early = this.#unclaimed.get(job) ?? []
      this.#unclaimed.delete(job)
      for (const event of early) this.#deliver(waiting, event)
    })
  }

  #deliver(waiting: Waiting, event: JobEvent): void {
    if (event.kind === 'progress') {
      const { fraction, phase, rowsDone, rowsTotal } = event
      waiting.onProgress?.({ fraction, phase, rowsDone, rowsTotal })
      return
    }
    this.#waiting.delete(event.job)
    if (event.kind === 'done') waiting.resolve(event.result)
    else waiting.reject(event.kind === 'failed' ? event.fault : cancelledFault())
  }

  #keep(event: JobEvent): void {
    const events = this.#unclaimed.get(event.job) ?? []
    this.#unclaimed.set(event.job, [...events, event])
    const oldest = this.#unclaimed.keys().next().value
    if (this.#unclaimed.size > unclaimedLimit && oldest !== undefined) this.#unclaimed.delete(oldest)
  }
}

export function cancelledFault(): Fault {
  return { code: 'cancelled', message: 'This was cancelled.', hint: null, where: null }
}

/** The fault in whatever was thrown: faults cross the border as plain objects, anything else is a defect. */
export function faultFrom(thrown: unknown): Fault {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message, hint, where } = thrown as Partial<Fault>
    if (typeof code === 'string' && typeof message === 'string') {
      return { code, message, hint: hint ?? null, where: where ?? null }
    }
  }
  return faultOf(thrown)
}
