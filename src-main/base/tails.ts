import { logGamma, normalCdf } from './distributions'

/** P(X ≤ k) of n trials that succeed with probability p, 0 < p < 1. */
export function binomialAtMost(k: number, n: number, p: number): number {
  return binomialSum(0, k, n, p)
}

/** P(X ≥ k) of n trials that succeed with probability p, 0 < p < 1; summed itself, so that small ones stay exact. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  return binomialSum(k, n, n, p)
}

function binomialSum(from: number, to: number, n: number, p: number): number {
  let sum = 0
  for (let k = Math.max(0, from); k <= Math.min(n, to); k++) {
    const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
    sum += Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p))
  }
  return Math.min(1, sum)
}

/** P(X ≥ k) of a Poisson count with this mean above 0. */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1
  let term = Math.exp(k * Math.log(mean) - mean - logGamma(k + 1))
  let sum = 0
  // Beyond the mean the terms fall at least geometrically.
  for (let i = k; term > sum * 1e-16 || i <= mean; i++) {
    sum += term
    term *= mean / (i + 1)
  }
  return Math.min(1, sum)
}

/**
 * P that a share this much above another, or more, comes from two samples of one population: one-sided z test with the
 * pooled share. Null where a sample is empty or both are all or nothing.
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd ed. 2003), section 3.1.
 */
export function shareAbove(
  later: { share: number; trials: number },
  earlier: { share: number; trials: number }
): number | null {
  const trials = later.trials + earlier.trials
  if (!(later.trials > 0 && earlier.trials > 0)) return null
  const pooled = (later.share * later.trials + earlier.share * earlier.trials) / trials
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / later.trials + 1 / earlier.trials))
  return spread > 0 ? 1 - normalCdf((later.share - earlier.share) / spread) : null
}
