import { wilson } from './statistics'
import { binomialAtMost, fisherAtLeast } from './tails'

/** Trials that hang together, such as the reports of one week. */
export interface Cluster {
  hits: number
  trials: number
}

/** A share with the number of independent trials it is worth. */
export interface ClusteredShare {
  hits: number
  trials: number
  clusters: number
  share: number
  /** Trials over the design effect; the clusters themselves where all succeed or all fail. */
  effectiveTrials: number
  /** 95 % Wilson interval on the effective trials. */
  low: number
  high: number
}

/**
 * The share of hits over all clusters; null for no trials. Its variance is that of a ratio of cluster totals, which the
 * design effect compares with independent trials; an effect under 1 is not believed.
 * Source: Kish, Survey Sampling (1965), sections 6.3 and 8.2; Korn and Graubard (1998), Surv. Methodol. 24:193, for
 * intervals on effective trials.
 */
export function clusteredShare(clusters: readonly Cluster[]): ClusteredShare | null {
  const filled = clusters.filter(({ trials }) => trials > 0)
  const count = filled.length
  const hits = filled.reduce((sum, cluster) => sum + cluster.hits, 0)
  const trials = filled.reduce((sum, cluster) => sum + cluster.trials, 0)
  if (trials === 0) return null
  const share = hits / trials
  const effectiveTrials = share === 0 || share === 1 || count < 2 ? count : trials / designEffect(filled, share, trials)
  const { low, high } = wilson(share * effectiveTrials, effectiveTrials)!
  return { hits, trials, clusters: count, share, effectiveTrials, low, high }
}

function designEffect(clusters: readonly Cluster[], share: number, trials: number): number {
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.hits - share * cluster.trials) ** 2, 0)
  const variance = ((clusters.length / (clusters.length - 1)) * squares) / trials ** 2
  return Math.max(1, variance / ((share * (1 - share)) / trials))
}

/** P of a share this low or lower where the true one is `bar`; exact binomial on whole effective trials. */
export function pBelow({ share, effectiveTrials }: ClusteredShare, bar: number): number {
  const trials = Math.max(1, Math.floor(effectiveTrials))
  return binomialAtMost(Math.ceil(share * trials - 1e-9), trials, bar)
}

/** P of a share this far above an earlier one, or further, where both are the same; exact on whole effective trials. */
export function pAbove(later: ClusteredShare, earlier: ClusteredShare): number {
  // Rounded so that the difference can only become smaller.
  const wholeLater = Math.max(1, Math.floor(later.effectiveTrials))
  const wholeEarlier = Math.max(1, Math.floor(earlier.effectiveTrials))
  return fisherAtLeast(
    { hits: Math.floor(later.share * wholeLater + 1e-9), trials: wholeLater },
    { hits: Math.ceil(earlier.share * wholeEarlier - 1e-9), trials: wholeEarlier }
  )
}
