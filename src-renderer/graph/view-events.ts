import type { NetworkView } from './network-view'

/** How much of the canvas panels cover on each side, in CSS pixels. */
export interface Insets {
  left: number
  right: number
  top: number
  bottom: number
}

/** A change of the picture that can be taken back and made again, by whichever view shows the network by then. */
export interface ViewStep {
  undo(view: NetworkView): void
  redo(view: NetworkView): void
}

export interface ViewEvents {
  hover(node: number | null): void
  pick(node: number | null): void
  /** KOLs inside a lasso. */
  lassoed(nodes: number[]): void
  /** How far the picture has been arranged, 0 to 1. */
  arranging(fraction: number): void
  /** Everybody stands still in places that are new: where they stand, to keep. */
  settled(positions: Float32Array): void
  /** The camera was moved, or somebody in the picture. */
  stepped(step: ViewStep): void
  /** Whether what is on the canvas is the whole picture, sharp and with all links. */
  painted(whole: boolean): void
  failed(reason: string): void
}
