import type { Box } from './paint/labels'

/** Where the camera is: screen = world × k + (x, y), in CSS pixels, as d3-zoom has it. */
export interface Transform {
  k: number
  x: number
  y: number
}

/** Least and greatest magnification. */
export const magnification: [number, number] = [0.04, 8]

/** How much larger than at magnification 1 discs are drawn: slower than distances, so that zooming in makes room. */
export function discScale(k: number): number {
  return Math.min(2.2, Math.max(0.32, Math.sqrt(k)))
}

/** The smallest box around all nodes with their discs, in world units; null for an empty picture. */
export function boundsOf(positions: Float32Array, radius: Float32Array): Box | null {
  if (radius.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  radius.forEach((r, node) => {
    const [x, y] = [positions[node * 2]!, positions[node * 2 + 1]!]
    left = Math.min(left, x - r)
    right = Math.max(right, x + r)
    top = Math.min(top, y - r)
    bottom = Math.max(bottom, y + r)
  })
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The transform that shows a box of the world in the middle of a box of the screen, never magnified beyond `most`. */
export function fit(world: Box, screen: Box, most = 1.6): Transform {
  const room = Math.min(screen.width / Math.max(world.width, 1), screen.height / Math.max(world.height, 1))
  const k = Math.min(most, Math.max(magnification[0], room))
  return centre(world.x + world.width / 2, world.y + world.height / 2, screen, k)
}

/** The transform that shows a point of the world in the middle of a box of the screen. */
export function centre(x: number, y: number, screen: Box, k: number): Transform {
  return { k, x: screen.x + screen.width / 2 - x * k, y: screen.y + screen.height / 2 - y * k }
}

/** The world's point under a point of the screen. */
export function toWorld(transform: Transform, x: number, y: number): [number, number] {
  return [(x - transform.x) / transform.k, (y - transform.y) / transform.k]
}

/** The screen's point over a point of the world. */
export function toScreen(transform: Transform, x: number, y: number): [number, number] {
  return [x * transform.k + transform.x, y * transform.k + transform.y]
}
