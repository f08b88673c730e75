import { Random } from '#base/random'

/**
 * Draws of one topic from a seeded stream. Each topic has a stream of its own, named by a path, so that a change in one
 * part of the sample leaves the others as they were.
 */
export class Draw {
  readonly #random: Random
  #spare: number | null = null

  /** @param path what the numbers are for, beginning with the seed */
  constructor(private readonly path: string) {
    this.#random = new Random(path)
  }

  /** An independent stream for a part of this topic. */
  of(part: string | number): Draw {
    return new Draw(`${this.path}/${part}`)
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.#random.uniform()
  }

  /** Uniform whole number 0 … bound − 1. */
  below(bound: number): number {
    return this.#random.integer(bound)
  }

  /** Uniform whole number, both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** True with probability p. */
  chance(p: number): boolean {
    return this.#random.uniform() < p
  }

  /** Standard normal, by Box and Muller (1958). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare
      this.#spare = null
      return spare
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()))
    const angle = 2 * Math.PI * this.unit()
    this.#spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  /** Log-normal with a given median; sigma is the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }

  /** An index with probability proportional to its weight; for few weights used once. */
  weighted(weights: readonly number[]): number {
    let total = 0
    for (const weight of weights) total += weight
    let left = this.unit() * total
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!
      if (left < 0) return i
    }
    return weights.length - 1
  }

  /** The items in random order (Fisher–Yates), the given ones untouched. */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items]
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const swapped = result[i]!
      result[i] = result[j]!
      result[j] = swapped
    }
    return result
  }

  /** Up to `count` different items. */
  some<T>(items: readonly T[], count: number): T[] {
    return this.shuffled(items).slice(0, count)
  }
}

/**
 * Draws indices with fixed weights, each draw at the same cost however many there are.
 * Source: Vose (1991), IEEE Trans. Softw. Eng. 17:972 (alias method).
 */
export class Urn {
  readonly #share: Float64Array
  readonly #alias: Int32Array
  /** Sum of the weights; nothing can be drawn where it is 0. */
  readonly total: number

  constructor(weights: readonly number[]) {
    const n = weights.length
    this.total = weights.reduce((sum, weight) => sum + weight, 0)
    this.#share = new Float64Array(n).fill(1)
    this.#alias = Int32Array.from({ length: n }, (_, i) => i)
    if (!(this.total > 0)) return
    const scaled = Float64Array.from(weights, (weight) => (weight * n) / this.total)
    const small: number[] = []
    const large: number[] = []
    for (let i = n - 1; i >= 0; i--) (scaled[i]! < 1 ? small : large).push(i)
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!
      const more = large.pop()!
      this.#share[less] = scaled[less]!
      this.#alias[less] = more
      scaled[more] = scaled[more]! + scaled[less]! - 1
      ;(scaled[more]! < 1 ? small : large).push(more)
    }
  }

  /** An index; null where all weights are 0 or there is none. */
  draw(draw: Draw): number | null {
    if (!(this.total > 0)) return null
    const i = draw.below(this.#share.length)
    return draw.unit() < this.#share[i]! ? i : this.#alias[i]!
  }
}
