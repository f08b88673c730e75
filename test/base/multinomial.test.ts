import { describe, expect, it } from 'vitest'
import { Multinomial } from '#base/multinomial'
import { poissonTable } from '#base/poisson-table'
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
  for (const trials of [5, 300, 5000, 200_000]) {
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

it('a table of Poisson counts has the mean, the variance and the zeros of its distribution', () => {
  for (const mean of [0.5, 4, 37.5, 2000]) {
    const { shift, threshold, values } = poissonTable(mean)
    const random = new Random(`poisson ${mean}`)
    const counts = Array.from({ length: 40_000 }, () => {
      const number = random.bits()
      const cell = number >>> shift
      return values[2 * cell + (number - cell * 2 ** shift > threshold[cell]! ? 1 : 0)]!
    })
    const average = counts.reduce((a, b) => a + b, 0) / counts.length
    const variance = counts.reduce((a, b) => a + (b - average) ** 2, 0) / counts.length
    const zeros = counts.filter((count) => count === 0).length / counts.length
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length))
    expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((2 * mean ** 2 + mean) / counts.length))
    expect(Math.abs(zeros - Math.exp(-mean))).toBeLessThan(5 * Math.sqrt(Math.exp(-mean) / counts.length) + 1e-9)
  }
})

it('random numbers are the same sequence, one by one or some at a time', () => {
  const single = new Random('sequence')
  const several = new Random('sequence')
  // Blocks end inside what is asked for, and one is larger than any block so far.
  for (const wanted of [1, 1000, 700, 4000, 3, 1024, 10_000, 5]) {
    const { block, start } = several.ahead(wanted)
    expect(Array.from(block.subarray(start, start + wanted), (bits) => bits >>> 0)).toEqual(
      Array.from({ length: wanted }, () => single.bits())
    )
  }
})

it('a trial counts at all places of its class', () => {
  const classes = [
    { weight: 50, places: [0] },
    { weight: 30, places: [1, 2] },
    { weight: 2, places: [0, 2, 3, 4, 5] },
    { weight: 1, places: [5] },
    { weight: 4, places: [] }
  ]
  const members = {
    starts: Int32Array.from([0, 1, 3, 8, 9, 9]),
    places: Int32Array.from(classes.flatMap(({ places }) => places))
  }
  for (const trials of [12, 600]) {
    const multinomial = new Multinomial(classes.map(({ weight }) => weight))
    const random = new Random('members')
    const sums = new Float64Array(6)
    const draws = 4000
    for (let i = 0; i < draws; i++) {
      const counts = multinomial.drawMembers(random, trials, members, 6)
      expect(counts.length).toBe(6)
      // Places 3 and 4 belong to the third class alone, 1 to the second alone.
      expect(counts[3]).toBe(counts[4])
      expect(counts[2]! - counts[1]!).toBe(counts[3])
      counts.forEach((count, place) => (sums[place]! += count))
    }
    sums.forEach((sum, place) => {
      const p = classes.reduce((all, one) => all + (one.places.includes(place) ? one.weight / 87 : 0), 0)
      const error = Math.sqrt((trials * p * (1 - p)) / draws)
      expect(Math.abs(sum / draws - trials * p)).toBeLessThanOrEqual(5 * error)
    })
  }
})
