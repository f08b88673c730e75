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
  | { kind: 'positions'; positions: Float32Array }
  /** `quick` asks for the heaviest links first, if all of them took long the last time. */
  | { kind: 'paint'; request: number; view: View; quick: boolean }

/** What the worker answers with; a request may be answered twice, the first time without the lighter links. */
export interface Painted {
  request: number
  view: View
  bitmap: ImageBitmap
  full: boolean
}
