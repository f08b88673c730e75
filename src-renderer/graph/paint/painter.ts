import { arrowhead, arrowsFrom } from '../arrows'
import { dashesOf } from '../edge-colours'
import { hullOf, type Outline } from '../hulls'
import { ringDash, ringGap, ringWidth } from '../rings'
import type { Scene } from '../scene'
import { discScale } from '../transform'
import type { Transform } from '../transform'
import type { Palette } from './palette'

/** Segments in one stroke(): a path of hundreds of thousands takes the rasteriser time that grows with its square. */
const segmentsPerStroke = 4000
/** Discs below this radius, in CSS pixels, are painted as squares: nobody sees the difference, and they take a tenth of the time. */
const squareBelow = 1.6
/** Room between the members of a community and its hull, in world units. */
const hullMargin = 16

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** What of a scene the links and discs need. */
export type Drawing = Pick<
  Scene,
  | 'nodes'
  | 'radius'
  | 'classOf'
  | 'classes'
  | 'rings'
  | 'edgeClasses'
  | 'source'
  | 'target'
  | 'styles'
  | 'order'
  | 'hulls'
  | 'directed'
>

/** A scene without what only its page needs, to be sent to a worker. */
export function drawingOf(scene: Scene): Drawing {
  const { nodes, radius, classOf, classes, rings, edgeClasses, source, target, styles, order, hulls, directed } = scene
  return { nodes, radius, classOf, classes, rings, edgeClasses, source, target, styles, order, hulls, directed }
}

/** What is painted and where: positions are world units, `[x0, y0, …]`; sizes are CSS pixels. */
export interface Sheet<S extends Drawing = Scene> {
  scene: S
  positions: Float32Array
  transform: Transform
  width: number
  height: number
  palette: Palette
}

/** How strongly lines are drawn: the more there are and the smaller the picture, the fainter. */
export function edgeOpacity(edges: number, k: number): number {
  return Math.min(0.55, Math.max(0.1, (14 * Math.max(1, k)) / Math.sqrt(Math.max(edges, 1))))
}

/** Outlines of a scene's communities, as long as nobody moves. */
let outlined: { scene: Drawing; positions: Float32Array; outlines: (Outline | null)[] } | null = null

/** Outlines of the communities of a scene, in the order of its hulls; null for one that is too small. */
export function outlinesOf(scene: Drawing, positions: Float32Array): readonly (Outline | null)[] {
  if (outlined?.scene !== scene || outlined.positions !== positions) {
    const members = scene.classes.map((): number[] => [])
    for (const node of scene.order) members[scene.classOf[node]!]!.push(node)
    outlined = {
      scene,
      positions,
      outlines: scene.hulls.map((hull) => hullOf(positions, members[hull]!, scene.order, hullMargin))
    }
  }
  return outlined.outlines
}

/** Fills the outlines of the communities, very faintly, below everything else. */
export function paintHulls(brush: Brush, { scene, positions, transform, palette }: Sheet<Drawing>): void {
  const { k, x: shiftX, y: shiftY } = transform
  outlinesOf(scene, positions).forEach((outline, place) => {
    if (!outline) return
    brush.beginPath()
    for (const [x, y] of outline) brush.lineTo(x * k + shiftX, y * k + shiftY)
    brush.closePath()
    brush.fillStyle = brush.strokeStyle = palette.classes[scene.hulls[place]!]!
    brush.globalAlpha = 0.07
    brush.fill()
    brush.globalAlpha = 0.35
    brush.lineWidth = 1
    brush.stroke()
  })
  brush.globalAlpha = 1
}

/**
 * Strokes the links style by style, in pieces: it yields after each stroke with the number of segments in it, so that
 * the caller may let something else pass in between.
 *
 * @param share part of each style's links to draw, heaviest first; 1 draws all
 */
export function* paintEdges(brush: Brush, sheet: Sheet<Drawing>, share: number): Generator<number> {
  const { scene, positions, transform, width, height, palette } = sheet
  const { k, x: shiftX, y: shiftY } = transform
  const arrows = scene.directed && k >= arrowsFrom
  const scale = discScale(k)
  brush.lineCap = 'butt'
  for (const style of scene.styles) {
    brush.strokeStyle = palette.edges[style.edgeClass]!
    brush.globalAlpha = edgeOpacity(scene.source.length * share, k)
    brush.lineWidth = style.width
    brush.setLineDash([...dashesOf[scene.edgeClasses[style.edgeClass]!.stroke]])
    let segments = 0
    brush.beginPath()
    const to = style.from + Math.ceil((style.to - style.from) * share)
    for (let edge = style.from; edge < to; edge++) {
      const [from, end] = [scene.source[edge]! * 2, scene.target[edge]! * 2]
      const x1 = positions[from]! * k + shiftX
      const x2 = positions[end]! * k + shiftX
      if ((x1 < 0 && x2 < 0) || (x1 > width && x2 > width)) continue
      const y1 = positions[from + 1]! * k + shiftY
      const y2 = positions[end + 1]! * k + shiftY
      if ((y1 < 0 && y2 < 0) || (y1 > height && y2 > height)) continue
      brush.moveTo(x1, y1)
      brush.lineTo(x2, y2)
      if (arrows) {
        const [tip, ...barbs] = arrowhead(x1, y1, x2, y2, scene.radius[scene.target[edge]!]! * scale)
        for (const barb of barbs) {
          brush.moveTo(...tip)
          brush.lineTo(...barb)
        }
      }
      if (++segments === segmentsPerStroke) {
        brush.stroke()
        yield segments
        segments = 0
        brush.beginPath()
      }
    }
    if (segments > 0) {
      brush.stroke()
      yield segments
    }
  }
  brush.setLineDash([])
  brush.globalAlpha = 1
}

/**
 * Draws the discs, the greatest by the size metric last and thus on top.
 *
 * @param most how many of the greatest to draw
 */
export function paintNodes(brush: Brush, sheet: Sheet<Drawing>, most = Infinity): void {
  const { order, radius } = sheet.scene
  const scale = discScale(sheet.transform.k)
  const last = Math.min(order.length, most)
  const small = order.subarray(0, last).filter((node) => radius[node]! * scale < squareBelow)
  paintSquares(brush, sheet, small, scale)
  for (let place = last - 1; place >= 0; place--) {
    const node = order[place]!
    if (radius[node]! * scale >= squareBelow) paintNode(brush, sheet, node)
  }
}

/** Discs that are hardly more than a point, class by class in one path each. */
function paintSquares(brush: Brush, sheet: Sheet<Drawing>, nodes: Uint32Array, scale: number): void {
  const { scene, positions, transform, width, height, palette } = sheet
  scene.classes.forEach((_, nodeClass) => {
    brush.fillStyle = palette.classes[nodeClass]!
    brush.beginPath()
    for (const node of nodes) {
      if (scene.classOf[node] !== nodeClass) continue
      const x = positions[node * 2]! * transform.k + transform.x
      const y = positions[node * 2 + 1]! * transform.k + transform.y
      if (x < 0 || y < 0 || x > width || y > height) continue
      // A square of the disc's area.
      const side = Math.max(1, scene.radius[node]! * scale * 1.77)
      brush.rect(x - side / 2, y - side / 2, side, side)
    }
    brush.fill()
  })
  for (const node of nodes) paintRing(brush, sheet, node)
}

/** The ring around a disc, where it has one. */
function paintRing(brush: Brush, { scene, positions, transform, palette }: Sheet<Drawing>, node: number): void {
  const ring = scene.rings?.ringOf[node] ?? 0
  if (ring === 0) return
  const x = positions[node * 2]! * transform.k + transform.x
  const y = positions[node * 2 + 1]! * transform.k + transform.y
  brush.beginPath()
  brush.arc(x, y, scene.radius[node]! * discScale(transform.k) + ringGap, 0, Math.PI * 2)
  brush.strokeStyle = palette.rings[ring - 1]!
  brush.lineWidth = ringWidth
  if (scene.rings!.classes[ring - 1]!.dashed) brush.setLineDash(ringDash)
  brush.stroke()
  brush.setLineDash([])
}

export function paintNode(brush: Brush, sheet: Sheet<Drawing>, node: number): void {
  const { scene, positions, transform, width, height, palette } = sheet
  const radius = scene.radius[node]! * discScale(transform.k)
  const x = positions[node * 2]! * transform.k + transform.x
  const y = positions[node * 2 + 1]! * transform.k + transform.y
  if (x < -radius || y < -radius || x > width + radius || y > height + radius) return
  const nodeClass = scene.classOf[node]!
  const colour = palette.classes[nodeClass]!
  const hollow = scene.classes[nodeClass]!.form === 'ring'
  paintRing(brush, sheet, node)
  brush.beginPath()
  if (hollow) {
    const line = Math.min(2, Math.max(0.8, radius * 0.4))
    brush.arc(x, y, Math.max(radius - line / 2, 0.5), 0, Math.PI * 2)
    brush.fillStyle = palette.ground
    brush.fill()
    brush.strokeStyle = colour
    brush.lineWidth = line
    brush.stroke()
  } else {
    brush.arc(x, y, radius, 0, Math.PI * 2)
    brush.fillStyle = colour
    brush.fill()
    if (radius < 2) return
    // A thin line of ground keeps overlapping discs apart.
    brush.strokeStyle = palette.ground
    brush.lineWidth = 0.8
    brush.stroke()
  }
}
