import { describe, expect, it } from 'vitest'
import { planShares, type PlannedKol } from '#engine/diversity/plan-shares'

const kol = (over: Partial<PlannedKol>): PlannedKol => ({
  assigned: true,
  planned: null,
  tier: null,
  ...over
})

describe('shares that the plan means', () => {
  it('are even where the tiers of a panel weigh nothing', () => {
    const { shares, hillPlan } = planShares([kol({ tier: 4 }), kol({ tier: 4 })], [4, 3, 2, 0], 0.1)
    expect([...shares]).toEqual([0.5, 0.5])
    expect(hillPlan).toBe(2)
  })

  it('leave the effective number of the panel as it is where everything is allowed off the plan', () => {
    const off = kol({ assigned: false })
    const { shares, hillPlan } = planShares([kol({ planned: 1 }), kol({ planned: 1 }), off], [4, 3, 2, 1], 1)
    expect([...shares]).toEqual([0, 0, 1])
    expect(hillPlan).toBe(2)
  })

  it('give those off the plan their allowance evenly', () => {
    const off = [1, 2].map(() => kol({ assigned: false }))
    const { shares } = planShares([kol({ planned: 3 }), kol({ planned: 1 }), ...off], [4, 3, 2, 1], 0.1)
    // 0.9 · 3/4, 0.9 · 1/4 and twice 0.05.
    ;[0.675, 0.225, 0.05, 0.05].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 12))
  })
})
