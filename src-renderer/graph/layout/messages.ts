import type { GroupBox } from './boxed-layout'
import type { LayoutGraph } from './simulation'

/** Positions known before a layout begins, `[x0, y0, …]`. */
export interface KnownPositions {
  positions: Float32Array
  /** True where they are those of this very graph; else they are a start, NaN where unknown. */
  exact: boolean
}

/** What the page tells the layout worker. `group` asks for a box for each group; below 0 is no group. */
export type ToLayout =
  | { kind: 'start'; graph: LayoutGraph; group: Int32Array | null; known: KnownPositions | null }
  | { kind: 'hold'; node: number; x: number; y: number }

/** What the worker answers with: a copy of all positions, transferred, after each batch of steps. */
export interface LayoutBatch {
  positions: Float32Array<ArrayBuffer>
  /** Boxes of groups to draw below the nodes; null where none were asked for. */
  boxes: GroupBox[] | null
  /** Part of the way to the first settled picture, 0 to 1. */
  fraction: number
  settled: boolean
}
