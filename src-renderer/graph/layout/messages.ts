import type { GroupBox } from './boxed-layout'
import type { LayoutGraph } from './simulation'

/** Positions known before a layout begins, `[x0, y0, …]`. */
export interface KnownPositions {
  positions: Float32Array
  /** True where they are those of this very graph; else they are a start, NaN where unknown. */
  exact: boolean
}

/** What is to be arranged. */
export interface LayoutTask {
  graph: LayoutGraph
  /** Group of each node, below 0 for none, to lay each out in a box of its own; null for none. */
  group: Int32Array | null
  /** Positions of an earlier layout, to take up where it ended or to stay near. */
  known: KnownPositions | null
  /** Another one gives another picture of the same graph. */
  seed: number
}

/** What the page tells the layout worker. */
export type ToLayout = { kind: 'start'; task: LayoutTask } | { kind: 'hold'; node: number; x: number; y: number }

/** What the worker answers with: a copy of all positions, transferred, after each batch of steps. */
export interface LayoutBatch {
  positions: Float32Array<ArrayBuffer>
  /** Boxes of groups to draw below the nodes; null where none were asked for. */
  boxes: GroupBox[] | null
  /** Part of the way to the first settled picture, 0 to 1. */
  fraction: number
  settled: boolean
  /** Holds that these positions know of. */
  heard: number
}
