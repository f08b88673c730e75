import { polygonContains, polygonHull } from 'd3-polygon'

/** Share of a community that its hull holds: the few who stand far off would stretch it over everybody else. */
const held = 0.9
/** Fewest members that make a hull. */
const fewest = 4
/** Share of the KOLs inside a hull who have to be its own: where others stand among them it would say what is not so. */
const own = 0.6
/** Corners of the circle that is drawn around each member before the hull is laid, which rounds it. */
const corners = 8

export type Outline = [number, number][]

/**
 * The outline around the members of a community who stand nearest to its middle (the medians of x and y), as a closed
 * polygon in world units; null for too few members, or where too many of those inside are others.
 *
 * @param everybody the nodes that are drawn
 * @param margin room between the discs' middles and the outline, in world units
 */
export function hullOf(
  positions: Float32Array,
  members: readonly number[],
  everybody: ArrayLike<number>,
  margin: number
): Outline | null {
  if (members.length < fewest) return null
  const middleX = median(members.map((node) => positions[node * 2]!))
  const middleY = median(members.map((node) => positions[node * 2 + 1]!))
  const distance = (node: number) => Math.hypot(positions[node * 2]! - middleX, positions[node * 2 + 1]! - middleY)
  const near = members.toSorted((a, b) => distance(a) - distance(b) || a - b).slice(0, Math.ceil(members.length * held))
  const points = near.flatMap((node): [number, number][] =>
    Array.from({ length: corners }, (_, corner) => {
      const angle = (corner * 2 * Math.PI) / corners
      return [positions[node * 2]! + margin * Math.cos(angle), positions[node * 2 + 1]! + margin * Math.sin(angle)]
    })
  )
  const hull = polygonHull(points)
  if (!hull) return null
  const belongs = new Set(members)
  let [insiders, others] = [0, 0]
  for (let i = 0; i < everybody.length; i++) {
    const node = everybody[i]!
    if (!polygonContains(hull, [positions[node * 2]!, positions[node * 2 + 1]!])) continue
    if (belongs.has(node)) insiders++
    else others++
  }
  return insiders >= own * (insiders + others) ? hull : null
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[sorted.length >> 1]!
}
