import type { KnownPositions, LayoutBatch, ToLayout } from './messages'
import type { LayoutGraph } from './simulation'

/** One layout running in a worker of its own, from `new` to `stop`. */
export class LayoutClient {
  readonly #worker: Worker

  /**
   * @param group group of each node, to lay each out in a box of its own; null for none
   * @param known positions of an earlier layout, to take up where it ended or to stay near
   * @param onBatch gets the positions after each batch of steps, the last one with `settled`
   * @param onFailure gets the sentence of what went wrong in the worker
   */
  constructor(
    graph: LayoutGraph,
    group: Int32Array | null,
    known: KnownPositions | null,
    onBatch: (batch: LayoutBatch) => void,
    onFailure: (message: string) => void
  ) {
    this.#worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', (event: MessageEvent<LayoutBatch>) => onBatch(event.data))
    this.#worker.addEventListener('error', (event) => onFailure(event.message || 'The layout worker did not start.'))
    this.#tell({ kind: 'start', graph, group, known })
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
