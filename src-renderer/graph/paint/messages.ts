import type { Transform } from '../transform'
import type { Drawing } from './painter'
import type { Palette } from './palette'

/** A picture to paint: the part of the world that a transform shows in `width × height` CSS pixels. */
export interface View {
  transform: Transform
  width: number
  height: number
  /** Device pixels per CSS pixel. */
  ratio: number
}

/** What the page tells the painting worker. */
export type ToPainter =
  | { kind: 'scene'; scene: Drawing; palette: Palette }
  /** `resting` once nobody moves any more. */
  | { kind: 'positions'; positions: Float32Array; resting: boolean }
  | { kind: 'paint'; request: number; view: View }

/**
 * What the worker answers with: the heaviest links first where all of them take long (`quick`), everybody at once after
 * they have come to rest (`backdrop`), which fills what the others leave empty, and the picture with all links (`full`).
 */
export interface Painted {
  request: number
  view: View
  detail: 'quick' | 'backdrop' | 'full'
  bitmap: ImageBitmap
}
