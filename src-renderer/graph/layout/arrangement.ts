import type { GroupBox } from './boxed-layout'
import { LayoutClient } from './layout-client'
import type { KnownPositions } from './messages'
import { forget, recall, remember, signatureOf } from './settled'
import type { LayoutGraph } from './simulation'

export interface ArrangementEvents {
  /** There are other positions. */
  moved(): void
  /** How far the picture has been arranged, 0 to 1. */
  arranging(fraction: number): void
  /** Everybody stands still in places that are new, by the layout or by hand: a copy to keep. */
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

/** How a graph stands or stood. */
export interface Standing {
  signature: string
  /** Null where it was still being arranged from scratch. */
  positions: Float32Array | null
  /** What the layout from scratch was drawn with; null for positions that come from elsewhere. */
  seed: number | null
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
  #shown: { graph: LayoutGraph; group: Int32Array | null; signature: string } | null = null
  #seed: number | null = null
  /** How everybody stood before the drag that is under way. */
  #dragged: Standing | null = null
  /** Positions that are not to come out again where one asked for others. */
  #unwanted: Float32Array | null = null
  /** Holds that the worker has been told of since it started. */
  #holds = 0
  #atRest = false
  /** There are positions that nobody keeps yet. */
  #unkept = false

  constructor(events: ArrangementEvents) {
    this.#events = events
  }

  /** Arranges a graph; takes up the arrangement it had before where that is still known. */
  start(graph: LayoutGraph, wishes: ArrangementWishes = {}): void {
    const group = wishes.group ?? null
    const signature = signatureOf(graph, group)
    this.#shown = { graph, group, signature }
    this.#dragged = null
    this.#unwanted = null
    this.boxes = []
    this.positions = new Float32Array(0)
    const recalled = recall(signature)
    this.#run(recalled === null ? (wishes.known ?? null) : { positions: recalled, exact: true })
  }

  /** Arranges the present graph from scratch, another way where that gives what is there; says how it stood before. */
  anew(): Standing | null {
    const before = this.#standing()
    if (!before) return null
    forget(before.signature)
    this.#unwanted = before.positions
    this.#run(null, before.seed === null ? 0 : before.seed + 1)
    return before
  }

  /** Lets a graph stand as it did; says how it stood until now. One that is not shown will stand so when it is. */
  stand(as: Standing): Standing {
    const before = this.#standing()
    if (as.positions === null) forget(as.signature)
    else remember(as.signature, as.positions)
    if (before?.signature !== as.signature) return as
    this.#unwanted = null
    if (as.positions === null) this.#run(null, as.seed ?? 0)
    else this.#run({ positions: as.positions, exact: true }, as.seed)
    this.#unkept = as.positions !== null
    return before
  }

  /** Holds a node at a place of the world while its surroundings give way; only once the picture has settled. */
  hold(node: number, x: number, y: number): void {
    if (!this.settled) return
    this.#dragged ??= this.#standing()
    this.#seed = null
    this.#atRest = false
    this.#unkept = true
    this.#holds++
    // The node follows the pointer at once; the worker's answer comes a little later.
    this.positions[node * 2] = x
    this.positions[node * 2 + 1] = y
    this.#layout?.hold(node, x, y)
    this.#events.moved()
  }

  /** Ends a drag; says how everybody stood before it, null where nobody was dragged. */
  drop(): Standing | null {
    const before = this.#dragged
    this.#dragged = null
    this.#keep()
    return before
  }

  stop(): void {
    this.#layout?.stop()
    this.#layout = null
  }

  #standing(): Standing | null {
    if (!this.#shown) return null
    const positions = this.settled ? this.positions.slice() : null
    return { signature: this.#shown.signature, positions, seed: this.#seed }
  }

  /** @param seed what a layout from scratch is drawn with, or positions that are taken up were */
  #run(known: KnownPositions | null, seed: number | null = known === null ? 0 : null): void {
    if (!this.#shown) return
    this.stop()
    const { graph, group } = this.#shown
    const exact = known?.exact ?? false
    this.#seed = seed
    this.#holds = 0
    this.#atRest = false
    this.#unkept = false
    this.settled = exact
    if (known !== null && exact) {
      this.positions = Float32Array.from(known.positions)
      this.#events.moved()
    }
    this.#events.arranging(exact ? 1 : 0)
    // Who wants no motion sees the settled picture only.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#layout = new LayoutClient(
      { graph, group, known, seed: seed ?? 0 },
      ({ positions, boxes, fraction, settled, heard }) => {
        if (settled && this.#isUnwanted(positions)) return this.#run(null, (seed ?? 0) + 1)
        if (settled && !this.settled) this.#unkept = true
        this.settled ||= settled
        this.#atRest = settled && heard === this.#holds
        if (this.settled || !still) {
          this.positions = positions
          this.boxes = boxes ?? []
          this.#events.moved()
        }
        this.#events.arranging(this.settled ? 1 : fraction)
        this.#keep()
      },
      (reason) => this.#events.failed(reason)
    )
  }

  /** Whether the same has come out again; told once, as there may be no other way. */
  #isUnwanted(positions: Float32Array): boolean {
    const unwanted = this.#unwanted
    this.#unwanted = null
    return unwanted !== null && unwanted.every((value, i) => value === positions[i])
  }

  #keep(): void {
    if (!this.#unkept || !this.#atRest || this.#dragged !== null || !this.#shown) return
    this.#unkept = false
    remember(this.#shown.signature, this.positions)
    this.#events.settled?.(this.positions.slice())
  }
}
