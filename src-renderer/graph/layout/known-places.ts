import type { Random } from '#base/random'
import type { Bodies } from './bodies'

/** From its nearest neighbour, a body may stand this many times as far as nine in ten do; at least `surelyNear`. */
const tooFar = 3
const surelyNear = 150
/** How far from the middle of its neighbours a newcomer is put, in world units. */
const aside = 24

/**
 * Which bodies have a place from an earlier picture. Whoever stands far from all neighbours, such as one whose links are
 * all new, has none: they belong where their neighbours are.
 *
 * @param start `[x0, y0, …]` of each node, NaN where unknown
 */
export function knownBodies({ node, offset, neighbour }: Bodies, start: Float32Array): Uint8Array {
  const count = node.length
  const known = Uint8Array.from(node, (of) =>
    Number.isFinite(start[of * 2]) && Number.isFinite(start[of * 2 + 1]) ? 1 : 0
  )
  const nearest = new Float64Array(count).fill(NaN)
  for (let body = 0; body < count; body++) {
    if (known[body] === 0) continue
    for (let link = offset[body]!; link < offset[body + 1]!; link++) {
      const other = neighbour[link]!
      if (known[other] === 0) continue
      const [a, b] = [node[body]! * 2, node[other]! * 2]
      const distance = Math.sqrt((start[a]! - start[b]!) ** 2 + (start[a + 1]! - start[b + 1]!) ** 2)
      if (!(nearest[body]! <= distance)) nearest[body] = distance
    }
  }
  const sorted = nearest.filter((distance) => distance >= 0).sort()
  const usual = sorted[Math.floor(sorted.length * 0.9)] ?? 0
  const limit = Math.max(surelyNear, tooFar * usual)
  return known.map((is, body) => (is === 1 && nearest[body]! > limit ? 0 : is))
}

/** Gives the bodies of a component without a known place one beside their neighbours, the nearest to known ones first. */
export function placeNewcomers(
  { offset, neighbour }: Bodies,
  { from, to }: { from: number; to: number },
  known: Uint8Array,
  x: Float64Array,
  y: Float64Array,
  random: Random
): void {
  const placed = known.slice(from, to)
  let waiting = Array.from({ length: to - from }, (_, i) => from + i).filter((body) => placed[body - from] === 0)
  while (waiting.length > 0) {
    const next: number[] = []
    const now: number[] = []
    for (const body of waiting) {
      let [sumX, sumY, count] = [0, 0, 0]
      for (let link = offset[body]!; link < offset[body + 1]!; link++) {
        const other = neighbour[link]!
        if (placed[other - from] === 0) continue
        sumX += x[other]!
        sumY += y[other]!
        count++
      }
      if (count === 0) {
        next.push(body)
        continue
      }
      const angle = random.uniform() * 2 * Math.PI
      x[body] = sumX / count + aside * Math.cos(angle)
      y[body] = sumY / count + aside * Math.sin(angle)
      now.push(body)
    }
    // A component without any known body is no case for this, and would never end.
    if (now.length === 0) throw new Error('No body of the component has a known place')
    for (const body of now) placed[body - from] = 1
    waiting = next
  }
}

/**
 * Turns, and mirrors where that is better, a component around its middle so that its bodies lie as near to their known
 * places as a rigid motion can bring them (orthogonal Procrustes problem, Schönemann 1966, in the plane).
 */
export function turnTowards(
  { node }: Bodies,
  { from, to }: { from: number; to: number },
  known: Uint8Array,
  start: Float32Array,
  x: Float64Array,
  y: Float64Array
): void {
  let [count, startX, startY, nowX, nowY] = [0, 0, 0, 0, 0]
  for (let body = from; body < to; body++) {
    if (known[body] === 0) continue
    count++
    startX += start[node[body]! * 2]!
    startY += start[node[body]! * 2 + 1]!
    nowX += x[body]!
    nowY += y[body]!
  }
  if (count < 2) return
  // Products of present and known coordinates around their means.
  let [xx, xy, yx, yy] = [0, 0, 0, 0]
  for (let body = from; body < to; body++) {
    if (known[body] === 0) continue
    const [sx, sy] = [start[node[body]! * 2]! - startX / count, start[node[body]! * 2 + 1]! - startY / count]
    const [nx, ny] = [x[body]! - nowX / count, y[body]! - nowY / count]
    xx += nx * sx
    xy += nx * sy
    yx += ny * sx
    yy += ny * sy
  }
  const turned = Math.sqrt((xx + yy) ** 2 + (xy - yx) ** 2)
  const mirrored = Math.sqrt((xx - yy) ** 2 + (xy + yx) ** 2)
  const flip = mirrored > turned ? -1 : 1
  const [c, s] = flip === 1 ? [(xx + yy) / turned, (xy - yx) / turned] : [(xx - yy) / mirrored, (xy + yx) / mirrored]
  if (!Number.isFinite(c) || !Number.isFinite(s)) return
  for (let body = from; body < to; body++) {
    const [bx, by] = [x[body]!, y[body]! * flip]
    x[body] = c * bx - s * by
    y[body] = s * bx + c * by
  }
}
