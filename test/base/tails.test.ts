import { describe, expect, it } from 'vitest'
import { clusteredShare, pBelow } from '#base/clustered-share'
import { binomialAtLeast, binomialAtMost, fisherAtLeast, poissonAtLeast } from '#base/tails'

describe('tail probabilities', () => {
  it('sums the binomial distribution from either side', () => {
    // Σ C(20, k) 0.65^k 0.35^(20 − k) for k up to 3, summed in whole binomial coefficients.
    expect(binomialAtMost(3, 20, 0.65)).toBeCloseTo(6.0841903530643205e-6, 15)
    expect(binomialAtMost(0, 8, 0.5)).toBeCloseTo(1 / 256, 12)
    expect(binomialAtLeast(8, 8, 0.5)).toBeCloseTo(1 / 256, 12)
    expect(binomialAtMost(4, 10, 0.3) + binomialAtLeast(5, 10, 0.3)).toBeCloseTo(1, 10)
  })

  it('sums the upper tail of a Poisson count', () => {
    expect(poissonAtLeast(1, 3)).toBeCloseTo(1 - Math.exp(-3), 12)
    expect(poissonAtLeast(3, 2)).toBeCloseTo(1 - 5 * Math.exp(-2), 12)
    expect(poissonAtLeast(0, 2)).toBe(1)
  })

  it('compares two samples exactly', () => {
    // Fisher's tea: three of four cups right against one of four: (16 + 1) / 70.
    expect(fisherAtLeast({ hits: 3, trials: 4 }, { hits: 1, trials: 4 })).toBeCloseTo(17 / 70, 12)
    expect(fisherAtLeast({ hits: 0, trials: 4 }, { hits: 2, trials: 4 })).toBeCloseTo(1, 12)
    expect(fisherAtLeast({ hits: 0, trials: 0 }, { hits: 2, trials: 4 })).toBe(1)
  })
})

describe('a share of clustered trials', () => {
  it('is worth as many trials as there are clusters where each cluster is all or nothing', () => {
    // Variance with 4 clusters of 10: (4/3) · 4 · 25 / 1600 = 1/12; of 40 independent trials 1/160; effect 13.333.
    const share = clusteredShare([10, 0, 10, 0].map((hits) => ({ hits, trials: 10 })))!
    expect(share).toMatchObject({ hits: 20, trials: 40, clusters: 4, share: 0.5 })
    expect(share.effectiveTrials).toBeCloseTo(3, 12)
  })

  it('is worth no more than its trials where clusters are more alike than chance makes them', () => {
    expect(clusteredShare([5, 5, 5].map((hits) => ({ hits, trials: 10 })))!.effectiveTrials).toBe(30)
  })

  it('counts clusters where nothing or everything succeeds', () => {
    const none = clusteredShare([0, 0, 0].map((hits) => ({ hits, trials: 50 })))!
    expect(none.effectiveTrials).toBe(3)
    expect(pBelow(none, 0.5)).toBeCloseTo(1 / 8, 12)
    expect(clusteredShare([{ hits: 0, trials: 0 }])).toBeNull()
  })
})
