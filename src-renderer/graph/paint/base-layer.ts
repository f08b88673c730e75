import type { Painted, ToPainter, View } from './messages'
import { drawingOf, type Sheet } from './painter'
import type { Transform } from '../transform'

/** Part of the canvas's width and height painted beyond each of its edges, so that a short pan needs no painting. */
const margin = 0.2

/**
 * The links and discs, painted by a worker. The page moves and stretches the last picture it got with the camera, which
 * costs the same for a hundred KOLs and for fifty thousand; a sharp one follows as soon as it is painted.
 */
export class BaseLayer {
  readonly #worker: Worker
  readonly #arrived: () => void
  #painted: Painted | null = null
  #backdrop: Painted | null = null
  #asked: View | null = null
  #requests = 0
  /** Pictures asked for earlier than this show other positions or colours. */
  #validFrom = 1

  /**
   * @param arrived called when there is a new picture to draw
   * @param failed gets the sentence of what went wrong in the worker
   */
  constructor(arrived: () => void, failed: (reason: string) => void) {
    this.#arrived = arrived
    this.#worker = new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Painted>) => this.#receive(data))
    this.#worker.addEventListener('error', (event) => failed(event.message || 'The painting worker did not start.'))
  }

  /** Other links, colours or sizes. */
  dress({ scene, palette }: Pick<Sheet, 'scene' | 'palette'>): void {
    this.#tell({ kind: 'scene', scene: drawingOf(scene), palette })
    this.#outdate()
  }

  /** Other positions; `resting` once nobody moves any more. */
  place(positions: Float32Array, resting: boolean): void {
    this.#tell({ kind: 'positions', positions, resting })
    this.#outdate()
  }

  /**
   * Draws the last picture onto a canvas that is scaled to CSS pixels, and asks for another one where it does not fit.
   *
   * @param ratio device pixels per CSS pixel
   * @returns true where what is on the canvas is the full picture for this sheet
   */
  draw(onto: CanvasRenderingContext2D, sheet: Sheet, ratio: number): boolean {
    const painted = this.#painted
    const current = painted !== null && painted.request >= this.#validFrom
    const fits = current && covers(painted.view, sheet) && painted.view.transform.k === sheet.transform.k
    const settled = fits && painted.detail === 'full' && painted.view.ratio === ratio
    if (!settled) this.#ask(sheet, ratio)
    if (!painted) return false
    if (this.#backdrop && !covers(painted.view, sheet)) {
      blit(onto, this.#backdrop, sheet.transform)
      const { x, y } = offsetOf(painted.view, sheet.transform)
      const factor = sheet.transform.k / painted.view.transform.k
      onto.clearRect(x, y, painted.view.width * factor, painted.view.height * factor)
    }
    blit(onto, painted, sheet.transform)
    return settled
  }

  stop(): void {
    this.#worker.terminate()
  }

  #outdate(): void {
    this.#validFrom = this.#requests + 1
    this.#backdrop?.bitmap.close()
    this.#backdrop = null
    this.#asked = null
  }

  /** Asks for the part of the world in sight and a margin around it, unless what has been asked for already shows it. */
  #ask(sheet: Sheet, ratio: number): void {
    const asked = this.#asked
    if (asked && asked.ratio === ratio && asked.transform.k === sheet.transform.k && covers(asked, sheet)) return
    const [padX, padY] = [Math.ceil(sheet.width * margin), Math.ceil(sheet.height * margin)]
    const { k, x, y } = sheet.transform
    const view: View = {
      transform: { k, x: x + padX, y: y + padY },
      width: sheet.width + padX * 2,
      height: sheet.height + padY * 2,
      ratio
    }
    this.#asked = view
    this.#tell({ kind: 'paint', request: ++this.#requests, view })
  }

  #receive(painted: Painted): void {
    if (painted.detail === 'backdrop') {
      this.#backdrop?.bitmap.close()
      this.#backdrop = painted
      return
    }
    // While nodes move every picture is outdated when it comes, and still better than none.
    this.#painted?.bitmap.close()
    this.#painted = painted
    this.#arrived()
  }

  #tell(message: ToPainter): void {
    this.#worker.postMessage(message)
  }
}

/** True where a picture, moved and stretched, fills the sheet. */
function covers(view: View, sheet: Sheet): boolean {
  const factor = sheet.transform.k / view.transform.k
  const { x, y } = offsetOf(view, sheet.transform)
  return x <= 0 && y <= 0 && x + view.width * factor >= sheet.width && y + view.height * factor >= sheet.height
}

/** Where a picture's corner comes to lie on the screen under another transform. */
function offsetOf(view: View, to: Transform): { x: number; y: number } {
  const factor = to.k / view.transform.k
  return { x: to.x - view.transform.x * factor, y: to.y - view.transform.y * factor }
}

function blit(onto: CanvasRenderingContext2D, { bitmap, view }: Painted, to: Transform): void {
  const factor = to.k / view.transform.k
  const { x, y } = offsetOf(view, to)
  onto.drawImage(bitmap, x, y, view.width * factor, view.height * factor)
}
