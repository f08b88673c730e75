import type { GroupBox } from './boxed-layout'
import { LayoutClient } from './layout-client'
import type { KnownPositions } from './messages'
import { recall, remember, signatureOf } from './settled'
import type { LayoutGraph } from './simulation'

export interface ArrangementEvents {
  /** There are other positions. */
  moved(): void
  /** How far the picture has been arranged, 0 to 1. */
  arranging(fraction: number): void
  /** A graph has been arranged that had no positions of its own before: told once, with a copy to keep. */
  settled?(positions: Float32Array): void
  failed(reason: string): void
}

/** How a graph is to be arranged; freely and anew, where nothing is said. */
export interface ArrangementWishes {
  /** Group of each node, below 0 for none: each group gets a box of its own. */
  group?: Int32Array
  /** Positions kept from an earlier time. */
  known?: KnownPositions
}

/** Where everybody stands: the layout of one graph after another, each run in a worker or recalled. */
export class Arrangement {
  /** `[x0, y0, …]` in world units; empty until there is a picture to show. */
  positions = new Float32Array(0)
  /** Boxes of groups, in world units, to draw below the nodes; none where the arrangement is free. */
  boxes: readonly GroupBox[] = []
  /** True once the present graph has been arranged. */
  settled = false
  readonly #events: ArrangementEvents
  #layout: LayoutClient | null = null

  constructor(events: ArrangementEvents) {
    this.#events = events
  }

  /** Arranges a graph; takes up the arrangement it had before where that is still known. */
  start(graph: LayoutGraph, wishes: ArrangementWishes = {}): void {
    this.stop()
    const group = wishes.group ?? null
    const signature = signatureOf(graph, group)
    const recalled = recall(signature)
    const known = recalled === null ? (wishes.known ?? null) : { positions: recalled, exact: true }
    const exact = known?.exact ?? false
    this.settled = exact
    this.boxes = []
    this.positions = known !== null && exact ? Float32Array.from(known.positions) : new Float32Array(0)
    if (exact) this.#events.moved()
    this.#events.arranging(exact ? 1 : 0)
    // Who wants no motion sees the settled picture only.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#layout = new LayoutClient(
      graph,
      group,
      known,
      ({ positions, boxes, fraction, settled }) => {
        const first = settled && !this.settled
        this.settled ||= settled
        if (this.settled || !still) {
          this.positions = positions
          this.boxes = boxes ?? []
          this.#events.moved()
        }
        this.#events.arranging(this.settled ? 1 : fraction)
        if (!first) return
        remember(signature, positions)
        this.#events.settled?.(positions.slice())
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
