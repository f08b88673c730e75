import type { Adjacency } from '../graph'
import type { PathTotals } from './path-totals'

/** Sources that are searched from at a time: one for each bit of a whole number. */
const lanes = 32

/**
 * Adds the hop distances from the nodes `from … to - 1` to the totals of the nodes they reach, without counting paths.
 * Thirty-two breadth-first searches go side by side, a bit for each: nodes pass their new bits on along their arcs, or
 * where that is more work unfinished nodes take them, and the new bits of a node are so many sources at that distance.
 * Source: Then et al. (2014), "The more the merrier: efficient multi-source graph traversal", PVLDB 8:449.
 * @param ahead arcs in the direction of the search
 * @param behind arcs against it
 */
export function addHopDistances(
  ahead: Adjacency,
  behind: Adjacency,
  from: number,
  to: number,
  totals: PathTotals
): void {
  const search = new LaneSearch(ahead, behind)
  for (let first = from; first < to; first += lanes) search.addFrom(first, Math.min(lanes, to - first), totals)
}

class LaneSearch {
  readonly #n: number
  /** Sources that reached a node, those that did so one hop ago, and those that do now. */
  readonly #seen: Int32Array
  #arrived: Int32Array
  #arriving: Int32Array
  /** The nodes of the last two. */
  #front: Int32Array
  #nextFront: Int32Array

  constructor(
    private readonly ahead: Adjacency,
    private readonly behind: Adjacency
  ) {
    const n = ahead.offsets.length - 1
    this.#n = n
    this.#seen = new Int32Array(n)
    this.#arrived = new Int32Array(n)
    this.#arriving = new Int32Array(n)
    this.#front = new Int32Array(n)
    this.#nextFront = new Int32Array(n)
  }

  addFrom(first: number, count: number, { farness, harmonic, reached }: PathTotals): void {
    const seen = this.#seen
    const all = count === lanes ? -1 : (1 << count) - 1
    const { offsets } = this.ahead
    const { offsets: offsetsBehind } = this.behind
    seen.fill(0)
    this.#arrived.fill(0)
    this.#arriving.fill(0)
    let arcs = 0
    for (let lane = 0; lane < count; lane++) {
      const source = first + lane
      seen[source] = this.#arrived[source] = 1 << lane
      this.#front[lane] = source
      arcs += offsets[source + 1]! - offsets[source]!
    }
    let unfinished = this.behind.targets.length
    for (let distance = 1, size = count; size > 0; distance++) {
      // Passing on writes where it goes, which costs about twice as much as taking.
      const next = 2 * arcs < unfinished ? this.#pass(size) : this.#take(all)
      for (let i = 0; i < size; i++) this.#arrived[this.#front[i]!] = 0
      arcs = 0
      for (let i = 0; i < next; i++) {
        const v = this.#nextFront[i]!
        const bits = this.#arriving[v]!
        const sources = bitCount(bits)
        seen[v]! |= bits
        farness[v]! += sources * distance
        harmonic[v]! += sources / distance
        reached[v]! += sources
        arcs += offsets[v + 1]! - offsets[v]!
        if (seen[v] === all) unfinished -= offsetsBehind[v + 1]! - offsetsBehind[v]!
      }
      ;[this.#arrived, this.#arriving] = [this.#arriving, this.#arrived]
      ;[this.#front, this.#nextFront] = [this.#nextFront, this.#front]
      size = next
    }
  }

  /** Nodes of the front pass their bits on; returns how many nodes got any. */
  #pass(size: number): number {
    const { offsets, targets } = this.ahead
    const seen = this.#seen
    const arriving = this.#arriving
    const front = this.#front
    const nextFront = this.#nextFront
    let next = 0
    for (let i = 0; i < size; i++) {
      const v = front[i]!
      const bits = this.#arrived[v]!
      for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) {
        const w = targets[k]!
        const fresh = bits & ~seen[w]!
        if (fresh === 0) continue
        const before = arriving[w]!
        if (before === 0) nextFront[next++] = w
        arriving[w] = before | fresh
      }
    }
    return next
  }

  /** Nodes that some source has not reached take the bits of those that point at them; returns how many got any. */
  #take(all: number): number {
    const { offsets, targets } = this.behind
    const n = this.#n
    const seen = this.#seen
    const arrived = this.#arrived
    const arriving = this.#arriving
    const nextFront = this.#nextFront
    let next = 0
    for (let v = 0; v < n; v++) {
      const missing = all & ~seen[v]!
      if (missing === 0) continue
      let bits = 0
      for (let k = offsets[v]!, end = offsets[v + 1]!; k < end && (bits & missing) !== missing; k++) {
        bits |= arrived[targets[k]!]!
      }
      bits &= missing
      if (bits === 0) continue
      arriving[v] = bits
      nextFront[next++] = v
    }
    return next
  }
}

/** Number of bits set, added up in parallel within the word. */
function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}
