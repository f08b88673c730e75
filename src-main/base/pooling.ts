import jStat from 'jstat'
import { gammaQuantile, logGamma, normalQuantile } from './distributions'
import type { ClosedInterval } from './statistics'

/**
 * Partial pooling: what is likely of each of several groups, given that all were drawn from one population. A group of
 * little data is drawn to the population, one of much data keeps its own value.
 *
 * The population is not taken for known: its two parameters are averaged over a grid, weighted by their posterior
 * (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, chapter 5), so that the intervals hold with few groups as well.
 */
export interface Pooled extends ClosedInterval {
  /** Posterior mean. */
  value: number
  /** How much of the estimate comes from the group itself, 0…1. */
  own: number
}

/** The hits of one group and how many could have been; or events and the time, or whatever they are counted by. */
export interface GroupCounts {
  count: number
  /** Trials or exposure, > 0. */
  of: number
}

/** A group's value with its standard error, > 0. */
export interface GroupMean {
  value: number
  error: number
}

/** A point of the grid: the population's location and log concentration, and how likely it is. */
interface Cell {
  location: number
  concentration: number
  weight: number
}

const gridSize = 41
/** Concentrations looked at, as logarithms: from groups that have nothing in common to groups that are all alike. */
const concentrations = Array.from({ length: gridSize }, (_, i) => -3 + (15 * i) / (gridSize - 1))

/**
 * Pooled shares of groups, k of n each: k ~ Binomial(n, θ), θ ~ Beta(α, β), p(α, β) ∝ (α + β)^(−5/2) (Gelman et al. 2013,
 * section 5.3).
 * @param groups of trials > 0 @returns one for each group, in their order; 95 % intervals by the Beta distribution of the
 * posterior's mean and variance
 */
export function betaBinomialPooled(groups: readonly GroupCounts[], level = 0.95): Pooled[] {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const trials = groups.reduce((sum, { of }) => sum + of, 0)
  const centre = Math.log((total + 0.5) / (trials - total + 0.5))
  const cells = grid(centre, (logit, logSize) => {
    const size = Math.exp(logSize)
    const alpha = size / (1 + Math.exp(-logit))
    const beta = size - alpha
    const prior = Math.log(alpha) + Math.log(beta) - 2.5 * logSize
    const constant = logGamma(size) - logGamma(alpha) - logGamma(beta)
    return groups.reduce(
      (sum, { count, of }) =>
        sum + constant + logGamma(alpha + count) + logGamma(beta + of - count) - logGamma(size + of),
      prior
    )
  })
  return groups.map(({ count, of }) => {
    const { mean, variance, own } = mixture(cells, ({ location, concentration }) => {
      const size = Math.exp(concentration)
      const alpha = size / (1 + Math.exp(-location)) + count
      const all = size + of
      const m = alpha / all
      return { mean: m, variance: (m * (1 - m)) / (all + 1), own: of / all }
    })
    const size = (mean * (1 - mean)) / variance - 1
    const [a, b] = [mean * size, (1 - mean) * size]
    const tail = (1 - level) / 2
    return { value: mean, low: jStat.beta.inv(tail, a, b), high: jStat.beta.inv(1 - tail, a, b), own }
  })
}

/**
 * Pooled rates of groups, events per exposure: y ~ Poisson(e θ), θ ~ Gamma(shape, rate), the logarithm of the mean and the
 * relative standard deviation 1/√shape uniform.
 * @param groups of exposure > 0 @returns one for each group, in their order; 95 % intervals by the gamma distribution of
 * the posterior's mean and variance
 */
export function gammaPoissonPooled(groups: readonly GroupCounts[], level = 0.95): Pooled[] {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const exposure = groups.reduce((sum, { of }) => sum + of, 0)
  const cells = grid(Math.log((total + 0.5) / exposure), (logMean, logShape) => {
    const shape = Math.exp(logShape)
    const rate = shape / Math.exp(logMean)
    const constant = shape * Math.log(rate) - logGamma(shape)
    return groups.reduce(
      (sum, { count, of }) =>
        sum + constant + logGamma(shape + count) + count * Math.log(of) - (shape + count) * Math.log(rate + of),
      -0.5 * logShape
    )
  })
  return groups.map(({ count, of }) => {
    const { mean, variance, own } = mixture(cells, ({ location, concentration }) => {
      const shape = Math.exp(concentration)
      const rate = shape / Math.exp(location)
      const m = (shape + count) / (rate + of)
      return { mean: m, variance: m / (rate + of), own: of / (rate + of) }
    })
    const shape = (mean * mean) / variance
    const tail = (1 - level) / 2
    const at = (p: number) => (gammaQuantile(p, shape) * mean) / shape
    return { value: mean, low: at(tail), high: at(1 - tail), own }
  })
}

/**
 * Pooled means of groups: x ~ Normal(θ, error²), θ ~ Normal(μ, τ²), μ and τ uniform (Gelman et al. 2013, section 5.4).
 * @param groups three or more @returns one for each group, in their order; 95 % intervals by the normal distribution of
 * the posterior's mean and variance
 */
export function normalPooled(groups: readonly GroupMean[], level = 0.95): Pooled[] {
  const values = groups.map(({ value }) => value)
  const spread = Math.max(...values) - Math.min(...values) + Math.max(...groups.map(({ error }) => error))
  const steps = 400
  const cells = Array.from({ length: steps }, (_, i) => {
    const tau = (2 * spread * (i + 0.5)) / steps
    const precisions = groups.map(({ error }) => 1 / (error * error + tau * tau))
    const precision = precisions.reduce((sum, p) => sum + p, 0)
    const mu = groups.reduce((sum, { value }, j) => sum + value * precisions[j]!, 0) / precision
    const fit = groups.reduce(
      (sum, { value }, j) => sum + 0.5 * Math.log(precisions[j]!) - 0.5 * precisions[j]! * (value - mu) ** 2,
      -0.5 * Math.log(precision)
    )
    return { location: mu, concentration: tau, weight: fit, precision }
  })
  const weighed = normalised(cells)
  return groups.map(({ value, error }) => {
    const { mean, variance, own } = mixture(weighed, ({ location, concentration: tau, precision }) => {
      const share = (tau * tau) / (tau * tau + error * error)
      return {
        mean: share * value + (1 - share) * location,
        variance: share * error * error + (1 - share) ** 2 / precision,
        own: share
      }
    })
    const z = normalQuantile(1 - (1 - level) / 2) * Math.sqrt(variance)
    return { value: mean, low: mean - z, high: mean + z, own }
  })
}

/** The cells of a grid that hold the posterior: a coarse look around `centre` first, then a fine one where there is any. */
function grid(centre: number, logPosterior: (location: number, concentration: number) => number): Cell[] {
  const look = (from: number, to: number) =>
    normalised(
      Array.from({ length: gridSize }, (_, i) => from + ((to - from) * i) / (gridSize - 1)).flatMap((location) =>
        concentrations.map((concentration) => ({
          location,
          concentration,
          weight: logPosterior(location, concentration)
        }))
      )
    )
  const step = 8 / (gridSize - 1)
  const held = look(centre - 4, centre + 4)
    .filter(({ weight }) => weight > 1e-7)
    .map(({ location }) => location)
  return look(Math.min(...held) - step, Math.max(...held) + step).filter(({ weight }) => weight > 1e-9)
}

/** Log weights as weights that sum to one. */
function normalised<C extends Cell>(cells: readonly C[]): C[] {
  const most = cells.reduce((max, { weight }) => Math.max(max, weight), -Infinity)
  const weights = cells.map(({ weight }) => Math.exp(weight - most))
  const sum = weights.reduce((a, b) => a + b, 0)
  return cells.map((cell, i) => ({ ...cell, weight: weights[i]! / sum }))
}

interface Moments {
  mean: number
  variance: number
  own: number
}

/** Mean and variance of a mixture, and the mean share that a group's own data have in it. */
function mixture<C extends Cell>(cells: readonly C[], momentsOf: (cell: C) => Moments): Moments {
  let [mean, square, own] = [0, 0, 0]
  for (const cell of cells) {
    const moments = momentsOf(cell)
    mean += cell.weight * moments.mean
    square += cell.weight * (moments.variance + moments.mean ** 2)
    own += cell.weight * moments.own
  }
  return { mean, variance: square - mean * mean, own }
}
