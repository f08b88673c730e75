import { normalQuantile } from './distributions'

export interface Agreement {
  /** 1 full agreement, 0 what chance gives; null where both raters use one category only. */
  kappa: number | null
  low: number | null
  high: number | null
  pairs: number
}

/**
 * Cohen's kappa of two raters on an ordered scale, weighted linearly: a difference of d steps of k − 1 disagrees by
 * d/(k − 1). The interval rests on the large-sample standard error, cut at −1 and 1.
 * Sources: Cohen (1968), Psychol. Bull. 70:213; Fleiss, Cohen and Everitt (1969), Psychol. Bull. 72:323.
 * @param pairs both ratings of each item, whole numbers 0 … categories − 1
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  categories: number,
  level = 0.95
): Agreement {
  const n = pairs.length
  const first = new Float64Array(categories)
  const second = new Float64Array(categories)
  for (const [a, b] of pairs) {
    first[a]! += 1 / n
    second[b]! += 1 / n
  }
  const weight = (a: number, b: number) => 1 - Math.abs(a - b) / (categories - 1)
  const observed = pairs.reduce((sum, [a, b]) => sum + weight(a, b) / n, 0)
  // How well a rating agrees with all of the other rater's.
  const firstWith = Array.from(first, (_, a) => second.reduce((sum, p, b) => sum + p * weight(a, b), 0))
  const secondWith = Array.from(second, (_, b) => first.reduce((sum, p, a) => sum + p * weight(a, b), 0))
  const chance = first.reduce((sum, p, a) => sum + p * firstWith[a]!, 0)
  if (n === 0 || 1 - chance < 1e-12) return { kappa: null, low: null, high: null, pairs: n }
  const kappa = (observed - chance) / (1 - chance)
  const squares = pairs.reduce(
    (sum, [a, b]) => sum + (weight(a, b) - (firstWith[a]! + secondWith[b]!) * (1 - kappa)) ** 2 / n,
    0
  )
  const variance = (squares - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2)
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, variance))
  return { kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half), pairs: n }
}
