import type { Quartiles, Suggestion } from '#contract/objectives'
import { quantile } from '#base/statistics'

/** Quartiles of figures (type 7 of Hyndman and Fan 1996, Am. Stat. 50:361, as R's default). */
export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (p: number) => (sorted.length === 0 ? null : quantile(sorted, p))
  return { n: sorted.length, values: sorted, q1: at(0.25), median: at(0.5), q3: at(0.75) }
}

/** Figures that a suggestion rests on at least. */
const leastFigures = 2

/**
 * A target that is worth reaching and has been reached: the better of the own median and the peers', never beyond the
 * best that anyone alike reached; null where fewer than two figures are known.
 */
export function suggestedTarget(own: Quartiles, peers: Quartiles, better: string): number | null {
  if (own.n + peers.n < leastFigures) return null
  const medians = [own.median, peers.median].filter((median) => median !== null)
  return better === 'lower' ? Math.min(...medians) : Math.max(...medians)
}

/** The least and the most that the MSL or anyone alike reached. */
export function reachedBy(own: Quartiles, peers: Quartiles): Suggestion['reached'] {
  const all = [...own.values, ...peers.values]
  return all.length === 0 ? { least: null, most: null } : { least: Math.min(...all), most: Math.max(...all) }
}
