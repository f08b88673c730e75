import { paintEdges, paintNodes } from './painter'
import type { Sheet } from './painter'
import type { Transform } from './transform'

/** Part of the canvas's width and height painted beyond each of its edges, so that a short pan needs no painting. */
const margin = 0.2
/** Links painted while the picture moves; a frame must not take longer than these do. */
export const segmentsWhileMoving = 4000
/** Time a frame may spend on the full picture, in milliseconds. */
const frameBudget = 7
/** How far the magnification may differ from that of the stored picture before a new one is needed. */
const stretch = 1.3

interface Stored {
  canvas: OffscreenCanvas
  sheet: Sheet
  full: boolean
}

/**
 * The links and discs, kept as a picture that is moved and stretched with the camera. While something moves, a picture
 * with the heaviest links only is painted at once; the full one follows in slices as soon as there is time.
 */
export class BaseLayer {
  #front: Stored | null = null
  #spare: OffscreenCanvas | null = null
  #next: { stored: Stored; work: Generator<number> } | null = null

  /** Forgets the stored picture: other positions, colours or size. */
  invalidate(): void {
    if (this.#front) this.#spare ??= this.#front.canvas
    this.#front = null
    this.#next = null
  }

  /**
   * Draws the layer onto a canvas that is scaled to CSS pixels.
   *
   * @param ratio device pixels per CSS pixel
   * @param moving true while the camera or the nodes move
   * @returns true once the full picture for this sheet is on the canvas; else another frame is wanted
   */
  draw(onto: CanvasRenderingContext2D, sheet: Sheet, ratio: number, moving: boolean): boolean {
    const share = Math.min(1, segmentsWhileMoving / Math.max(1, sheet.scene.source.length))
    if (!this.#front || !usable(this.#front, sheet, share === 1)) {
      this.#next = null
      this.#show(this.#begin(sheet, ratio, share === 1), share)
    }
    const done = this.#front!.full && this.#front!.sheet.transform.k === sheet.transform.k
    if (!done && !moving) this.#work(sheet, ratio)
    blit(onto, this.#front!, sheet.transform)
    return this.#front!.full && this.#front!.sheet.transform.k === sheet.transform.k
  }

  /** Continues the full picture for as long as a frame allows. */
  #work(sheet: Sheet, ratio: number): void {
    if (!this.#next || !usable(this.#next.stored, sheet, true)) {
      const stored = this.#begin(sheet, ratio, true)
      this.#next = { stored, work: paintEdges(brushOf(stored.canvas), stored.sheet, 1) }
    }
    const { stored, work } = this.#next
    const end = performance.now() + frameBudget
    do {
      if (!work.next().done) continue
      this.#next = null
      this.#finish(stored)
      return
    } while (performance.now() < end)
  }

  #show(stored: Stored, share: number): void {
    const work = paintEdges(brushOf(stored.canvas), stored.sheet, share)
    while (!work.next().done);
    this.#finish(stored)
  }

  #finish(stored: Stored): void {
    paintNodes(brushOf(stored.canvas), stored.sheet)
    this.#spare = this.#front?.canvas ?? this.#spare
    this.#front = stored
  }

  /** An empty picture with margins around the sheet. */
  #begin(sheet: Sheet, ratio: number, full: boolean): Stored {
    const [padX, padY] = [Math.ceil(sheet.width * margin), Math.ceil(sheet.height * margin)]
    const width = sheet.width + padX * 2
    const height = sheet.height + padY * 2
    const canvas = this.#spare ?? new OffscreenCanvas(1, 1)
    this.#spare = null
    canvas.width = Math.ceil(width * ratio)
    canvas.height = Math.ceil(height * ratio)
    const { k, x, y } = sheet.transform
    brushOf(canvas).scale(ratio, ratio)
    return { canvas, full, sheet: { ...sheet, width, height, transform: { k, x: x + padX, y: y + padY } } }
  }
}

function brushOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser gives no 2D drawing context.')
  return brush
}

/** True where the stored picture, moved and stretched, fills the sheet; `exact` wants it at the same magnification. */
function usable(stored: Stored, sheet: Sheet, exact: boolean): boolean {
  const factor = sheet.transform.k / stored.sheet.transform.k
  if (exact ? factor !== 1 : factor > stretch || factor < 1 / stretch) return false
  const { x, y } = offsetOf(stored, sheet.transform)
  return (
    x <= 0 &&
    y <= 0 &&
    x + stored.sheet.width * factor >= sheet.width &&
    y + stored.sheet.height * factor >= sheet.height
  )
}

/** Where the stored picture's corner comes to lie on the screen under another transform. */
function offsetOf(stored: Stored, to: Transform): { x: number; y: number } {
  const from = stored.sheet.transform
  const factor = to.k / from.k
  return { x: to.x - from.x * factor, y: to.y - from.y * factor }
}

function blit(onto: CanvasRenderingContext2D, stored: Stored, to: Transform): void {
  const factor = to.k / stored.sheet.transform.k
  const { x, y } = offsetOf(stored, to)
  onto.drawImage(stored.canvas, x, y, stored.sheet.width * factor, stored.sheet.height * factor)
}
