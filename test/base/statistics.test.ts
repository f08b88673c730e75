import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  difference,
  mean,
  meanInterval,
  normalQuantile,
  poissonInterval,
  quantile,
  quantileInterval,
  standardDeviation,
  wilson
} from '#base/statistics'
import { studentQuantile } from '#base/distributions'
import { middle } from '#base/middle'
import { Random } from '#base/random'

/** Expects a number equal to the reference to nine significant digits. */
function near(actual: number | null | undefined, reference: number) {
  expect(actual).not.toBeNull()
  expect(Math.abs((actual ?? NaN) - reference)).toBeLessThanOrEqual(1e-9 * Math.abs(reference) + 1e-12)
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('Wilson interval', () => {
  it('agrees with the four published examples of Newcombe 1998, table I, method 3', () => {
    const published: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718]
    ]
    for (const [k, n, low, high] of published) {
      expect(wilson(k, n)?.low).toBeCloseTo(low, 4)
      expect(wilson(k, n)?.high).toBeCloseTo(high, 4)
    }
  })
  it('agrees with scipy 1.17 binomtest(81, 263).proportion_ci("wilson")', () => {
    near(wilson(81, 263)?.low, 0.2552885198782742)
    near(wilson(81, 263)?.high, 0.36620957698280004)
  })
  it('ends at exactly 0 and 1 where nothing or everything counts, and is null for no trials', () => {
    expect(wilson(0, 7)?.low).toBe(0)
    expect(wilson(7, 7)?.high).toBe(1)
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('interval of a mean', () => {
  it('agrees with scipy 1.17 t.interval', () => {
    const interval = meanInterval([4.2, 5.1, 3.9, 6.0, 5.5, 4.8])
    near(interval?.low, 4.089230309061753)
    near(interval?.high, 5.744103024271581)
  })
  it('is null for fewer than two values', () => {
    expect(meanInterval([3])).toBeNull()
    expect(mean([])).toBeNull()
    expect(standardDeviation([1])).toBeNull()
  })
})

describe('quantiles of distributions', () => {
  it('agrees with scipy 1.17 t.ppf(0.975, df) for odd and even degrees of freedom', () => {
    const reference: [number, number][] = [
      [1, 12.706204736174694],
      [2, 4.302652729749462],
      [5, 2.5705818356363146],
      [9, 2.262157162798205],
      [30, 2.0422724563012378],
      [200, 1.9718962236339088],
      [1001, 1.9623367052808798]
    ]
    for (const [df, t] of reference) near(studentQuantile(0.975, df), t)
  })
  it('knows the normal quantile of 97.5 %', () => near(normalQuantile(0.975), 1.959963984540054))
})

describe('exact Poisson interval', () => {
  it('agrees with the χ² form of Garwood 1936, computed by scipy 1.17', () => {
    const reference: [number, number, number][] = [
      [0, 0, 3.6888794541139354],
      [1, 0.025317807984289876, 5.571643390938898],
      [10, 4.7953886961324335, 18.39035604201778],
      [100, 81.36399125092314, 121.62679379242638]
    ]
    for (const [count, low, high] of reference) {
      near(poissonInterval(count, 1)?.low, low)
      near(poissonInterval(count, 1)?.high, high)
    }
  })
  it('is a rate by exposure, and null without exposure', () => {
    near(poissonInterval(10, 4)?.high, 18.39035604201778 / 4)
    expect(poissonInterval(3, 0)).toBeNull()
  })
})

describe('sample quantiles', () => {
  it('interpolates as type 7', () => {
    const values = [1, 2, 4, 8, 16]
    near(quantile(values, 0.1), 1.4)
    near(quantile(values, 0.33), 2.64)
    near(quantile(values, 0.5), 4)
    near(quantile(values, 0.9), 12.8)
    expect(quantile([], 0.5)).toBeNull()
  })

  it('are found among numbers in any order, with ties', () => {
    const random = new Random('middle')
    for (const n of [1, 2, 3, 7, 40, 41, 2000]) {
      for (const kinds of [3, 1e9]) {
        const values = Float64Array.from({ length: n }, () => random.integer(kinds))
        const sorted = values.toSorted()
        const { low, high } = middle(values)
        near(low, quantile(sorted, 0.025)!)
        near(high, quantile(sorted, 0.975)!)
      }
    }
  })
  it('takes the ranks scipy 1.17 quantile_test takes', () => {
    const reference: [number, number, number | null, number | null][] = [
      [6, 0.5, 1, 6],
      [8, 0.5, 1, 8],
      [20, 0.5, 6, 15],
      [100, 0.5, 40, 61],
      [35, 0.9, 28, null],
      [36, 0.9, 29, 36],
      [100, 0.9, 84, 96],
      [1000, 0.9, 881, 919]
    ]
    for (const [n, p, lowRank, highRank] of reference)
      expect(quantileInterval(upTo(n), p), `n ${n}, p ${p}`).toEqual({
        lowRank,
        highRank,
        low: lowRank,
        high: highRank
      })
  })
  it('leaves both ends open where the sample is too small', () => {
    expect(quantileInterval(upTo(5), 0.5)).toEqual({ lowRank: null, highRank: null, low: null, high: null })
    expect(quantileInterval([], 0.5)).toEqual({ lowRank: null, highRank: null, low: null, high: null })
  })
})

describe('Benjamini–Hochberg', () => {
  it('agrees with a case worked by hand', () => {
    // Sorted .01 .02 .03 .05 → ×4/1, ×4/2, ×4/3, ×4/4 = .04 .04 .04 .05, running minimum from the top.
    const adjusted = benjaminiHochberg([0.03, 0.01, 0.05, 0.02])
    ;[0.04, 0.04, 0.05, 0.04].forEach((reference, i) => near(adjusted[i], reference))
  })
  it('agrees with scipy 1.17 false_discovery_control', () => {
    const adjusted = benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05, 0.2, 0.9, 0.0001])
    const reference = [0.04, 0.05333333333333333, 0.06, 0.064, 0.06666666666666667, 0.22857142857142856, 0.9, 0.0008]
    reference.forEach((value, i) => near(adjusted[i], value))
  })
  it('has nothing to say about nothing', () => expect(benjaminiHochberg([])).toEqual([]))
})

it('gives differences as Newcombe 1998 published them for two shares, table II, method 10', () => {
  const share = (k: number, n: number) => ({ value: k / n, ...wilson(k, n)! })
  const published: [number, number, number, number, number, number][] = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1]
  ]
  for (const [k, n, l, m, low, high] of published) {
    const found = difference(share(k, n), share(l, m))
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  }
})
