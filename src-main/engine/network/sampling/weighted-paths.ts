import type { Random } from '#base/random'
import type { Graph } from '../graph'
import { DistanceHeap } from '../shortest-paths/distance-heap'
import type { PathSampler } from './path-sampler'

/**
 * Draws shortest paths with lengths of 1 / weight: Dijkstra's algorithm from the source until the target is reached, with
 * the rule of `sweepDijkstra` for ties.
 * Source: Riondato and Kornaropoulos (2016), Data Min. Knowl. Discov. 30:438.
 */
export class WeightedPathSampler implements PathSampler {
  readonly #distance: Float64Array
  readonly #paths: Float64Array
  /** Number of the search that touched a node last, and of the one that settled it. */
  readonly #touched: Int32Array
  readonly #settled: Int32Array
  readonly #heap: DistanceHeap
  #search = 0

  constructor(private readonly graph: Graph) {
    const n = graph.names.length
    this.#distance = new Float64Array(n)
    this.#paths = new Float64Array(n)
    this.#touched = new Int32Array(n)
    this.#settled = new Int32Array(n)
    this.#heap = new DistanceHeap(n)
  }

  countPath(source: number, target: number, random: Random, counts: Int32Array): void {
    if (this.#reach(source, target)) this.#countBack(source, target, random, counts)
  }

  #reach(source: number, target: number): boolean {
    const { offsets, targets, weights } = this.graph.outgoing
    const distance = this.#distance
    const paths = this.#paths
    const touched = this.#touched
    const settled = this.#settled
    const heap = this.#heap
    const search = ++this.#search
    heap.clear()
    touched[source] = search
    distance[source] = 0
    paths[source] = 1
    heap.push(source, 0)
    for (let v = heap.pop(); v >= 0; v = heap.pop()) {
      if (settled[v] === search) continue
      settled[v] = search
      if (v === target) return true
      for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) {
        const w = targets[k]!
        if (settled[w] === search) continue
        const length = distance[v]! + 1 / weights[k]!
        const known = touched[w] === search ? distance[w]! : Infinity
        if (length < known) {
          touched[w] = search
          distance[w] = length
          paths[w] = paths[v]!
          heap.push(w, length)
        } else if (length === known) {
          paths[w]! += paths[v]!
        }
      }
    }
    return false
  }

  #countBack(source: number, target: number, random: Random, counts: Int32Array): void {
    const { offsets, targets, weights } = this.graph.incoming
    const search = this.#search
    for (let v = target; v !== source;) {
      let left = random.uniform() * this.#paths[v]!
      let chosen = source
      for (let k = offsets[v]!, end = offsets[v + 1]!; k < end && left >= 0; k++) {
        const w = targets[k]!
        if (this.#settled[w] !== search || this.#distance[w]! + 1 / weights[k]! !== this.#distance[v]!) continue
        chosen = w
        left -= this.#paths[w]!
      }
      v = chosen
      if (v !== source) counts[v]!++
    }
  }
}
