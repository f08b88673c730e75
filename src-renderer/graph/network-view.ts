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
import { Sight } from './sight'
import { Spotlight } from './spotlight'
import { boundsOf, discScale, toWorld } from './transform'
import type { Insets, ViewEvents } from './view-events'

/** How far past a disc a pointer may be and still mean it, in CSS pixels. */
const slop = 4

/** The network on a canvas: joins positions, sight and pointer, and paints a frame whenever one of them changed. */
export class NetworkView {
  /** True while a drag draws a lasso instead of moving the picture. */
  lassoing = false
  readonly sight: Sight
  readonly #canvas: HTMLCanvasElement
  readonly #brush: CanvasRenderingContext2D
  readonly #events: ViewEvents
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
  #ratio = 1
  /** Where to fly once everybody stands still. */
  #awaited: number | null = null
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
    this.sight = new Sight(canvas, () => this.#everybody(), {
      isGround: (x, y) => !this.lassoing && this.#nodeAt(x, y) === null,
      moved: () => this.#request(),
      stepped: (step) => events.stepped(step)
    })
    this.#unwatch = watchPointer(canvas, {
      nodeAt: (x, y) => this.#nodeAt(x, y),
      hover: (node) => {
        if (node === this.#spotlight.hovered) return
        this.hover(node)
        events.hover(node)
      },
      pick: (node) => events.pick(node),
      drag: (node, x, y) => {
        this.sight.follows = false
        this.#arrangement.hold(node, ...toWorld(this.sight.transform, x, y))
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
    this.#minimap = canvas && new Minimap(canvas, (x, y) => this.sight.seek(x, y))
    this.#request()
  }

  /** Arranges another graph; `dress` it before it can be seen. For one that stands where it did the camera stays, too. */
  show(graph: LayoutGraph, wishes: ArrangementWishes = {}): void {
    const isFirst = this.#arrangement.positions.length === 0
    this.#scene = null
    this.#spotlight.hovered = null
    this.#awaited = null
    this.#arrangement.start(graph, wishes)
    this.sight.follows ||= isFirst || !this.#arrangement.settled
    this.#request()
  }

  /** Arranges the graph from scratch, whatever is known of its places, and shows everybody. */
  arrangeAnew(): void {
    const { transform, follows } = this.sight
    this.sight.follows = true
    const before = this.#arrangement.anew()
    if (!before) return
    const swap = swapOf(before)
    this.#events.stepped({
      undo: (view) => {
        view.sight.follows = follows
        swap(view)
        if (!follows) view.sight.goTo(transform)
      },
      redo: (view) => {
        view.sight.follows = true
        swap(view)
      }
    })
  }

  /** Lets everybody stand as they did; says how they stood until now. */
  stand(as: Standing): Standing {
    return this.#arrangement.stand(as)
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
    this.#ratio = devicePixelRatio
    const width = Math.round(this.#canvas.clientWidth * this.#ratio)
    const height = Math.round(this.#canvas.clientHeight * this.#ratio)
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width
      this.#canvas.height = height
    }
    this.sight.resize(insets)
    this.#request()
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
    this.sight.fit()
  }

  /** Flies to a node, near enough to read its neighbours; once the picture has settled. */
  flyTo(node: number): void {
    this.#awaited = this.#arrangement.settled ? null : node
    if (this.#awaited === null) this.sight.flyTo(this.#place(node))
  }

  /** Shows some nodes and what lies between them; that goes with what asked for it, and is no step of its own. */
  frame(nodes: readonly number[]): void {
    const { sheet } = this
    if (!sheet || nodes.length === 0) return
    const places = Float32Array.from(nodes.flatMap((node) => this.#place(node)))
    const radii = Float32Array.from(nodes, (node) => sheet.scene.radius[node]! + 40)
    const bounds = boundsOf(places, radii)
    if (bounds) this.sight.frame(bounds)
  }

  /** What is on the canvas, to paint it elsewhere; null before there is anything. */
  get sheet(): Sheet | null {
    const { positions } = this.#arrangement
    if (!this.#scene || !this.#palette || positions.length !== this.#scene.nodes * 2) return null
    const { clientWidth: width, clientHeight: height } = this.#canvas
    return { scene: this.#scene, palette: this.#palette, positions, transform: this.sight.transform, width, height }
  }

  /** What lies over the picture at present; null before there is anything. */
  get over(): Over | null {
    return this.#scene && this.#spotlight.over(this.#scene, this.sight.free)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#arrangement.stop()
    this.#base.stop()
    this.sight.stop()
    this.#minimap?.stop()
    this.#unwatch()
  }

  /** Positions, colours or sizes are new. */
  #rearranged(): void {
    this.#hits = null
    this.#minimap?.outdate()
    const { positions, settled } = this.#arrangement
    if (positions.length > 0) this.#base.place(positions, settled)
    this.sight.keepUp()
    this.#request()
  }

  #everybody(): Box | null {
    const { sheet } = this
    return sheet && boundsOf(sheet.positions, sheet.scene.radius)
  }

  #dropped(): void {
    const before = this.#arrangement.drop()
    if (!before) return
    const swap = swapOf(before)
    this.#events.stepped({ undo: swap, redo: swap })
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
    paintOver(this.#brush, sheet, this.#spotlight.over(sheet.scene, this.sight.free), this.#widths)
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
}

/** Lets everybody stand as they did, and the next time as they do then. */
function swapOf(standing: Standing): (view: NetworkView) => void {
  return (view) => {
    standing = view.stand(standing)
  }
}
