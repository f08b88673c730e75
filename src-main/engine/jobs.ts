import { randomUUID } from 'node:crypto'
import type { EngineEvent } from '#contract/procedures'
import { faultOf, LensFault } from '#contract/faults'

/** What a running job tells about itself; `rowsTotal` is null where it is not known. */
export interface Progress {
  fraction: number
  phase: string
  rowsDone: number
  rowsTotal: number | null
}

export interface JobContext {
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** Runs jobs, forwards their progress (at most every 50 ms a job) and cancels them. */
export class Jobs {
  readonly #running = new Map<string, { controller: AbortController; settled: Promise<unknown> }>()

  constructor(private readonly emit: (event: EngineEvent) => void) {}

  /** Starts `work` and returns the job's id; the outcome comes as an event. */
  start(work: (context: JobContext) => Promise<unknown>): string {
    const job = randomUUID()
    const controller = new AbortController()
    let reported = 0
    const onProgress = (progress: Progress) => {
      const now = performance.now()
      if (now - reported < 50 && progress.fraction < 1) return
      reported = now
      this.emit({ kind: 'progress', job, ...progress })
    }
    const settled = Promise.resolve()
      .then(() => work({ signal: controller.signal, onProgress }))
      .then(
        (result) => this.emit({ kind: 'done', job, result }),
        (error: unknown) => this.emit(failure(job, error, controller.signal))
      )
      .finally(() => this.#running.delete(job))
    this.#running.set(job, { controller, settled })
    return job
  }

  /** Asks a job to stop; its event follows when it has. An ended job is left alone. */
  cancel(job: string): void {
    this.#running.get(job)?.controller.abort()
  }

  /** Cancels everything and waits until it has stopped. */
  async close(): Promise<void> {
    const running = [...this.#running.values()]
    for (const { controller } of running) controller.abort()
    await Promise.all(running.map(({ settled }) => settled))
  }
}

function failure(job: string, error: unknown, signal: AbortSignal): EngineEvent {
  const cancelled = signal.aborted || (error instanceof LensFault && error.code === 'cancelled')
  return cancelled ? { kind: 'cancelled', job } : { kind: 'failed', job, fault: faultOf(error) }
}
