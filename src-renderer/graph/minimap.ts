import type { Box } from './paint/labels'
import type { Sheet } from './paint/painter'
import { boundsOf, centre, toScreen, toWorld, type Transform } from './transform'

/** Side of a KOL's dot, in CSS pixels. */
const dot = 1.5

interface Dots {
  positions: Float32Array
  scene: Sheet['scene']
  canvas: OffscreenCanvas
  transform: Transform
  /** Around everybody, in world units. */
  bounds: Box
}

/** The whole network at a glance, with the part in sight framed; a press or drag on it moves the camera there. */
export class Minimap {
  readonly #canvas: HTMLCanvasElement
  readonly #listening = new AbortController()
  /** The dots, as long as nobody moves. */
  #dots: Dots | null = null

  /** @param seek gets the point of the world that is to come into the middle of the picture */
  constructor(canvas: HTMLCanvasElement, seek: (x: number, y: number) => void) {
    this.#canvas = canvas
    const options = { signal: this.#listening.signal }
    const follow = (event: PointerEvent) => {
      if (this.#dots && event.buttons === 1) seek(...toWorld(this.#dots.transform, event.offsetX, event.offsetY))
    }
    canvas.addEventListener('pointermove', follow, options)
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        canvas.setPointerCapture(event.pointerId)
        follow(event)
      },
      options
    )
  }

  /** Somebody stands elsewhere; positions are rewritten in place, so that nobody could tell otherwise. */
  outdate(): void {
    this.#dots = null
  }

  draw(sheet: Sheet, ratio: number): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    if (width === 0 || height === 0) return
    if (this.#dots?.positions !== sheet.positions || this.#dots.scene !== sheet.scene) {
      this.#dots = dotsOf(sheet, width, height, ratio)
    }
    const brush = this.#canvas.getContext('2d')
    if (!brush || !this.#dots) return
    const corner = toWorld(sheet.transform, 0, 0)
    const opposite = toWorld(sheet.transform, sheet.width, sheet.height)
    // Where everybody is in sight there is nothing to find.
    this.#canvas.style.visibility = holds(corner, opposite, this.#dots.bounds) ? 'hidden' : 'visible'
    this.#canvas.width = width * ratio
    this.#canvas.height = height * ratio
    brush.drawImage(this.#dots.canvas, 0, 0)
    brush.scale(ratio, ratio)
    const [left, top] = toScreen(this.#dots.transform, ...corner)
    const [right, bottom] = toScreen(this.#dots.transform, ...opposite)
    brush.strokeStyle = sheet.palette.accent
    brush.lineWidth = 1.5
    brush.strokeRect(
      Math.max(1, left),
      Math.max(1, top),
      Math.min(width - 1, right) - Math.max(1, left),
      Math.min(height - 1, bottom) - Math.max(1, top)
    )
  }

  stop(): void {
    this.#listening.abort()
  }
}

function dotsOf({ scene, positions, palette }: Sheet, width: number, height: number, ratio: number): Dots | null {
  const bounds = boundsOf(positions, scene.radius)
  if (!bounds) return null
  const room = { x: 4, y: 4, width: width - 8, height: height - 8 }
  const k = Math.min(room.width / Math.max(1, bounds.width), room.height / Math.max(1, bounds.height))
  const transform = centre(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, room, k)
  const canvas = new OffscreenCanvas(width * ratio, height * ratio)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser gives no 2D drawing context.')
  brush.scale(ratio, ratio)
  scene.classes.forEach((_, nodeClass) => {
    brush.fillStyle = palette.classes[nodeClass]!
    brush.beginPath()
    for (const node of scene.order) {
      if (scene.classOf[node] !== nodeClass) continue
      const [x, y] = toScreen(transform, positions[node * 2]!, positions[node * 2 + 1]!)
      brush.rect(x - dot / 2, y - dot / 2, dot, dot)
    }
    brush.fill()
  })
  return { positions, scene, canvas, transform, bounds }
}

function holds(
  [left, top]: [number, number],
  [right, bottom]: [number, number],
  { x, y, width, height }: Box
): boolean {
  return left <= x && top <= y && right >= x + width && bottom >= y + height
}
