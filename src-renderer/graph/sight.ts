import { Camera } from './camera'
import type { Box } from './paint/labels'
import { centre, fit, toWorld, type Transform } from './transform'
import type { Insets, ViewStep } from './view-events'

/** Magnification at which a KOL's neighbours can be read. */
const readable = 0.9

export interface SightEvents {
  /** False where a point of the canvas shows a node, so that dragging there does not pan. */
  isGround(x: number, y: number): boolean
  /** The camera moved. */
  moved(): void
  /** The user moved the camera, in a whole gesture or flight. */
  stepped(step: ViewStep): void
}

/** What a camera looks at: the place of the world in the middle of its canvas, and how much that is magnified. */
export interface Standpoint {
  x: number
  y: number
  k: number
}

/** What of the picture is in sight: the camera, what panels leave of the canvas, and whether everybody is kept in it. */
export class Sight {
  /** The camera keeps everybody in sight until the user moves it. */
  follows = true
  readonly #canvas: HTMLCanvasElement
  readonly #events: SightEvents
  readonly #camera: Camera
  readonly #everybody: () => Box | null
  #insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }
  #covered: Partial<Insets> = {}
  /** Of the canvas, in CSS pixels, kept for when it is gone from the page. */
  #size = { width: 0, height: 0 }

  /** @param everybody the smallest box around all nodes, in world units; null before there are any */
  constructor(canvas: HTMLCanvasElement, everybody: () => Box | null, events: SightEvents) {
    this.#canvas = canvas
    this.#everybody = everybody
    this.#events = events
    this.#camera = new Camera(
      canvas,
      (x, y) => events.isGround(x, y),
      (byUser) => {
        if (byUser) this.follows = false
        events.moved()
      },
      (before) => this.#stepped(before)
    )
  }

  get transform(): Transform {
    return this.#camera.transform
  }

  /** The part of the canvas no panel covers, in CSS pixels. */
  get free(): Box {
    const { left, right, top, bottom } = { ...this.#insets, ...this.#covered }
    const { clientWidth, clientHeight } = this.#canvas
    return {
      x: left,
      y: top,
      width: Math.max(1, clientWidth - left - right),
      height: Math.max(1, clientHeight - top - bottom)
    }
  }

  /** Takes over what panels cover of the canvas, which may have another size. */
  resize(insets: Insets): void {
    this.#insets = insets
    this.#size = { width: this.#canvas.clientWidth, height: this.#canvas.clientHeight }
    this.keepUp()
  }

  /** Leaves room for what covers the picture from now on, without moving it. */
  cover(insets: Partial<Insets>): void {
    this.#covered = insets
  }

  /** Where the user has taken the camera; null as long as it keeps everybody in sight. */
  get standpoint(): Standpoint | null {
    if (this.follows) return null
    const [x, y] = toWorld(this.transform, this.#size.width / 2, this.#size.height / 2)
    return { x, y, k: this.transform.k }
  }

  /** Looks from where a camera stood earlier, on a canvas that may have had another size; no step of its own. */
  takeUp({ x, y, k }: Standpoint): void {
    this.follows = false
    const { clientWidth: width, clientHeight: height } = this.#canvas
    this.#camera.goTo(centre(x, y, { x: 0, y: 0, width, height }, k), false)
  }

  /** Shows everybody, and keeps doing so until the user moves the camera. */
  fit(): void {
    const before = this.transform
    this.follows = true
    const to = this.#fit(true)
    if (to) this.#stepped(before, to)
  }

  /** Shows everybody where they stand by now, as long as nobody has moved the camera. */
  keepUp(): void {
    if (this.follows) this.#fit(false)
  }

  zoomBy(factor: number): void {
    this.follows = false
    this.#camera.zoomBy(factor)
  }

  panBy(x: number, y: number): void {
    this.follows = false
    this.#camera.panBy(x, y)
  }

  /** Flies to a place of the world, near enough to read what is around it. */
  flyTo([x, y]: readonly [number, number]): void {
    const before = this.transform
    const to = centre(x, y, this.free, Math.max(before.k, readable))
    this.goTo(to)
    this.#stepped(before, to)
  }

  /** Brings a place of the world into the middle at once; no step of its own. */
  seek(x: number, y: number): void {
    this.follows = false
    this.#camera.goTo(centre(x, y, this.free, this.transform.k), false)
  }

  /** Shows a box of the world; no step of its own. */
  frame(box: Box): void {
    this.goTo(fit(box, this.free))
  }

  /** Flies to where the camera was; no step of its own. */
  goTo(to: Transform): void {
    this.follows = false
    this.#camera.goTo(to, true)
  }

  stop(): void {
    this.#camera.stop()
  }

  /** Shows everybody, and says where the camera comes to be. */
  #fit(smooth: boolean): Transform | null {
    const bounds = this.#everybody()
    if (!bounds) return null
    const to = fit(bounds, this.free)
    this.#camera.goTo(to, smooth)
    return to
  }

  #stepped(before: Transform, after: Transform = this.transform): void {
    this.#events.stepped({ undo: (view) => view.sight.goTo(before), redo: (view) => view.sight.goTo(after) })
  }
}
