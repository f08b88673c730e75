import type { Figure } from '#contract/kpi'
import { normalCdf, normalQuantile, type Estimate } from '#base/statistics'
import { binomialAtLeast, binomialAtMost, fisherAtLeast, type HitsOf } from '#base/tails'
import type { Aggregation } from '../kpi/definition'

/** The figure with both ends; null where it is withheld or has no interval. */
export function estimateOf({ value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>): Estimate | null {
  return value === null || low === null || high === null ? null : { value, low, high }
}

const isWhole = ({ numerator, denominator, n }: Figure) =>
  Number.isInteger(numerator) && Number.isInteger(denominator) && denominator === n

/**
 * Two-sided p-value of a group's figure against that of all the others, or null where it can't be said: Fisher's exact
 * test for shares that count whole rows, the exact conditional test of two Poisson rates (Przyborowski and Wilenski
 * (1940), Biometrika 31:313), and for everything else the normal one with the standard error that the interval has.
 * @param all the figure of the group and the others together
 */
export function pAgainstOthers(kind: Aggregation['kind'], figure: Figure, all: Figure): number | null {
  if (kind === 'ratio' && isWhole(figure) && isWhole(all)) {
    const own: HitsOf = { hits: figure.numerator!, trials: figure.denominator! }
    const others: HitsOf = { hits: all.numerator! - own.hits, trials: all.denominator! - own.trials }
    if (others.trials <= 0) return null
    const misses = (of: HitsOf): HitsOf => ({ hits: of.trials - of.hits, trials: of.trials })
    return twice(fisherAtLeast(own, others), fisherAtLeast(misses(own), misses(others)))
  }
  if (kind === 'rate' && Number.isInteger(figure.numerator)) {
    const share = figure.denominator! / all.denominator!
    if (!(share > 0 && share < 1)) return null
    const [own, total] = [figure.numerator!, all.numerator!]
    return twice(binomialAtLeast(own, total, share), binomialAtMost(own, total, share))
  }
  const estimate = estimateOf(figure)
  if (estimate === null || all.value === null) return null
  const error = errorOf(estimate)
  if (error === 0) return null
  return 2 * normalCdf(-Math.abs(estimate.value - all.value) / error)
}

/** The standard error that a 95 % interval stands for. */
export const errorOf = ({ low, high }: Estimate) => (high - low) / (2 * normalQuantile(0.975))

const twice = (above: number, below: number) => Math.min(1, 2 * Math.min(above, below))
