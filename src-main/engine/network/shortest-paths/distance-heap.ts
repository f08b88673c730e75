/** A binary heap of nodes by distance; a node may lie in it several times. */
export class DistanceHeap {
  #nodes: Int32Array
  #keys: Float64Array
  #size = 0

  constructor(n: number) {
    this.#nodes = new Int32Array(Math.max(16, n))
    this.#keys = new Float64Array(Math.max(16, n))
  }

  /** Forgets all nodes. */
  clear(): void {
    this.#size = 0
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
