import { Camera } from './camera'
import { HitTest } from './hit-test'
import { inside, paintLasso, type Polygon } from './lasso'
import { Arrangement, type ArrangementWishes, type Standing } from './layout/arrangement'
import type { LayoutGraph } from './layout/simulation'
import { Minimap } from './minimap'
import { BaseLayer } from './paint/base-layer'
import { paintBoxes } from './paint/boxes'
import { paintOver, TextWidths, type Over } from './paint/frame'
import type { Box } from './paint/labels'
import type { Light } from './paint/light'
import type { Sheet } from './paint/painter'
import type { Palette } from './paint/palette'
import { watchPointer } from './pointer'
import type { Scene } from './scene'
import { Spotlight } from './spotlight'
import { boundsOf, centre, discScale, fit, toWorld, type Transform } from './transform'
import type { Insets, ViewEvents } from './view-events'

/** How far past a disc a pointer may be and still mean it, in CSS pixels. */
const slop = 4
/** Magnification at which a KOL's neighbours can be read. */
const readable = 0.9

/** The network on a canvas: joins positions, camera and pointer, and paints a frame whenever one of them changed. */
export class NetworkView {
  /** True while a drag draws a lasso instead of moving the picture. */
  lassoing = false
  readonly #canvas: HTMLCanvasElement
  readonly #brush: CanvasRenderingContext2D
  readonly #events: ViewEvents
  readonly #camera: Camera
  readonly #arrangement: Arrangement
  readonly #base: BaseLayer
  readonly #widths = new TextWidths()
  readonly #spotlight = new Spotlight()
  readonly #unwatch: () => void
  #minimap: Minimap | null = null
  #scene: Scene | null = null
  #palette: Palette | null = null
  #hits: HitTest | null = null
  #lasso: Polygon = []
  #boxNames: readonly string[] = []
  #insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }
  #covered: Partial<Insets> = {}
  #ratio = 1
  /** Where to fly once everybody stands still. */
  #awaited: number | null = null
  /** The camera keeps everybody in sight until the user moves it. */
  #follow = true
  #frame = 0

  constructor(canvas: HTMLCanvasElement, events: ViewEvents) {
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('This browser gives no 2D drawing context.')
    this.#canvas = canvas
    this.#brush = brush
    this.#events = events
    this.#base = new BaseLayer(
      () => this.#request(),
      (reason) => events.failed(reason)
    )
    this.#arrangement = new Arrangement({
      moved: () => this.#rearranged(),
      arranging: (fraction) => {
        events.arranging(fraction)
        if (fraction >= 1 && this.#awaited !== null) this.flyTo(this.#awaited)
      },
      settled: (positions) => events.settled(positions),
      failed: (reason) => events.failed(reason)
    })
    this.#camera = new Camera(
      canvas,
      (x, y) => !this.lassoing && this.#nodeAt(x, y) === null,
      (byUser) => {
        if (byUser) this.#follow = false
        this.#request()
      },
      (before) => this.#stepped(before)
    )
    this.#unwatch = watchPointer(canvas, {
      nodeAt: (x, y) => this.#nodeAt(x, y),
      hover: (node) => {
        if (node === this.#spotlight.hovered) return
        this.hover(node)
        events.hover(node)
      },
      pick: (node) => events.pick(node),
      drag: (node, x, y) => {
        this.#follow = false
        this.#arrangement.hold(node, ...toWorld(this.#camera.transform, x, y))
      },
      dropped: () => this.#dropped(),
      lassoing: () => this.lassoing,
      lasso: (points) => {
        this.#lasso = points
        this.#request()
      },
      lassoed: (points) => this.#caught(points)
    })
  }

  /** Draws the network small on another canvas, too; null ends that. */
  overview(canvas: HTMLCanvasElement | null): void {
    this.#minimap?.stop()
    this.#minimap =
      canvas &&
      new Minimap(canvas, (x, y) => {
        this.#follow = false
        this.#camera.goTo(centre(x, y, this.#free(), this.#camera.transform.k), false)
      })
    this.#request()
  }

  /** Arranges another graph; `dress` it before it can be seen. For one that stands where it did the camera stays, too. */
  show(graph: LayoutGraph, wishes: ArrangementWishes = {}): void {
    const isFirst = this.#arrangement.positions.length === 0
    this.#scene = null
    this.#spotlight.hovered = null
    this.#awaited = null
    this.#arrangement.start(graph, wishes)
    this.#follow ||= isFirst || !this.#arrangement.settled
    this.#request()
  }

  /** Arranges the graph from scratch, whatever is known of its places, and shows everybody. */
  arrangeAnew(): void {
    const [camera, followed] = [this.#camera.transform, this.#follow]
    this.#follow = true
    const before = this.#arrangement.anew()
    if (!before) return
    const swap = this.#swap(before)
    this.#events.stepped({
      undo: () => {
        this.#follow = followed
        swap()
        if (!followed) this.#camera.goTo(camera, true)
      },
      redo: () => {
        this.#follow = true
        swap()
      }
    })
  }

  /** Names the boxes of an arrangement in boxes, by their groups. */
  nameBoxes(names: readonly string[]): void {
    this.#boxNames = names
  }

  /** Gives the graph shown last its colours and sizes, or shows a part of it. */
  dress(scene: Scene, palette: Palette): void {
    this.#scene = scene
    this.#palette = palette
    this.#base.dress({ scene, palette })
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
    }
    if (this.#follow) this.#fit(false)
    this.#request()
  }

  /** Leaves room for what covers the picture from now on, without moving it. */
  cover(insets: Partial<Insets>): void {
    this.#covered = insets
  }

  /** Keeps a node and its neighbours lit, or none. */
  pin(node: number | null): void {
    this.#spotlight.pinned = node
    this.#request()
  }

  /** Lights a node and its neighbours as if the pointer were on it. */
  hover(node: number | null): void {
    this.#spotlight.hovered = node
    this.#canvas.style.cursor = this.lassoing ? 'crosshair' : node === null ? '' : 'pointer'
    this.#request()
  }

  /** Lights a path or a group as long as the pointer is on nobody; null ends that. */
  illuminate(light: Light | null): void {
    this.#spotlight.light = light
    this.#request()
  }

  /** Draws rings around these KOLs. */
  mark(nodes: readonly number[]): void {
    this.#spotlight.marked = nodes
    this.#request()
  }

  /** Shows everybody, and keeps doing so until the user moves the camera. */
  fit(): void {
    this.#awaited = null
    const before = this.#camera.transform
    this.#follow = true
    const to = this.#fit(true)
    if (to) this.#stepped(before, to)
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
    const before = this.#camera.transform
    const k = Math.max(before.k, readable)
    const to = centre(...this.#place(node), this.#free(), k)
    this.#camera.goTo(to, true)
    this.#stepped(before, to)
  }

  /** Shows some nodes and what lies between them; that goes with what asked for it, and is no step of its own. */
  frame(nodes: readonly number[]): void {
    const { sheet } = this
    if (!sheet || nodes.length === 0) return
    this.#follow = false
    const places = Float32Array.from(nodes.flatMap((node) => this.#place(node)))
    const radii = Float32Array.from(nodes, (node) => sheet.scene.radius[node]! + 40)
    const bounds = boundsOf(places, radii)
    if (bounds) this.#camera.goTo(fit(bounds, this.#free()), true)
  }

  /** What is on the canvas, to paint it elsewhere; null before there is anything. */
  get sheet(): Sheet | null {
    const { positions } = this.#arrangement
    if (!this.#scene || !this.#palette || positions.length !== this.#scene.nodes * 2) return null
    const { clientWidth: width, clientHeight: height } = this.#canvas
    return { scene: this.#scene, palette: this.#palette, positions, transform: this.#camera.transform, width, height }
  }

  /** What lies over the picture at present; null before there is anything. */
  get over(): Over | null {
    return this.#scene && this.#spotlight.over(this.#scene, this.#free())
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#arrangement.stop()
    this.#base.stop()
    this.#camera.stop()
    this.#minimap?.stop()
    this.#unwatch()
  }

  /** Positions, colours or sizes are new. */
  #rearranged(): void {
    this.#hits = null
    this.#minimap?.outdate()
    const { positions, settled } = this.#arrangement
    if (positions.length > 0) this.#base.place(positions, settled)
    if (this.#follow) this.#fit(false)
    this.#request()
  }

  /** Shows everybody, and says where the camera comes to be. */
  #fit(smooth: boolean): Transform | null {
    const { sheet } = this
    const bounds = sheet && boundsOf(sheet.positions, sheet.scene.radius)
    if (!bounds) return null
    const to = fit(bounds, this.#free())
    this.#camera.goTo(to, smooth)
    return to
  }

  #stepped(before: Transform, after: Transform = this.#camera.transform): void {
    const go = (to: Transform) => {
      this.#follow = false
      this.#camera.goTo(to, true)
    }
    this.#events.stepped({ undo: () => go(before), redo: () => go(after) })
  }

  #dropped(): void {
    const before = this.#arrangement.drop()
    if (!before) return
    const swap = this.#swap(before)
    this.#events.stepped({ undo: swap, redo: swap })
  }

  /** Lets everybody stand as they did, and the next time as they do then. */
  #swap(standing: Standing): () => void {
    return () => {
      standing = this.#arrangement.stand(standing)
    }
  }

  #caught(points: Polygon): void {
    this.#lasso = []
    const { sheet } = this
    if (sheet) this.#events.lassoed(inside(points, sheet.scene, sheet.positions, sheet.transform))
    this.#request()
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
    const whole = this.#base.draw(this.#brush, sheet, this.#ratio)
    paintBoxes(this.#brush, sheet, this.#arrangement.boxes, this.#boxNames)
    paintOver(this.#brush, sheet, this.#spotlight.over(sheet.scene, this.#free()), this.#widths)
    if (this.#lasso.length > 1) paintLasso(this.#brush, this.#lasso, sheet.palette)
    this.#minimap?.draw(sheet, this.#ratio)
    this.#events.painted(whole && this.#arrangement.settled)
  }

  #nodeAt(x: number, y: number): number | null {
    const { sheet } = this
    if (!sheet) return null
    this.#hits ??= new HitTest(sheet.positions, sheet.scene.radius, sheet.scene.order)
    const { k } = sheet.transform
    // The hit test works in world units, in which a disc is smaller the more the picture is magnified.
    return this.#hits.at(...toWorld(sheet.transform, x, y), discScale(k) / k, slop / k)
  }

  #place(node: number): [number, number] {
    const { positions } = this.#arrangement
    return [positions[node * 2]!, positions[node * 2 + 1]!]
  }

  #free(): Box {
    const { left, right, top, bottom } = { ...this.#insets, ...this.#covered }
    const { clientWidth, clientHeight } = this.#canvas
    return {
      x: left,
      y: top,
      width: Math.max(1, clientWidth - left - right),
      height: Math.max(1, clientHeight - top - bottom)
    }
  }
}
