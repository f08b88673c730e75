import type { LayoutGraph } from './simulation'

/** What the page tells the layout worker. */
export type ToLayout =
  | { kind: 'start'; graph: LayoutGraph; settled: Float32Array | null }
  | { kind: 'hold'; node: number; x: number; y: number }

/** What the worker answers with: a copy of all positions, transferred, after each batch of ticks. */
export interface LayoutBatch {
  positions: Float32Array<ArrayBuffer>
  /** Part of the way to the first settled picture, 0 to 1. */
  fraction: number
  settled: boolean
}
