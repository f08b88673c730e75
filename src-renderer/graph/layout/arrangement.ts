import { LayoutClient } from './layout-client'
import { recall, remember, signatureOf } from './settled'
import type { LayoutGraph } from './simulation'

export interface ArrangementEvents {
  /** There are other positions. */
  moved(): void
  /** How far the picture has been arranged, 0 to 1. */
  arranging(fraction: number): void
  failed(reason: string): void
}

/** Where everybody stands: the layout of one graph after another, each run in a worker or recalled. */
export class Arrangement {
  /** `[x0, y0, …]` in world units; empty until there is a picture to show. */
  positions = new Float32Array(0)
  /** True once the present graph has been arranged. */
  settled = false
  readonly #events: ArrangementEvents
  #layout: LayoutClient | null = null

  constructor(events: ArrangementEvents) {
    this.#events = events
  }

  /** Arranges a graph; takes up the arrangement it had before where it is still known. */
  start(graph: LayoutGraph): void {
    this.stop()
    const signature = signatureOf(graph)
    const known = recall(signature)
    this.settled = known !== null
    this.positions = known?.slice() ?? new Float32Array(0)
    if (known) this.#events.moved()
    this.#events.arranging(known ? 1 : 0)
    // Who wants no motion sees the settled picture only.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#layout = new LayoutClient(
      graph,
      known,
      ({ positions, fraction, settled }) => {
        if (settled && !this.settled) remember(signature, positions)
        this.settled ||= settled
        if (this.settled || !still) {
          this.positions = positions
          this.#events.moved()
        }
        this.#events.arranging(this.settled ? 1 : fraction)
      },
      (reason) => this.#events.failed(reason)
    )
  }

  /** Holds a node at a place of the world while its surroundings give way; only once the picture has settled. */
  hold(node: number, x: number, y: number): void {
    if (!this.settled) return
    // The node follows the pointer at once; the worker's answer comes a little later.
    this.positions[node * 2] = x
    this.positions[node * 2 + 1] = y
    this.#layout?.hold(node, x, y)
    this.#events.moved()
  }

  stop(): void {
    this.#layout?.stop()
    this.#layout = null
  }
}
