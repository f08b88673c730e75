import type { Adjacency } from '../graph'
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

/** A binary heap of nodes by distance; a node may lie in it several times. */
class DistanceHeap {
  #nodes: Int32Array
  #keys: Float64Array
  #size = 0

  constructor(n: number) {
    this.#nodes = new Int32Array(Math.max(16, n))
    this.#keys = new Float64Array(Math.max(16, n))
  }

  push(node: number, key: number): void {
    if (this.#size === this.#nodes.length) this.#grow()
    let at = this.#size++
    for (let parent = (at - 1) >> 1; at > 0 && this.#keys[parent]! > key; parent = (at - 1) >> 1) {
      this.#place(at, this.#nodes[parent]!, this.#keys[parent]!)
      at = parent
    }
    this.#place(at, node, key)
  }

  /** The nearest node; −1 where none is left. */
  pop(): number {
    if (this.#size === 0) return -1
    const top = this.#nodes[0]!
    const node = this.#nodes[--this.#size]!
    const key = this.#keys[this.#size]!
    let at = 0
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      if (child + 1 < this.#size && this.#keys[child + 1]! < this.#keys[child]!) child++
      if (this.#keys[child]! >= key) break
      this.#place(at, this.#nodes[child]!, this.#keys[child]!)
      at = child
    }
    this.#place(at, node, key)
    return top
  }

  #place(at: number, node: number, key: number): void {
    this.#nodes[at] = node
    this.#keys[at] = key
  }

  #grow(): void {
    const nodes = new Int32Array(2 * this.#nodes.length)
    const keys = new Float64Array(2 * this.#keys.length)
    nodes.set(this.#nodes)
    keys.set(this.#keys)
    this.#nodes = nodes
    this.#keys = keys
  }
}
