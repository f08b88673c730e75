import { describe, expect, it } from 'vitest'
import { compareWithChance, excessConcentration, expectedHerfindahl, lorenzCurve } from '#engine/diversity/null-model'
import { indicesOf } from '#engine/diversity/indices'
import { planShares } from '#engine/diversity/plan-shares'

/** A panel of 40 KOLs in tiers of 8, 12 and 20 that are planned 4 : 2 : 1. */
const weights = [...Array<number>(8).fill(4), ...Array<number>(12).fill(2), ...Array<number>(20).fill(1)]
const shares = weights.map((weight) => weight / 76)
const concentrated = [24, 18, 6, 3, 2, 2, 1, 1, 1, 1, 1]

describe('the null model', () => {
  it('has the exact expectation, and simulation agrees with it', () => {
    // R: sum(w^2) + (1 - sum(w^2)) / 60 = .05003463, standard deviation of a draw .00598, 95th percentile .0606.
    expect(expectedHerfindahl(shares, 60)).toBeCloseTo(0.05003463, 8)
    const { herfindahl } = indicesOf(concentrated, 40)
    const { herfindahl: band, pValue } = compareWithChance(herfindahl!, 60, shares, 10_000, 'a', 'test')
    expect(band.mean).toBeCloseTo(0.05003463, 8)
    expect(band.high).toBeGreaterThan(0.0606)
    expect(pValue).toBeCloseTo(1 / 10_001, 9)
    expect(excessConcentration(herfindahl!, band.mean)).toBeCloseTo(0.2275, 4)
  })

  it('does not find an even hand concentrated', () => {
    const even = [4, 4, ...Array<number>(5).fill(3), ...Array<number>(11).fill(2), ...Array<number>(13).fill(1)]
    const plan = Array<number>(40).fill(1 / 40)
    const { herfindahl } = indicesOf(even, 40)
    const { herfindahl: band, pValue } = compareWithChance(herfindahl!, 58, plan, 10_000, 'b', 'test')
    expect(band.mean).toBeCloseTo(0.0418103, 7)
    // R with 20,000 draws: .71; two independent simulations of this size differ by less than .02.
    expect(Math.abs(pValue - 0.71)).toBeLessThan(0.02)
  })

  it('gives the same numbers for the same seed', () => {
    const run = () => compareWithChance(0.1, 30, shares, 500, 'seed', 'test')
    expect(run()).toEqual(run())
  })
})

describe('planned shares', () => {
  const kol = (id: string, assigned: boolean, planned: number | null, tier: number | null = null) => ({
    kol: id,
    assigned,
    planned,
    tier
  })

  it('follow the planned contacts, with an allowance for those off the plan', () => {
    const plan = planShares(
      [kol('a', true, 6), kol('b', true, 3), kol('x', false, null), kol('y', false, null)],
      [4, 3, 2, 1],
      0.1
    )
    expect([...plan.shares]).toEqual([0.6, 0.3, 0.05, 0.05].map((share) => expect.closeTo(share, 12)))
    // 1 / ((2/3)² + (1/3)²) = 9/5
    expect(plan.hillPlan).toBeCloseTo(1.8, 12)
  })

  it('follow the tiers of the KOLs seen where there is no plan', () => {
    const plan = planShares(
      [kol('a', false, null, 1), kol('b', false, null, 3), kol('c', false, null)],
      [4, 3, 2, 1],
      0.1
    )
    expect([...plan.shares]).toEqual([4 / 7, 2 / 7, 1 / 7].map((share) => expect.closeTo(share, 12)))
  })
})

it('the Lorenz curve runs under the diagonal by half the Gini coefficient', () => {
  const curve = lorenzCurve(concentrated, 11)
  // By trapezoids over the eleven KOLs the area between diagonal and curve is exactly Gini / 2.
  const area = curve.reduce((sum, y, i) => sum + (i === 0 || i === 11 ? y / 2 : y), 0) / 11
  expect(1 - 2 * area).toBeCloseTo(0.6151515, 6)
})
