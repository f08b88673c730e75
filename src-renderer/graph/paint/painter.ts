import type { PlacedLabel } from './labels'
import { labelHeight } from './labels'
import type { Palette } from './palette'
import type { Scene } from './scene'
import { discScale } from './transform'
import type { Transform } from './transform'

/** Segments in one stroke(): a path of hundreds of thousands takes the rasteriser time that grows with its square. */
const segmentsPerStroke = 4000

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** What is painted and where: positions are world units, `[x0, y0, …]`; sizes are CSS pixels. */
export interface Sheet {
  scene: Scene
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

/**
 * Strokes the links style by style, in pieces: it yields after each stroke with the number of segments in it, so that
 * the caller may let a frame pass in between.
 *
 * @param share part of each style's links to draw, heaviest first; 1 draws all
 */
export function* paintEdges(brush: Brush, sheet: Sheet, share: number): Generator<number> {
  const { scene, positions, transform, width, height, palette } = sheet
  const { k, x: shiftX, y: shiftY } = transform
  brush.lineCap = 'butt'
  for (const style of scene.styles) {
    brush.strokeStyle = style.nodeClass === null ? palette.edge : palette.classes[style.nodeClass]!
    brush.globalAlpha = edgeOpacity(scene.source.length * share, k)
    brush.lineWidth = style.width
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
  brush.globalAlpha = 1
}

/** Draws the discs, the greatest by the size metric last and thus on top. */
export function paintNodes(brush: Brush, sheet: Sheet): void {
  for (let place = sheet.scene.order.length - 1; place >= 0; place--) paintNode(brush, sheet, sheet.scene.order[place]!)
}

function paintNode(brush: Brush, { scene, positions, transform, width, height, palette }: Sheet, node: number): void {
  const radius = scene.radius[node]! * discScale(transform.k)
  const x = positions[node * 2]! * transform.k + transform.x
  const y = positions[node * 2 + 1]! * transform.k + transform.y
  if (x < -radius || y < -radius || x > width + radius || y > height + radius) return
  const nodeClass = scene.classOf[node]!
  const colour = palette.classes[nodeClass]!
  const ring = scene.classes[nodeClass]!.form === 'ring'
  brush.beginPath()
  if (ring) {
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

/** Draws one KOL with their links and neighbours, over a picture that has been dimmed. */
export function paintNeighbourhood(brush: Brush, sheet: Sheet, node: number): void {
  const { scene, positions, transform, palette } = sheet
  const place = (of: number): [number, number] => [
    positions[of * 2]! * transform.k + transform.x,
    positions[of * 2 + 1]! * transform.k + transform.y
  ]
  const neighbours = scene.neighbour.subarray(scene.offset[node], scene.offset[node + 1])
  brush.globalAlpha = 0.7
  brush.strokeStyle = palette.classes[scene.classOf[node]!]!
  brush.lineWidth = 1.2
  brush.beginPath()
  for (const other of neighbours) {
    brush.moveTo(...place(node))
    brush.lineTo(...place(other))
  }
  brush.stroke()
  brush.globalAlpha = 1
  for (const other of neighbours) paintNode(brush, sheet, other)
  paintNode(brush, sheet, node)
}

/** Draws a ring around a KOL: the pinned one, or the one a search has found. */
export function paintMark(brush: Brush, { scene, positions, transform, palette }: Sheet, node: number): void {
  brush.beginPath()
  brush.arc(
    positions[node * 2]! * transform.k + transform.x,
    positions[node * 2 + 1]! * transform.k + transform.y,
    scene.radius[node]! * discScale(transform.k) + 3.5,
    0,
    Math.PI * 2
  )
  brush.strokeStyle = palette.text
  brush.lineWidth = 1.5
  brush.stroke()
}

export function labelFont(palette: Palette): string {
  return `500 11px ${palette.font}`
}

/** Writes the placed labels, each on a rim of ground so that lines do not cut through the letters. */
export function paintLabels(brush: Brush, { scene, palette }: Sheet, labels: readonly PlacedLabel[]): void {
  brush.font = labelFont(palette)
  brush.textBaseline = 'middle'
  brush.lineJoin = 'round'
  brush.lineWidth = 3
  brush.strokeStyle = palette.ground
  brush.fillStyle = palette.text
  for (const { node, x, y } of labels) {
    const text = scene.labels[node]!
    brush.strokeText(text, x, y + labelHeight / 2)
    brush.fillText(text, x, y + labelHeight / 2)
  }
}
