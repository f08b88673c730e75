import { ringGap, ringWidth } from '../rings'
import type { Scene } from '../scene'
import { discScale } from '../transform'
import { paintNode, type Brush, type Sheet } from './painter'

/** How much of the ground covers what is not in the light. */
const dimming = 0.72

/** What stands out of the picture: KOLs, and pairs of them whose links are drawn as well. */
export interface Light {
  nodes: readonly number[]
  pairs: readonly (readonly [number, number])[]
  /** Strong lines for a path, of which every link counts. */
  strong: boolean
}

/** One KOL and everybody linked with them. */
export function starOf({ offset, neighbour }: Scene, node: number): Light {
  const others = [...neighbour.subarray(offset[node], offset[node + 1])]
  return { nodes: [...others, node], pairs: others.map((other) => [node, other] as const), strong: false }
}

/** KOLs in a row, each linked with the next. */
export function pathOf(nodes: readonly number[]): Light {
  return { nodes, pairs: nodes.slice(1).map((node, place) => [nodes[place]!, node] as const), strong: true }
}

/** Some KOLs, without their links. */
export function groupOf(nodes: readonly number[]): Light {
  return { nodes, pairs: [], strong: false }
}

/** Dims the picture and draws what is in the light over it. */
export function paintLight(brush: Brush, sheet: Sheet, light: Light): void {
  const { scene, positions, transform, palette } = sheet
  brush.globalAlpha = dimming
  brush.fillStyle = palette.ground
  brush.fillRect(0, 0, sheet.width, sheet.height)
  const place = (of: number): [number, number] => [
    positions[of * 2]! * transform.k + transform.x,
    positions[of * 2 + 1]! * transform.k + transform.y
  ]
  brush.globalAlpha = light.strong ? 1 : 0.7
  brush.lineWidth = light.strong ? 2.5 : 1.2
  brush.strokeStyle = light.strong ? palette.accent : palette.classes[scene.classOf[light.nodes.at(-1) ?? 0] ?? 0]!
  brush.beginPath()
  for (const [from, to] of light.pairs) {
    brush.moveTo(...place(from))
    brush.lineTo(...place(to))
  }
  brush.stroke()
  brush.globalAlpha = 1
  for (const node of light.nodes) paintNode(brush, sheet, node)
}

/** Draws a ring around a KOL: the pinned one, or those a list has marked. */
export function paintMark(brush: Brush, { scene, positions, transform, palette }: Sheet, node: number): void {
  brush.beginPath()
  brush.arc(
    positions[node * 2]! * transform.k + transform.x,
    positions[node * 2 + 1]! * transform.k + transform.y,
    scene.radius[node]! * discScale(transform.k) + (scene.rings ? ringGap + ringWidth + 1.5 : 3.5),
    0,
    Math.PI * 2
  )
  brush.strokeStyle = palette.text
  brush.lineWidth = 1.5
  brush.stroke()
}
