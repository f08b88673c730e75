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

/**
 * What a picture is for: `sight` is wanted soon, so that the heaviest links come first if all of them took long the last
 * time; `backdrop` shows everybody, and fills what a picture leaves empty while the camera goes beyond it.
 */
export type Purpose = 'sight' | 'backdrop'

/** What the page tells the painting worker. */
export type ToPainter =
  | { kind: 'scene'; scene: Drawing; palette: Palette }
  | { kind: 'positions'; positions: Float32Array }
  | { kind: 'paint'; request: number; view: View; purpose: Purpose }

/** What the worker answers with; a request may be answered twice, the first time without the lighter links. */
export interface Painted {
  request: number
  view: View
  purpose: Purpose
  bitmap: ImageBitmap
  full: boolean
}
