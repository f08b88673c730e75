/**
 * When enough shortest paths have been drawn for every node's share of them to lie within ε of its betweenness with a
 * chance of 1 − δ: after a number that depends on ε, δ and the vertex diameter alone, or as soon as bounds that rest on
 * the shares themselves are small enough. Each way is given half of δ.
 * Source: Borassi and Natale (2016), KADABRA, ESA 2016, 20:1, theorem 9 and equations 1 and 2; the chances of failure are
 * given out half evenly and half by the shares in a first sample.
 */
export class Stopping {
  /** Most paths to draw. */
  readonly most: number
  /** Logarithm of 1 / δ of each node, for either side of its interval. */
  readonly #logs: Float64Array

  /** @param first number of paths through each node in a first sample, which is not used again */
  constructor(
    private readonly epsilon: number,
    delta: number,
    vertexDiameter: number,
    first: ArrayLike<number>
  ) {
    const bits = Math.floor(Math.log2(Math.max(1, vertexDiameter - 2)))
    this.most = Math.ceil((0.5 / epsilon ** 2) * (bits + 1 + Math.log(2 / delta)))
    const n = first.length
    let total = 0
    for (let v = 0; v < n; v++) total += first[v]!
    this.#logs = Float64Array.from(first, (count) => {
      const share = total === 0 ? 1 / n : 0.5 / n + (0.5 * count) / total
      return -Math.log((share * delta) / 4)
    })
  }

  /** Whether `drawn` paths are enough, of which `counts` ran through each node. */
  isEnough(counts: ArrayLike<number>, drawn: number): boolean {
    if (drawn >= this.most) return true
    const ratio = this.most / drawn
    for (let v = 0; v < counts.length; v++) {
      const log = this.#logs[v]!
      const spread = (2 * (counts[v]! / drawn) * this.most) / log
      const below = (log / drawn) * (1 / 3 - ratio + Math.sqrt((1 / 3 - ratio) ** 2 + spread))
      const above = (log / drawn) * (1 / 3 + ratio + Math.sqrt((1 / 3 + ratio) ** 2 + spread))
      if (Math.min(below, counts[v]! / drawn) > this.epsilon || above > this.epsilon) return false
    }
    return true
  }
}
