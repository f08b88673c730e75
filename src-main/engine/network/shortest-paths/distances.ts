import type { Adjacency } from '../graph'
import type { PathTotals } from './path-totals'

/** Sources that are searched from at a time: one for each bit of a whole number. */
const lanes = 32

/**
 * Adds the hop distances from the nodes `from … to - 1` to the totals of the nodes they reach, without counting paths.
 * Thirty-two breadth-first searches go side by side, a bit for each: a node takes the bits of those that point at it, and
 * what is new among them is so many sources at the present distance.
 * Source: Then et al. (2014), "The more the merrier: efficient multi-source graph traversal", PVLDB 8:449.
 * @param behind arcs against the direction of the search (the graph's incoming arcs)
 */
export function addHopDistances({ offsets, targets }: Adjacency, from: number, to: number, totals: PathTotals): void {
  const n = offsets.length - 1
  const { farness, harmonic, reached } = totals
  const seen = new Int32Array(n)
  let frontier = new Int32Array(n)
  let next = new Int32Array(n)
  for (let first = from; first < to; first += lanes) {
    const count = Math.min(lanes, to - first)
    const all = count === lanes ? -1 : (1 << count) - 1
    seen.fill(0)
    frontier.fill(0)
    for (let lane = 0; lane < count; lane++) seen[first + lane] = frontier[first + lane] = 1 << lane
    for (let distance = 1, grew = true; grew; distance++) {
      grew = false
      for (let v = 0; v < n; v++) {
        const known = seen[v]!
        let arriving = 0
        if (known !== all) {
          for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) arriving |= frontier[targets[k]!]!
          arriving &= ~known
        }
        next[v] = arriving
        if (arriving === 0) continue
        grew = true
        const sources = bitCount(arriving)
        farness[v]! += sources * distance
        harmonic[v]! += sources / distance
        reached[v]! += sources
      }
      for (let v = 0; v < n; v++) seen[v]! |= next[v]!
      ;[frontier, next] = [next, frontier]
    }
  }
}

/** Number of bits set, added up in parallel within the word. */
function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}
