import { gammaQuantile, normalQuantile, studentQuantile } from './distributions'

export { normalCdf, normalQuantile } from './distributions'
export { curveQuantile, kaplanMeier } from './survival'

/** Both ends of a confidence interval; a null end is one the sample is too small to bound. */
export interface Interval {
  readonly low: number | null
  readonly high: number | null
}

/** An interval with both ends. */
export interface ClosedInterval {
  readonly low: number
  readonly high: number
}

const LEVEL = 0.95

/**
 * Wilson score interval of the proportion k/n, without continuity correction; null for n = 0.
 * The ends at k = 0 and k = n are exactly 0 and 1.
 * Source: Wilson (1927), J. Am. Stat. Assoc. 22:209; Newcombe (1998), Stat. Med. 17:857, method 3.
 */
export function wilson(k: number, n: number, level = LEVEL): ClosedInterval | null {
  if (!(n > 0)) return null
  const z = normalQuantile((1 + level) / 2)
  const p = k / n
  const centre = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { low: k <= 0 ? 0 : (centre - half) / scale, high: k >= n ? 1 : (centre + half) / scale }
}

/** A figure with both ends of its interval. */
export interface Estimate extends ClosedInterval {
  readonly value: number
}

/**
 * The difference of two independent figures, the interval made of the distances from each figure to the ends of its own.
 * Of two shares with Wilson intervals it is Newcombe's.
 * Source: Zou and Donner (2008), Stat. Med. 27:1693; Newcombe (1998), Stat. Med. 17:873, method 10.
 */
export function difference(later: Estimate, earlier: Estimate): Estimate {
  const value = later.value - earlier.value
  const below = Math.hypot(later.value - later.low, earlier.high - earlier.value)
  const above = Math.hypot(later.high - later.value, earlier.value - earlier.low)
  return { value, low: value - below, high: value + above }
}

/** Arithmetic mean; null for no values. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return sum / values.length
}

/** Sample standard deviation (divisor n − 1), by two passes; null for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - centre) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/** Student's t interval of the mean; null for fewer than two values. */
export function meanInterval(values: ArrayLike<number>, level = LEVEL): ClosedInterval | null {
  const centre = mean(values)
  const sd = standardDeviation(values)
  if (centre === null || sd === null) return null
  const half = (studentQuantile((1 + level) / 2, values.length - 1) * sd) / Math.sqrt(values.length)
  return { low: centre - half, high: centre + half }
}

/**
 * Exact interval of a Poisson rate, events per unit of exposure; null where exposure is not positive.
 * Source: Garwood (1936), Biometrika 28:437 (χ² quantiles with 2k and 2k + 2 degrees of freedom).
 */
export function poissonInterval(count: number, exposure: number, level = LEVEL): ClosedInterval | null {
  if (!(exposure > 0)) return null
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count) / exposure,
    high: gammaQuantile(1 - tail, count + 1) / exposure
  }
}

/**
 * Sample quantile by linear interpolation between order statistics; null for no values.
 * `sorted` is in ascending order, 0 ≤ p ≤ 1.
 * Source: Hyndman and Fan (1996), Am. Stat. 50:361, type 7 (the default of R, NumPy and DuckDB's quantile_cont).
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)] ?? 0
  const above = sorted[Math.ceil(position)] ?? 0
  return below + (above - below) * (position - Math.floor(position))
}

export interface QuantileInterval extends Interval {
  /** 1-based ranks of the order statistics used; null where the sample is too small to bound that side. */
  readonly lowRank: number | null
  readonly highRank: number | null
}

/**
 * Distribution-free, equal-tailed interval of a quantile between two order statistics; coverage is at least `level`.
 * A side whose tail cannot be held to (1 − level)/2 even by the extreme value is open (null): a median needs 6 values
 * for both sides at 95 %, a 90th percentile 36 for its upper side.
 * Source: Conover, Practical Nonparametric Statistics (3rd ed. 1999), section 3.2.
 */
export function quantileInterval(sorted: ArrayLike<number>, p: number, level = LEVEL): QuantileInterval {
  const n = sorted.length
  const tail = (1 - level) / 2
  const logOdds = Math.log(p) - Math.log1p(-p)
  let lowRank = 0
  let highRank: number | null = null
  let logTerm = n * Math.log1p(-p)
  // `below` is the binomial P(X ≤ k): how likely it is that at most k of n values lie under the quantile.
  for (let k = 0, below = 0; k < n && highRank === null; k++) {
    if (k > 0) logTerm += Math.log((n - k + 1) / k) + logOdds
    below += Math.exp(logTerm)
    if (below <= tail) lowRank = k + 1
    if (below >= 1 - tail) highRank = k + 1
  }
  return {
    low: lowRank > 0 ? (sorted[lowRank - 1] ?? null) : null,
    high: highRank !== null ? (sorted[highRank - 1] ?? null) : null,
    lowRank: lowRank > 0 ? lowRank : null,
    highRank
  }
}

/**
 * Benjamini–Hochberg adjusted p-values in the order given: rejecting those ≤ q holds the false discovery rate at q.
 * Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57:289; the same numbers as R's p.adjust(method = "BH").
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0))
  const adjusted = new Array<number>(m).fill(1)
  let smallest = 1
  order.forEach((index, fromTop) => {
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * m) / (m - fromTop))
    adjusted[index] = smallest
  })
  return adjusted
}
