import { describe, expect, it } from 'vitest'
import { Multinomial } from '#base/multinomial'
import { Random } from '#base/random'

/** Means and variances of counts over many draws. */
function moments(weights: readonly number[], trials: number, draws: number) {
  const multinomial = new Multinomial(weights)
  const random = new Random('moments')
  const counts = new Int32Array(weights.length)
  const sum = weights.map(() => 0)
  const squares = weights.map(() => 0)
  for (let i = 0; i < draws; i++) {
    const reported = multinomial.draw(random, trials, counts)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(trials)
    expect(reported).toBe(counts.reduce((a, b) => a + b * b, 0))
    counts.forEach((count, k) => {
      sum[k]! += count
      squares[k]! += count * count
    })
  }
  return sum.map((total, k) => ({ mean: total / draws, variance: squares[k]! / draws - (total / draws) ** 2 }))
}

describe('multinomial draws', () => {
  // Classes that many trials fall on and classes that few do, in one draw; a class without any.
  const weights = [40, 1, 20, 2, 0, 30, 3, 4]
  for (const trials of [5, 300, 5000]) {
    it(`have mean np and variance np(1 − p) in every class for ${trials} trials`, () => {
      const draws = 4000
      moments(weights, trials, draws).forEach(({ mean, variance }, k) => {
        const p = weights[k]! / 100
        const expected = trials * p * (1 - p)
        // Five standard errors of the mean; the variance of a variance is about 2σ⁴/m and more for rare classes.
        expect(Math.abs(mean - trials * p)).toBeLessThanOrEqual(5 * Math.sqrt(expected / draws))
        expect(Math.abs(variance - expected)).toBeLessThanOrEqual(5 * Math.sqrt((2 * expected ** 2 + expected) / draws))
      })
    })
  }

  it('have covariance −npq between two classes', () => {
    const multinomial = new Multinomial(weights)
    const random = new Random('covariance')
    const counts = new Int32Array(weights.length)
    let product = 0
    const draws = 20_000
    for (let i = 0; i < draws; i++) {
      multinomial.draw(random, 300, counts)
      product += (counts[0]! - 120) * (counts[7]! - 12)
    }
    // −300 · 0.4 · 0.04 = −4.8; one standard error is about √(72 · 11.5 / 20000) = 0.2.
    expect(Math.abs(product / draws + 4.8)).toBeLessThan(1)
  })
})

it('random numbers are the same sequence, one by one or some at a time', () => {
  const single = new Random('sequence')
  const several = new Random('sequence')
  // Blocks end inside what is asked for, so that fewer come than were wanted.
  for (const wanted of [1, 1000, 700, 2000, 3, 1024]) {
    const numbers = [...several.some(wanted)]
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers.length).toBeLessThanOrEqual(wanted)
    expect(numbers).toEqual(numbers.map(() => single.bits()))
  }
})
