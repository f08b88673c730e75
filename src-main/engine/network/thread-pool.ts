import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Step, StepResult, StepTaker } from './steps'
import type { WorkerTask } from './worker'

interface Waiting {
  step: Step
  resolve: (result: StepResult) => void
  reject: (error: Error) => void
}

/**
 * Threads that know one graph and take steps of its analysis, each the next that waits; this thread among them where it is
 * given a taker. It takes none but the short steps, and has room for other work between them.
 */
export class ThreadPool {
  readonly #workers: Worker[]
  readonly #idle: Worker[]
  readonly #waiting: Waiting[] = []
  readonly #taken = new Map<Worker, Waiting>()
  #takesSteps = false
  #ended: Error | undefined

  /** @param script the built worker; @param own takes steps in this thread, while others start and beside them */
  constructor(
    script: string,
    task: WorkerTask,
    threads: number,
    private readonly own: StepTaker | null
  ) {
    this.#workers = Array.from({ length: threads }, () => this.#started(new Worker(script, { workerData: task })))
    this.#idle = [...this.#workers]
  }

  /** Takes a step in the next idle thread. */
  take = (step: Step): Promise<StepResult> => {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise<StepResult>((resolve, reject) => {
      this.#waiting.push({ step, resolve, reject })
      this.#assign()
      void this.#takeShortSteps()
    })
  }

  /** Ends all threads; steps that are not done fail with `reason`. */
  close(reason: Error): void {
    this.#ended ??= reason
    for (const { reject } of [...this.#taken.values(), ...this.#waiting.splice(0)]) reject(this.#ended)
    this.#taken.clear()
    for (const worker of this.#workers) void worker.terminate()
  }

  #started(worker: Worker): Worker {
    worker.on('message', (result: StepResult) => {
      const done = this.#taken.get(worker)
      this.#taken.delete(worker)
      this.#idle.push(worker)
      this.#assign()
      done?.resolve(result)
    })
    worker.on('error', (error: Error) => this.close(error))
    worker.on('exit', () => this.close(new Error('A thread ended before the analysis was complete')))
    return worker
  }

  async #takeShortSteps(): Promise<void> {
    if (this.own === null || this.#takesSteps) return
    this.#takesSteps = true
    for (;;) {
      await setImmediate()
      const place = this.#waiting.findIndex(({ step }) => step.kind !== 'plain')
      const [next] = place < 0 ? [] : this.#waiting.splice(place, 1)
      if (next === undefined) break
      try {
        next.resolve(this.own.take(next.step))
      } catch (error) {
        next.reject(error as Error)
      }
    }
    this.#takesSteps = false
  }

  #assign(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const worker = this.#idle.shift()!
      const next = this.#waiting.shift()!
      this.#taken.set(worker, next)
      worker.postMessage(next.step)
    }
  }
}
