import { Multinomial } from '#base/multinomial'
import { middle } from '#base/middle'

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
 * @param seed the same seed gives the same draws
 */
export function compareWithChance(
  observed: number,
  n: number,
  shares: ArrayLike<number>,
  draws: number,
  seed: string,
  model: string
): Expectation {
  const { squares, topThree } = new Multinomial(shares, seed).tallies(n, draws)
  // Equal concentration counts as at least as concentrated; a rounding error must not decide that.
  const threshold = observed * n * n * (1 - 1e-12)
  const atLeast = squares.filter((sum) => sum >= threshold).length
  return {
    herfindahl: { ...bandOf(squares.map((sum) => sum / (n * n))), mean: expectedHerfindahl(shares, n) },
    cr3: bandOf(Float64Array.from(topThree, (sum) => sum / n)),
    pValue: (1 + atLeast) / (draws + 1),
    model
  }
}

function bandOf(values: Float64Array): Band {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, ...middle(values) }
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
  seed: string
): { low: number[]; high: number[] } {
  const multinomial = new Multinomial(shares, seed)
  const heights = Array.from({ length: grid + 1 }, () => new Float64Array(draws))
  for (let i = 0; i < draws; i++) {
    lorenzCurve(multinomial.draw(n), grid).forEach((height, x) => (heights[x]![i] = height))
  }
  const bands = heights.map(middle)
  return { low: bands.map(({ low }) => low), high: bands.map(({ high }) => high) }
}
