import type { Random } from '#base/random'
import type { Bodies } from './bodies'
import { abreast, HopSearch } from './hop-search'
import { pivotScaling } from './scaling'

/** Pivots of the first placing, in words of searches that go side by side. */
const pivotWords = 2
/** How far the first placing is off, in hops. */
const jitter = 0.05

/**
 * What draws bodies to where distances in the picture are near to distances in the graph: the stress
 * Σ (|x_i − x_j| − length·h_ij)²/h_ij² over all pairs of a component, h hops apart. Each time over a sample: the pairs of
 * 32 bodies, drawn in turn, with all others.
 */
export class Stress {
  /** Where the last pull would have each body go from where it is. */
  readonly towardsX: Float64Array
  readonly towardsY: Float64Array
  readonly #bodies: Bodies
  readonly #search: HopSearch
  readonly #random: Random
  readonly #weight: Float64Array
  readonly #sums = new Float64Array(2)
  readonly #sourceX = new Float64Array(abreast)
  readonly #sourceY = new Float64Array(abreast)

  constructor(bodies: Bodies, random: Random) {
    const count = bodies.node.length
    this.#bodies = bodies
    this.#random = random
    this.#search = new HopSearch(bodies, random)
    this.towardsX = new Float64Array(count)
    this.towardsY = new Float64Array(count)
    this.#weight = new Float64Array(count)
  }

  /**
   * Places a component anew, from distances to some of its bodies alone.
   * @param length world units of one hop, on average
   */
  place(component: number, x: Float64Array, y: Float64Array, length: number): void {
    const { bound } = this.#bodies
    const from = bound[component]!
    const size = bound[component + 1]! - from
    const pivots = Math.min(pivotWords * abreast, size)
    const distances = new Float64Array(size * pivots)
    for (let first = 0; first < pivots; first += abreast) {
      const sources = this.#search.draw(component).subarray(0, pivots - first)
      this.#search.run(component, sources, (body, found, hops) => {
        for (let bits = found; bits !== 0; bits &= bits - 1) {
          distances[(body - from) * pivots + first + 31 - Math.clz32(bits & -bits)] = hops
        }
      })
    }
    const scaled = pivotScaling(distances, pivots, this.#random)
    for (let i = 0; i < size; i++) {
      x[from + i] = scaled.x[i]!
      y[from + i] = scaled.y[i]!
    }
    const best = this.pull(component, x, y, 1)
    for (let body = from; body < from + size; body++) {
      // Bodies at the same distances from all pivots, and those on one line, could part in no direction.
      x[body] = (x[body]! / best + jitter * (this.#random.uniform() - 0.5)) * length
      y[body] = (y[body]! / best + jitter * (this.#random.uniform() - 0.5)) * length
    }
  }

  /**
   * Writes into `towards…` where distances to a sample would have each body of a component go: the step of stress
   * majorisation (Gansner, Koren and North 2004, Graph Drawing, LNCS 3383:239) for these pairs.
   * @param length world units of one hop
   * @returns the length that would make the stress of the picture least
   */
  pull(component: number, x: Float64Array, y: Float64Array, length: number): number {
    const { bound } = this.#bodies
    const from = bound[component]!
    const to = bound[component + 1]!
    const sumX = this.towardsX.fill(0, from, to)
    const sumY = this.towardsY.fill(0, from, to)
    const weight = this.#weight.fill(0, from, to)
    const sourceX = this.#sourceX
    const sourceY = this.#sourceY
    const sources = this.#search.draw(component)
    sources.forEach((source, bit) => {
      sourceX[bit] = x[source]!
      sourceY[bit] = y[source]!
    })
    // Ratios of distances to hops, and their squares.
    const sums = this.#sums.fill(0)
    this.#search.run(component, sources, (body, found, hops) => {
      const wanted = hops * length
      const share = 1 / (hops * hops)
      const bx = x[body]!
      const by = y[body]!
      let [fx, fy, total] = [0, 0, 0]
      for (let bits = found; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits)
        const dx = sourceX[bit]! - bx
        const dy = sourceY[bit]! - by
        const distance = Math.sqrt(dx * dx + dy * dy)
        total += share
        if (distance < 1e-9) continue
        const ratio = distance / hops
        sums[0]! += ratio
        sums[1]! += ratio * ratio
        const part = 1 - wanted / distance
        fx += dx * part
        fy += dy * part
      }
      sumX[body]! += fx * share
      sumY[body]! += fy * share
      weight[body]! += total
    })
    for (let body = from; body < to; body++) {
      if (weight[body] === 0) continue
      sumX[body]! /= weight[body]!
      sumY[body]! /= weight[body]!
    }
    return sums[0] === 0 ? length : sums[1]! / sums[0]!
  }
}
