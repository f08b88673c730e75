import type { Adjacency } from '../graph'
import { DistanceHeap } from './distance-heap'
import type { PathTotals } from './path-totals'

/**
 * Shortest paths with lengths of 1 / weight from the nodes `from … to - 1`, each followed by the back-propagation of
 * dependencies (Brandes 2001, the weighted case: Dijkstra's algorithm with a binary heap). Lengths are added outward from
 * the source as doubles, and two paths tie where their lengths are equal as such: the rule of networkx.
 * @param ahead arcs in the direction of the walk
 * @param behind arcs against it
 */
export function sweepDijkstra(ahead: Adjacency, behind: Adjacency, from: number, to: number, totals: PathTotals): void {
  const n = ahead.offsets.length - 1
  const distance = new Float64Array(n)
  const paths = new Float64Array(n)
  const done = new Uint8Array(n)
  const order = new Int32Array(n)
  const dependency = new Float64Array(n)
  const heap = new DistanceHeap(n)
  for (let s = from; s < to; s++) {
    distance.fill(Infinity)
    paths.fill(0)
    done.fill(0)
    distance[s] = 0
    paths[s] = 1
    heap.push(s, 0)
    let count = 0
    for (let v = heap.pop(); v >= 0; v = heap.pop()) {
      if (done[v]) continue
      done[v] = 1
      order[count++] = v
      for (let k = ahead.offsets[v]!; k < ahead.offsets[v + 1]!; k++) {
        const w = ahead.targets[k]!
        if (done[w]) continue
        const length = distance[v]! + 1 / ahead.weights[k]!
        const known = distance[w]!
        if (length < known) {
          distance[w] = length
          paths[w] = paths[v]!
          heap.push(w, length)
        } else if (length === known) {
          paths[w]! += paths[v]!
        }
      }
    }
    dependency.fill(0)
    for (let i = count - 1; i > 0; i--) {
      const w = order[i]!
      totals.dependency[w]! += dependency[w]!
      totals.farness[s]! += distance[w]!
      totals.harmonic[s]! += 1 / distance[w]!
      const share = (1 + dependency[w]!) / paths[w]!
      for (let k = behind.offsets[w]!; k < behind.offsets[w + 1]!; k++) {
        const v = behind.targets[k]!
        if (distance[v]! + 1 / behind.weights[k]! === distance[w]!) dependency[v]! += paths[v]! * share
      }
    }
    totals.reached[s]! += count - 1
  }
}
