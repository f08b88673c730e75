import { interpolateZoom } from 'd3-interpolate'
import { select } from 'd3-selection'
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom'
import type { D3ZoomEvent } from 'd3-zoom'
import { centre, magnification, toWorld } from './transform'
import type { Transform } from './transform'

/** Length of a flight to another place, in milliseconds. */
const flight = 450

/** The camera over a canvas: wheel, pinch and drag by d3-zoom, and flights by buttons, keys and search. */
export class Camera {
  readonly #zoom
  readonly #selection
  readonly #canvas: HTMLCanvasElement
  readonly #moved
  #before: Transform | null = null
  #frame = 0

  /**
   * @param isGround false where a point of the canvas shows a node, so that dragging there does not pan
   * @param changed called after each change, with true where a gesture on the canvas made it
   * @param moved called after a whole gesture or flight, with where the camera was before
   */
  constructor(
    canvas: HTMLCanvasElement,
    isGround: (x: number, y: number) => boolean,
    changed: (byUser: boolean) => void,
    moved: (before: Transform) => void
  ) {
    this.#canvas = canvas
    this.#moved = moved
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent(magnification)
      .filter((event: MouseEvent | TouchEvent) => event.type === 'wheel' || mayPan(event, isGround))
      .on('start', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        cancelAnimationFrame(this.#frame)
        if (sourceEvent != null) this.#before = this.transform
      })
      .on('zoom', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => changed(sourceEvent != null))
      .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        if (sourceEvent == null || !this.#before) return
        const before = this.#before
        this.#before = null
        if (!same(before, this.transform)) moved(before)
      })
    this.#selection = select(canvas)
    // A double click is two clicks on a KOL more often than a wish to zoom.
    this.#selection.call(this.#zoom).on('dblclick.zoom', null)
  }

  get transform(): Transform {
    return zoomTransform(this.#canvas)
  }

  /** Goes to a transform, in a smooth flight (van Wijk and Nuij 2003) unless the user wants no motion. */
  goTo(to: Transform, smooth: boolean): void {
    cancelAnimationFrame(this.#frame)
    const { clientWidth: width, clientHeight: height } = this.#canvas
    if (!smooth || width === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#set(to)
    const path = interpolateZoom(viewOf(this.transform, width, height), viewOf(to, width, height))
    const start = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - start) / flight))
      const eased = part * part * (3 - 2 * part)
      const [x, y, span] = path(eased)
      this.#set(centre(x, y, { x: 0, y: 0, width, height }, width / span))
      if (part < 1) this.#frame = requestAnimationFrame(step)
    }
    this.#frame = requestAnimationFrame(step)
  }

  /** Magnifies about the middle of the canvas. */
  zoomBy(factor: number): void {
    const before = this.transform
    this.#selection.call(this.#zoom.scaleBy, factor)
    if (!same(before, this.transform)) this.#moved(before)
  }

  /** Moves the picture by CSS pixels. */
  panBy(x: number, y: number): void {
    const { transform } = this
    this.#set({ k: transform.k, x: transform.x + x, y: transform.y + y })
    this.#moved(transform)
  }

  /** Unhooks the camera from its canvas. */
  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#selection.on('.zoom', null)
  }

  #set({ k, x, y }: Transform): void {
    this.#selection.call(this.#zoom.transform, zoomIdentity.translate(x, y).scale(k))
  }
}

/** The main button on the ground, or fingers: of one finger on a node the node is meant. */
function mayPan(event: MouseEvent | TouchEvent, isGround: (x: number, y: number) => boolean): boolean {
  // With Ctrl the system has other plans, with Shift a lasso is drawn.
  if (event.ctrlKey || event.shiftKey) return false
  if (!('button' in event)) return event.touches.length !== 1 || touchesGround(event, isGround)
  return event.button === 0 && isGround(event.offsetX, event.offsetY)
}

function touchesGround(event: TouchEvent, isGround: (x: number, y: number) => boolean): boolean {
  const [touch] = event.touches
  if (!touch || !(event.target instanceof Element)) return true
  const { left, top } = event.target.getBoundingClientRect()
  return isGround(touch.clientX - left, touch.clientY - top)
}

const same = (a: Transform, b: Transform) => a.k === b.k && a.x === b.x && a.y === b.y

/** A transform as what interpolateZoom wants: the world's point in the middle, and the world's width in view. */
function viewOf(transform: Transform, width: number, height: number): [number, number, number] {
  const [x, y] = toWorld(transform, width / 2, height / 2)
  return [x, y, width / transform.k]
}
