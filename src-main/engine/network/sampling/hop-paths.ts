import type { Random } from '#base/random'
import type { Adjacency, Graph } from '../graph'
import type { PathSampler } from './path-sampler'

/** One end of a search: the nodes found from it, by hops. */
class Side {
  /** Number of the search that found the node last. */
  readonly found: Int32Array
  readonly hops: Int32Array
  /** Number of shortest paths between the node and this end. */
  readonly paths: Float64Array
  readonly queue: Int32Array
  start = 0
  end = 0
  level = 0
  /** Arcs that leave the outermost nodes. */
  arcs = 0

  constructor(
    /** Arcs along which this side grows, and those against them. */
    readonly ahead: Adjacency,
    readonly behind: Adjacency,
    n: number
  ) {
    this.found = new Int32Array(n)
    this.hops = new Int32Array(n)
    this.paths = new Float64Array(n)
    this.queue = new Int32Array(n)
  }

  begin(node: number, search: number): void {
    this.found[node] = search
    this.hops[node] = 0
    this.paths[node] = 1
    this.queue[0] = node
    this.start = 0
    this.end = 1
    this.level = 0
    this.arcs = this.ahead.offsets[node + 1]! - this.ahead.offsets[node]!
  }

  /** Goes one hop further; gives whether any of the new nodes was found from the other end too. */
  grow(search: number, other: Int32Array): boolean {
    const { found, hops, paths, queue } = this
    const { offsets, targets } = this.ahead
    const level = ++this.level
    let next = this.end
    let arcs = 0
    let met = false
    for (let i = this.start; i < this.end; i++) {
      const v = queue[i]!
      for (let k = offsets[v]!, last = offsets[v + 1]!; k < last; k++) {
        const w = targets[k]!
        if (found[w] !== search) {
          found[w] = search
          hops[w] = level
          paths[w] = paths[v]!
          queue[next++] = w
          arcs += offsets[w + 1]! - offsets[w]!
          met ||= other[w] === search
        } else if (hops[w] === level) {
          paths[w]! += paths[v]!
        }
      }
    }
    this.start = this.end
    this.end = next
    this.arcs = arcs
    return met
  }

  /** Counts the nodes between `node` and this end on one of their shortest paths, each of which is as likely. */
  countBack(node: number, search: number, random: Random, counts: Int32Array): void {
    const { found, hops, paths } = this
    const { offsets, targets } = this.behind
    for (let v = node; hops[v]! > 1;) {
      let left = random.uniform() * paths[v]!
      let chosen = -1
      for (let k = offsets[v]!, last = offsets[v + 1]!; k < last && left >= 0; k++) {
        const w = targets[k]!
        if (found[w] !== search || hops[w] !== hops[v]! - 1) continue
        chosen = w
        left -= paths[w]!
      }
      v = chosen
      counts[v]!++
    }
  }
}

/**
 * Draws shortest paths by hops: two breadth-first searches grow towards each other, always the one with fewer arcs to
 * follow, until they meet. Source: Borassi and Natale (2016), ESA 2016, 20:1 (balanced bidirectional search).
 */
export class HopPathSampler implements PathSampler {
  readonly #from: Side
  readonly #to: Side
  #search = 0

  constructor(graph: Graph) {
    const n = graph.names.length
    this.#from = new Side(graph.outgoing, graph.incoming, n)
    this.#to = new Side(graph.incoming, graph.outgoing, n)
  }

  countPath(source: number, target: number, random: Random, counts: Int32Array): void {
    const from = this.#from
    const to = this.#to
    const search = ++this.#search
    from.begin(source, search)
    to.begin(target, search)
    for (;;) {
      const smaller = from.arcs <= to.arcs ? from : to
      const other = smaller === from ? to : from
      if (smaller.start === smaller.end) return
      if (!smaller.grow(search, other.found)) continue
      const middle = meetingPoint(smaller, other, search, random)
      if (middle !== source && middle !== target) counts[middle]!++
      from.countBack(middle, search, random, counts)
      to.countBack(middle, search, random, counts)
      return
    }
  }
}

/** A node at the outermost level of both sides, as likely as shortest paths run through it. */
function meetingPoint(side: Side, other: Side, search: number, random: Random): number {
  let total = 0
  for (let i = side.start; i < side.end; i++) {
    const v = side.queue[i]!
    if (other.found[v] === search) total += side.paths[v]! * other.paths[v]!
  }
  let left = random.uniform() * total
  let chosen = -1
  for (let i = side.start; i < side.end && left >= 0; i++) {
    const v = side.queue[i]!
    if (other.found[v] !== search) continue
    chosen = v
    left -= side.paths[v]! * other.paths[v]!
  }
  return chosen
}
