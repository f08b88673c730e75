import { logGamma } from './distributions'

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
    sum += Math.exp(logWays(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
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
 * P that the first of two samples of one population has this many hits or more, given the hits of both together: Fisher's
 * exact test, one-sided. 1 where a sample is empty.
 * Source: Fisher (1935), J. R. Stat. Soc. 98:39; the same numbers as R's fisher.test(alternative = "greater").
 */
export function fisherAtLeast(first: HitsOf, second: HitsOf): number {
  const hits = first.hits + second.hits
  const trials = first.trials + second.trials
  if (!(first.trials > 0 && second.trials > 0)) return 1
  let sum = 0
  for (let k = first.hits; k <= Math.min(hits, first.trials); k++) {
    const ways = logWays(first.trials, k) + logWays(second.trials, hits - k) - logWays(trials, hits)
    sum += Math.exp(ways)
  }
  return Math.min(1, sum)
}

/** Whole numbers of trials and of hits among them. */
export interface HitsOf {
  hits: number
  trials: number
}

const logWays = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
