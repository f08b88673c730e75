import { Multinomial } from '#base/multinomial'
import type { Random } from '#base/random'
import { quantile } from '#base/statistics'

/** A mean with the middle 95 % of what chance gives. */
export interface Band {
  mean: number
  low: number
  high: number
}

/** What concentration would be if contacts fell on KOLs by the planned shares alone. */
export interface Expectation {
  herfindahl: Band
  cr3: Band
  /** (1 + draws at least as concentrated) / (draws + 1). */
  pValue: number
  model: string
}

/** Exact expectation of the Herfindahl index of n multinomial contacts: Σw² + (1 − Σw²)/n. */
export function expectedHerfindahl(shares: ArrayLike<number>, n: number): number {
  const squares = sumOfSquares(shares)
  return squares + (1 - squares) / n
}

/** Σ w² of shares. */
export function sumOfSquares(shares: ArrayLike<number>): number {
  let squares = 0
  for (let i = 0; i < shares.length; i++) squares += shares[i]! ** 2
  return squares
}

/**
 * Excess concentration over what the plan alone gives, (H − E) / (1 − E); the form of Ellison and Glaeser's index
 * (1997, J. Polit. Econ. 105:889).
 */
export const excessConcentration = (herfindahl: number, expected: number) => (herfindahl - expected) / (1 - expected)

/**
 * Compares counts with seeded draws of as many contacts from the planned shares.
 * @param observed Herfindahl index of the counts; @param n contacts; @param shares planned, summing to 1
 */
export function compareWithChance(
  observed: number,
  n: number,
  shares: ArrayLike<number>,
  draws: number,
  random: Random,
  model: string
): Expectation {
  const multinomial = new Multinomial(shares)
  const counts = new Int32Array(shares.length)
  const herfindahls = new Float64Array(draws)
  const tops = new Float64Array(draws)
  // Equal concentration counts as at least as concentrated; a rounding error must not decide that.
  const threshold = observed * n * n * (1 - 1e-12)
  let atLeast = 0
  for (let i = 0; i < draws; i++) {
    const squares = multinomial.draw(random, n, counts)
    if (squares >= threshold) atLeast++
    herfindahls[i] = squares / (n * n)
    tops[i] = topThree(counts) / n
  }
  return {
    herfindahl: { ...bandOf(herfindahls), mean: expectedHerfindahl(shares, n) },
    cr3: bandOf(tops),
    pValue: (1 + atLeast) / (draws + 1),
    model
  }
}

function bandOf(values: Float64Array): Band {
  values.sort()
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, low: quantile(values, 0.025)!, high: quantile(values, 0.975)! }
}

function topThree(counts: ArrayLike<number>): number {
  let first = 0
  let second = 0
  let third = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    if (count <= third) continue
    if (count > first) [first, second, third] = [count, first, second]
    else if (count > second) [second, third] = [count, second]
    else third = count
  }
  return first + second + third
}

/**
 * Cumulative share of contacts over the KOLs in ascending order, at `grid` + 1 even steps of the share of KOLs. Source:
 * Lorenz (1905), Publ. Am. Stat. Assoc. 9:209.
 */
export function lorenzCurve(counts: ArrayLike<number>, grid: number): number[] {
  const ascending = Float64Array.from(counts).sort()
  const total = ascending.reduce((sum, count) => sum + count, 0)
  const cumulative = [0]
  for (const count of ascending) cumulative.push(cumulative.at(-1)! + count)
  return Array.from({ length: grid + 1 }, (_, i) => {
    if (total === 0) return 0
    const place = (i / grid) * ascending.length
    const below = Math.floor(place)
    const step = cumulative[Math.min(below + 1, ascending.length)]! - cumulative[below]!
    return (cumulative[below]! + (place - below) * step) / total
  })
}

/** The middle 95 % of Lorenz curves that chance gives for n contacts. */
export function lorenzBand(
  shares: ArrayLike<number>,
  n: number,
  draws: number,
  grid: number,
  random: Random
): { low: number[]; high: number[] } {
  const multinomial = new Multinomial(shares)
  const counts = new Int32Array(shares.length)
  const heights = Array.from({ length: grid + 1 }, () => new Float64Array(draws))
  for (let i = 0; i < draws; i++) {
    multinomial.draw(random, n, counts)
    lorenzCurve(counts, grid).forEach((height, x) => (heights[x]![i] = height))
  }
  for (const column of heights) column.sort()
  return {
    low: heights.map((column) => quantile(column, 0.025)!),
    high: heights.map((column) => quantile(column, 0.975)!)
  }
}

/** Share of the three KOLs seen most; null where nobody was seen. */
export function topThreeShare(counts: ArrayLike<number>): number | null {
  let n = 0
  for (let i = 0; i < counts.length; i++) n += counts[i]!
  return n === 0 ? null : topThree(counts) / n
}
