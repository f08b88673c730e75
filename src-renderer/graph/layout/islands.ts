import type { Bodies } from './bodies'

/** Free room between two components, in world units. */
const gap = 40

/** The middle of each component and how far its bodies reach from there. */
interface Island {
  x: number
  y: number
  reach: number
}

/**
 * Where the middle of each component belongs, `[x0, y0, …]`: the first, which is the largest, in the middle of the world,
 * the others close together on rings around it, in their order.
 */
export function islandPlaces(reaches: readonly number[]): Float64Array {
  const places = new Float64Array(reaches.length * 2)
  // The ring under way: its inner edge, how far it has been filled, and how wide its widest component is.
  let [inner, angle, widest] = [reaches[0] ?? 0, 0, reaches[1] ?? 0]
  for (let i = 1; i < reaches.length; i++) {
    const reach = reaches[i]!
    let half = halfAngle(reach, inner + gap + widest)
    if (angle > 0 && angle + 2 * half > 2 * Math.PI) {
      inner += gap + 2 * widest
      angle = 0
      widest = reach
      half = halfAngle(reach, inner + gap + widest)
    }
    widest = Math.max(widest, reach)
    const ring = inner + gap + widest
    places[i * 2] = ring * Math.cos(angle + half)
    places[i * 2 + 1] = ring * Math.sin(angle + half)
    angle += 2 * half
  }
  return places
}

/** The islands of bodies at these places; reach counts the largest disc too. */
export function islandsOf({ bound, node }: Bodies, x: Float64Array, y: Float64Array, radius: Float32Array): Island[] {
  return Array.from({ length: bound.length - 1 }, (_, component) => {
    const [from, to] = [bound[component]!, bound[component + 1]!]
    let [sumX, sumY] = [0, 0]
    for (let body = from; body < to; body++) {
      sumX += x[body]!
      sumY += y[body]!
    }
    const island: Island = { x: sumX / (to - from), y: sumY / (to - from), reach: 0 }
    for (let body = from; body < to; body++) {
      const distance = Math.sqrt((x[body]! - island.x) ** 2 + (y[body]! - island.y) ** 2)
      island.reach = Math.max(island.reach, distance + radius[node[body]!]!)
    }
    return island
  })
}

/** Half of the angle that a component takes up on a ring, its share of the gap included. */
function halfAngle(reach: number, ring: number): number {
  return Math.asin(Math.min(1, (reach + gap / 2) / ring))
}
