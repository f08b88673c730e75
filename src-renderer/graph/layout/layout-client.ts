import type { LayoutBatch, LayoutTask, ToLayout } from './messages'

/** One layout running in a worker of its own, from `new` to `stop`. */
export class LayoutClient {
  readonly #worker: Worker

  /**
   * @param onBatch gets the positions after each batch of steps, the last one with `settled`
   * @param onFailure gets the sentence of what went wrong in the worker
   */
  constructor(task: LayoutTask, onBatch: (batch: LayoutBatch) => void, onFailure: (message: string) => void) {
    this.#worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', (event: MessageEvent<LayoutBatch>) => onBatch(event.data))
    this.#worker.addEventListener('error', (event) => onFailure(event.message || 'The layout worker did not start.'))
    this.#tell({ kind: 'start', task })
  }

  /** Holds a node at a place in world units; its surroundings give way. */
  hold(node: number, x: number, y: number): void {
    this.#tell({ kind: 'hold', node, x, y })
  }

  stop(): void {
    this.#worker.terminate()
  }

  #tell(message: ToLayout): void {
    this.#worker.postMessage(message)
  }
}
