import { BaseLayer } from './base-layer'
import { Camera } from './camera'
import { paintOver, TextWidths } from './frame'
import { HitTest } from './hit-test'
import type { Box } from './labels'
import { Arrangement } from './layout/arrangement'
import type { LayoutGraph } from './layout/simulation'
import type { Sheet } from './painter'
import type { Palette } from './palette'
import { watchPointer } from './pointer'
import type { Scene } from './scene'
import { boundsOf, centre, discScale, toWorld } from './transform'

/** How much of the canvas panels cover on each side, in CSS pixels. */
export interface Insets {
  left: number
  right: number
  top: number
  bottom: number
}

export interface ViewEvents {
  hover(node: number | null): void
  pick(node: number | null): void
  /** How far the picture has been arranged, 0 to 1. */
  arranging(fraction: number): void
  failed(reason: string): void
}

/** Time without a movement after which the full picture is painted, in milliseconds. */
const rest = 140
/** How far past a disc a pointer may be and still mean it, in CSS pixels. */
const slop = 4
/** Magnification at which a KOL's neighbours can be read. */
const readable = 0.9

/** The network on a canvas: joins positions, camera and pointer, and paints a frame whenever one of them changed. */
export class NetworkView {
  readonly #canvas: HTMLCanvasElement
  readonly #brush: CanvasRenderingContext2D
  readonly #camera: Camera
  readonly #arrangement: Arrangement
  readonly #base = new BaseLayer()
  readonly #widths = new TextWidths()
  readonly #unwatch: () => void
  #scene: Scene | null = null
  #palette: Palette | null = null
  #hits: HitTest | null = null
  #hovered: number | null = null
  #pinned: number | null = null
  #insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }
  #ratio = 1
  /** Where to fly once everybody stands still. */
  #awaited: number | null = null
  /** The camera keeps everybody in sight until the user moves it. */
  #follow = true
  #movedAt = -Infinity
  #frame = 0

  constructor(canvas: HTMLCanvasElement, events: ViewEvents) {
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('This browser gives no 2D drawing context.')
    this.#canvas = canvas
    this.#brush = brush
    this.#arrangement = new Arrangement({
      moved: () => this.#rearranged(),
      arranging: (fraction) => {
        events.arranging(fraction)
        if (fraction >= 1 && this.#awaited !== null) this.flyTo(this.#awaited)
      },
      failed: (reason) => events.failed(reason)
    })
    this.#camera = new Camera(
      canvas,
      (x, y) => this.#nodeAt(x, y) === null,
      (byUser) => {
        if (byUser) this.#follow = false
        this.#movedAt = performance.now()
        this.#request()
      }
    )
    this.#unwatch = watchPointer(canvas, {
      nodeAt: (x, y) => this.#nodeAt(x, y),
      hover: (node) => {
        if (node === this.#hovered) return
        this.light(node)
        events.hover(node)
      },
      pick: (node) => events.pick(node),
      drag: (node, x, y) => {
        this.#follow = false
        this.#arrangement.hold(node, ...toWorld(this.#camera.transform, x, y))
      }
    })
  }

  /** Arranges another graph; `dress` it before it can be seen. */
  show(graph: LayoutGraph): void {
    this.#scene = null
    this.#hovered = null
    this.#awaited = null
    this.#follow = true
    this.#arrangement.start(graph)
    this.#request()
  }

  /** Gives the graph shown last its colours and sizes. */
  dress(scene: Scene, palette: Palette): void {
    this.#scene = scene
    this.#palette = palette
    this.#rearranged()
  }

  /** Takes over the canvas's size, and what panels cover of it. */
  resize(insets: Insets): void {
    this.#insets = insets
    this.#ratio = devicePixelRatio
    const width = Math.round(this.#canvas.clientWidth * this.#ratio)
    const height = Math.round(this.#canvas.clientHeight * this.#ratio)
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width
      this.#canvas.height = height
      this.#base.invalidate()
    }
    if (this.#follow) this.#fit(false)
    this.#request()
  }

  /** Keeps a node lit, or none. */
  pin(node: number | null): void {
    this.#pinned = node
    this.#request()
  }

  /** Lights a node as if the pointer were on it. */
  light(node: number | null): void {
    this.#hovered = node
    this.#canvas.style.cursor = node === null ? '' : 'pointer'
    this.#request()
  }

  /** Shows everybody, and keeps doing so until the user moves the camera. */
  fit(): void {
    this.#awaited = null
    this.#follow = true
    this.#fit(true)
  }

  zoomBy(factor: number): void {
    this.#follow = false
    this.#camera.zoomBy(factor)
  }

  panBy(x: number, y: number): void {
    this.#follow = false
    this.#camera.panBy(x, y)
  }

  /** Flies to a node, near enough to read its neighbours; once the picture has settled. */
  flyTo(node: number): void {
    this.#awaited = this.#arrangement.settled ? null : node
    if (this.#awaited !== null) return
    this.#follow = false
    const k = Math.max(this.#camera.transform.k, readable)
    this.#camera.goTo(centre(...this.#place(node), this.#free(), k), true)
  }

  /** What is on the canvas, to paint it elsewhere; null before there is anything. */
  get sheet(): Sheet | null {
    const { positions } = this.#arrangement
    if (!this.#scene || !this.#palette || positions.length !== this.#scene.nodes * 2) return null
    const { clientWidth: width, clientHeight: height } = this.#canvas
    return { scene: this.#scene, palette: this.#palette, positions, transform: this.#camera.transform, width, height }
  }

  get focus(): { focus: number | null; pinned: number | null; free: Box } {
    return { focus: this.#hovered ?? this.#pinned, pinned: this.#pinned, free: this.#free() }
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#arrangement.stop()
    this.#camera.stop()
    this.#unwatch()
  }

  /** Positions, colours or sizes are new. */
  #rearranged(): void {
    this.#hits = null
    this.#base.invalidate()
    this.#movedAt = performance.now()
    if (this.#follow) this.#fit(false)
    this.#request()
  }

  #fit(smooth: boolean): void {
    const { sheet } = this
    const bounds = sheet && boundsOf(sheet.positions, sheet.scene.radius)
    if (bounds) this.#camera.fit(bounds, this.#free(), smooth)
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#frame = 0
    const { sheet } = this
    this.#brush.setTransform(1, 0, 0, 1, 0, 0)
    this.#brush.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    if (!sheet || sheet.width === 0) return
    this.#brush.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
    const moving = performance.now() - this.#movedAt < rest
    const full = this.#base.draw(this.#brush, sheet, this.#ratio, moving)
    paintOver(this.#brush, sheet, this.focus, this.#widths)
    if (!full) this.#request()
  }

  #nodeAt(x: number, y: number): number | null {
    const { sheet } = this
    if (!sheet) return null
    this.#hits ??= new HitTest(sheet.positions, sheet.scene.radius)
    const { k } = sheet.transform
    // The hit test works in world units, in which a disc is smaller the more the picture is magnified.
    return this.#hits.at(...toWorld(sheet.transform, x, y), discScale(k) / k, slop / k)
  }

  #place(node: number): [number, number] {
    const { positions } = this.#arrangement
    return [positions[node * 2]!, positions[node * 2 + 1]!]
  }

  #free(): Box {
    const { left, right, top, bottom } = this.#insets
    const { clientWidth, clientHeight } = this.#canvas
    return {
      x: left,
      y: top,
      width: Math.max(1, clientWidth - left - right),
      height: Math.max(1, clientHeight - top - bottom)
    }
  }
}
