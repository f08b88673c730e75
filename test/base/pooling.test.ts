import { describe, expect, it } from 'vitest'
import { betaBinomialPooled, gammaPoissonPooled, normalPooled, type Pooled } from '#base/pooling'

const groups = (counts: number[], of: number[]) => counts.map((count, i) => ({ count, of: of[i]! }))

/** Values and intervals close to what another programme gives. */
function expectNear(found: readonly Pooled[], wanted: [number, number, number][], value: number, ends: number) {
  expect(found).toHaveLength(wanted.length)
  found.forEach(({ value: mean, low, high }, i) => {
    const [m, l, h] = wanted[i]!
    expect(Math.abs(mean - m)).toBeLessThan(value)
    expect(Math.abs(low - l)).toBeLessThan(ends)
    expect(Math.abs(high - h)).toBeLessThan(ends)
  })
}

// Integrated with numpy on a grid of 801 by 801 points, quantiles of the whole mixture by scipy.
describe('pooled shares', () => {
  it('agree with a fine numerical integration, spread out or alike', () => {
    const spread = betaBinomialPooled(groups([2, 18, 9, 30, 4, 0], [10, 40, 12, 60, 20, 5]))
    expectNear(
      spread,
      [
        [0.26607, 0.06379, 0.50996],
        [0.4423, 0.30247, 0.58899],
        [0.63985, 0.38768, 0.87921],
        [0.4889, 0.36975, 0.61209],
        [0.24458, 0.08721, 0.43382],
        [0.18707, 0.00093, 0.49079]
      ],
      0.001,
      0.05
    )
    const alike = betaBinomialPooled(groups([10, 12, 9, 11], [20, 25, 18, 20]))
    expectNear(
      alike,
      [
        [0.50427, 0.35973, 0.64655],
        [0.4976, 0.35787, 0.62916],
        [0.50436, 0.35587, 0.65055],
        [0.51894, 0.38095, 0.67025]
      ],
      0.001,
      0.015
    )
  })

  it('draw a group the more to the others the less it has', () => {
    const [small, large] = betaBinomialPooled(groups([2, 200, 25, 30, 28], [2, 200, 50, 60, 50])) as [Pooled, Pooled]
    expect(small.own).toBeLessThan(0.8)
    expect(large.own).toBeGreaterThan(0.95)
    expect(small.value).toBeLessThan(large.value)
    expect(small.high - small.low).toBeGreaterThan(large.high - large.low)
  })
})

it('pooled rates agree with a fine numerical integration', () => {
  expectNear(
    gammaPoissonPooled(groups([3, 40, 22, 0, 15], [10, 60, 20, 4, 50])),
    [
      [0.35268, 0.09469, 0.75019],
      [0.65833, 0.47312, 0.8749],
      [1.01901, 0.6311, 1.50406],
      [0.20599, 0.00015, 0.71278],
      [0.31539, 0.17978, 0.48629]
    ],
    0.01,
    0.05
  )
})

// Coaching in eight schools: Rubin (1981), whose posterior means Gelman et al. (2013), section 5.5, discuss.
it('pooled means are those of the eight schools', () => {
  const errors = [15, 10, 16, 11, 9, 11, 10, 18]
  const schools = [28, 8, -3, 7, -1, 1, 18, 12].map((value, i) => ({ value, error: errors[i]! }))
  const found = normalPooled(schools).map(({ value }) => value)
  const known = [11.4, 7.9, 6.1, 7.6, 5.1, 6.1, 10.7, 8.5]
  found.forEach((value, i) => expect(Math.abs(value - known[i]!)).toBeLessThan(0.1))
})
