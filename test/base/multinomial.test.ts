import { describe, expect, it } from 'vitest'
import { Multinomial } from '#base/multinomial'
import { poissonTable } from '#base/poisson-table'
import { Random } from '#base/random'

/** Means and variances of counts over many draws. */
function moments(weights: readonly number[], trials: number, draws: number) {
  const multinomial = new Multinomial(weights, 'moments')
  const sum = weights.map(() => 0)
  const squares = weights.map(() => 0)
  for (let i = 0; i < draws; i++) {
    const counts = multinomial.draw(trials)
    expect(counts.length).toBe(weights.length)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(trials)
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
    const multinomial = new Multinomial(weights, 'covariance')
    let product = 0
    const draws = 20_000
    for (let i = 0; i < draws; i++) {
      const counts = multinomial.draw(300)
      product += (counts[0]! - 120) * (counts[7]! - 12)
    }
    // −300 · 0.4 · 0.04 = −4.8; one standard error is about √(72 · 11.5 / 20000) = 0.2.
    expect(Math.abs(product / draws + 4.8)).toBeLessThan(1)
  })
})

it('a table of Poisson counts has the mean, the variance and the zeros of its distribution', () => {
  for (const mean of [0.5, 4, 37.5, 2000]) {
    const { shift, cells } = poissonTable(mean)
    const random = new Random(`poisson ${mean}`)
    const counts = Array.from({ length: 40_000 }, () => {
      const number = random.bits()
      const cell = number >>> shift
      return cells[3 * cell + (number - cell * 2 ** shift > cells[3 * cell]! ? 2 : 1)]!
    })
    const average = counts.reduce((a, b) => a + b, 0) / counts.length
    const variance = counts.reduce((a, b) => a + (b - average) ** 2, 0) / counts.length
    const zeros = counts.filter((count) => count === 0).length / counts.length
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length))
    expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((2 * mean ** 2 + mean) / counts.length))
    expect(Math.abs(zeros - Math.exp(-mean))).toBeLessThan(5 * Math.sqrt(Math.exp(-mean) / counts.length) + 1e-9)
  }
})

it('draws nothing but by the numbers of the seed', () => {
  // One class that is drawn singly: of two that are equally likely, the leading bit of a number tells which.
  const multinomial = new Multinomial([1, 1], 'numbers')
  const random = new Random('numbers')
  // Once in blocks and once in one go: more numbers than a generator keeps at a time.
  for (let i = 0; i < 5000; i++) {
    const isSecond = random.bits() >= 2 ** 31
    expect([...multinomial.draw(1)]).toEqual(isSecond ? [0, 1] : [1, 0])
  }
})

it('goes on where another came between', () => {
  const draws = (between: () => void) => {
    const multinomial = new Multinomial([3, 5, 2], 'resumed')
    return Array.from({ length: 20 }, () => {
      between()
      return [...multinomial.draw(50)]
    })
  }
  const other = new Multinomial([1, 4], 'other')
  expect(draws(() => other.draw(7))).toEqual(draws(() => undefined))
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
  const counted = { members, places: 6, parts: 2, partOf: Int32Array.of(0, 0, 0, 1, 1, 1) }
  for (const trials of [12, 600]) {
    const multinomial = new Multinomial(
      classes.map(({ weight }) => weight),
      'members',
      counted
    )
    const sums = new Float64Array(6)
    const draws = 4000
    for (let i = 0; i < draws; i++) {
      const counts = multinomial.draw(trials)
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

it('tallies are what the counts of the same draws add up to', () => {
  const weights = [40, 1, 20, 2, 0, 30, 3, 4]
  const starts = Int32Array.from([0, 1, 2, 4, 9, 9, 10, 11, 12])
  const places = Int32Array.from([0, 1, 2, 7, 0, 1, 2, 3, 4, 5, 6, 7])
  const partOf = Int32Array.of(2, 0, 1, 0, 2, 2, 1, 0)
  const counted = { members: { starts, places }, places: 8, parts: 3, partOf }
  for (const trials of [6, 900]) {
    const single = new Multinomial(weights, 'tallies', counted)
    const drawn = Array.from({ length: 200 }, () => [...single.draw(trials)])
    const { contacts, seen, squares, topThree, partCounts } = new Multinomial(weights, 'tallies', counted).tallies(
      trials,
      200
    )
    for (let i = 0; i < 200; i++) {
      const counts = drawn[i]!
      const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
      expect(contacts[i]).toBe(sum(counts))
      expect(seen[i]).toBe(counts.filter((count) => count > 0).length)
      expect(squares[i]).toBe(sum(counts.map((count) => count ** 2)))
      expect(topThree[i]).toBe(sum(counts.toSorted((a, b) => b - a).slice(0, 3)))
      const parts = [0, 1, 2].map((part) => sum(counts.filter((_, place) => partOf[place] === part)))
      expect([...partCounts.subarray(3 * i, 3 * i + 3)]).toEqual(parts)
    }
  }
})
