import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const quarter = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }

/** Eight KOLs on the panel: two of tier 1 (weight 4), six of tier 4 (weight 1); k8 has no specialty. Twenty contacts. */
const contacts = [8, 6, 1, 1, 1, 1, 1, 1]
const kols = contacts.map((_, i) => ({
  kol_id: `k${i + 1}`,
  name: `K ${i + 1}`,
  tier: i < 2 ? 1 : 4,
  specialty: i < 2 ? 'Rheumatology' : i < 7 ? 'Dermatology' : null
}))

describe('a plan that names KOLs and no numbers', () => {
  let filled: FilledWorkspace
  beforeAll(async () => {
    const meetings = contacts.flatMap((times, kol) =>
      Array.from({ length: times }, (_, i) => ({ id: `i${kol + 1}-${i}`, kol: `k${kol + 1}` }))
    )
    filled = await filledWorkspace({
      msl: [{ msl_id: 'm1', name: 'One', region: 'North' }],
      kol: kols,
      engagement_plan: kols.map(({ kol_id }) => ({
        msl_id: 'm1',
        kol_id,
        period_start: '2026-01-01',
        period_end: '2026-04-01'
      })),
      interaction: meetings.map(({ id }) => ({
        interaction_id: id,
        msl_id: 'm1',
        occurred_at: '2026-02-02 10:00:00',
        occurred_on: '2026-02-02',
        channel: 'video',
        status: 'completed'
      })),
      interaction_attendee: meetings.map(({ id, kol }) => ({ interaction_id: id, kol_id: kol }))
    })
  })
  afterAll(() => filled.end())

  // Shares by tier: 4/14 twice, 1/14 six times; their squares sum to 38/196.
  const squares = 38 / 196
  const expected = squares + (1 - squares) / 20
  const byHand = {
    // 64 + 36 + 6 of 400 against what chance gives by plan.
    'excess-concentration': (106 / 400 - expected) / (1 - expected),
    // 380/86 effective KOLs by the unbiased index, 196/38 by plan.
    'effective-kol-ratio': 380 / 86 / (196 / 38),
    'repeat-gap': (2 * (1 - (10 / 14) ** 20) + 6 * (1 - (13 / 14) ** 20) - 8) / 20,
    // Contacts 14, 5 and 1 of 20 in the classes, the unknown being one; the plan 8, 5 and 1 of 14.
    'attribute-balance-gap': (14 / 20 - 8 / 14 + (5 / 14 - 5 / 20) + (1 / 14 - 1 / 20)) / 2
  }

  it.each(Object.entries(byHand))('weighs the panel by tier in %s', async (kpi, value) => {
    const { rows } = await filled.engine.run('kpi.figures', { ...quarter, kpis: [kpi], by: ['msl'] })
    expect(rows[0]!.value).toBeCloseTo(value, 9)
  })

  it('tells the same in the portfolio', async () => {
    const { rows } = await filled.engine.run('diversity.portfolios', quarter)
    expect(rows[0]!.gamma).toBeCloseTo(byHand['excess-concentration'], 9)
    expect(rows[0]!.byAttribute['specialty']!.gap).toBeCloseTo(byHand['attribute-balance-gap'], 9)
  })
})
