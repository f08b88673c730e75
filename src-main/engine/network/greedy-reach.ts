import type { Graph } from './graph'

/** A node that was chosen, and the weight that it and its neighbours added to what was reached. */
export interface Chosen {
  node: number
  gain: number
}

/** Nodes and what each would add at most, the greatest first; equal ones in the order of their numbers. */
class GainHeap {
  readonly #items: Chosen[] = []

  get first(): Chosen | undefined {
    return this.#items[0]
  }

  push(item: Chosen): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(item, items[parent]!); parent = (at - 1) >> 1) {
      items[at] = items[parent]!
      at = parent
    }
    items[at] = item
  }

  pop(): Chosen | undefined {
    const items = this.#items
    const top = items[0]
    const item = items.pop()
    if (item === undefined || items.length === 0) return top
    let at = 0
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && isBefore(items[child + 1]!, items[child]!)) child++
      if (!isBefore(items[child]!, item)) break
      items[at] = items[child]!
      at = child
    }
    items[at] = item
    return top
  }
}

const isBefore = (a: Chosen, b: Chosen) => a.gain > b.gain || (a.gain === b.gain && a.node < b.node)

/**
 * Chooses nodes one after the other, each time the one that with its neighbours adds most weight to what is reached. The
 * weight of k nodes chosen so is at least 1 − 1/e of the most that k could add, as gains only shrink; for the same reason
 * most nodes need no second look. Sources: Nemhauser, Wolsey and Fisher (1978), Math. Program. 14:265; Minoux (1978),
 * Optimization Techniques, LNCIS 7:234.
 */
export class GreedyReach {
  readonly #reached: Uint8Array
  readonly #heap = new GainHeap()

  /** @param given nodes that are chosen already; @param mayChoose which of the others may be */
  constructor(
    private readonly graph: Graph,
    private readonly weights: ArrayLike<number>,
    given: Iterable<number> = [],
    mayChoose: (node: number) => boolean = () => true
  ) {
    this.#reached = new Uint8Array(weights.length)
    for (const node of given) this.#reach(node)
    for (let node = 0; node < weights.length; node++) {
      if (mayChoose(node)) this.#heap.push({ node, gain: this.gainOf(node) })
    }
  }

  /** The next node; null where none is left that adds anything. */
  next(): Chosen | null {
    for (;;) {
      const candidate = this.#heap.pop()
      if (candidate === undefined || candidate.gain <= 0) return null
      candidate.gain = this.gainOf(candidate.node)
      const other = this.#heap.first
      if (other && isBefore(other, candidate)) {
        this.#heap.push(candidate)
        continue
      }
      if (candidate.gain <= 0) return null
      this.#reach(candidate.node)
      return candidate
    }
  }

  /** What a node would add with its neighbours to what is reached now. */
  gainOf(node: number): number {
    const { offsets, targets } = this.graph.outgoing
    let gain = this.#reached[node] ? 0 : this.weights[node]!
    for (let k = offsets[node]!; k < offsets[node + 1]!; k++) {
      if (!this.#reached[targets[k]!]) gain += this.weights[targets[k]!]!
    }
    return gain
  }

  #reach(node: number): void {
    const { offsets, targets } = this.graph.outgoing
    this.#reached[node] = 1
    for (let k = offsets[node]!; k < offsets[node + 1]!; k++) this.#reached[targets[k]!] = 1
  }
}
