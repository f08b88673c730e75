import { describe, expect, it } from 'vitest'
import { findingsIn, kolOf, period, team, type Meeting } from './team'

/** Goes round the panel but for some places, where the neighbour is seen. */
const without =
  (places: number) =>
  (_: string, week: number): Meeting =>
    week % 8 < places ? { kol: kolOf('m1', 7) } : {}

const gapsIn = async (...given: Parameters<typeof findingsIn>) =>
  (await findingsIn(...given)).filter(({ rule }) => rule === 'coverage-gap')

describe('coverage-gap', () => {
  it('names a KOL of tier 1 who was planned five times and never seen', async () => {
    const gaps = await gapsIn(team(['m1'], without(1)))
    expect(gaps).toHaveLength(1)
    const [gap] = gaps
    expect(gap).toMatchObject({ wording: 'coverage-gap-one', severity: 'watch', msl: 'm1', evidenceTotal: 1 })
    expect(gap!.title).toBe('Name m1 has not seen Name m1k1, one of 8 assigned tier-1 and tier-2 KOLs')
    expect(gap!.evidence).toEqual([{ table: 'engagement_plan', id: 'm1|m1k1|2025-01-06' }])
    // Nobody seen of five planned: e^−5; one KOL, nothing to correct for.
    expect(gap!.confidence).toBeCloseTo(1 - Math.exp(-5), 6)
  })

  it('is high where most of the panel waits', async () => {
    const [gap] = await gapsIn(team(['m1'], without(6)))
    expect(gap).toMatchObject({ wording: 'coverage-gap', severity: 'high', figures: { unseen: 6, assigned: 8 } })
  })

  it('says nothing where chance explains it, where a KOL must not be contacted, or has a low tier', async () => {
    // After 12 weeks 1.5 contacts are planned with each: e^−1.5 = 0.22.
    expect(await gapsIn(team(['m1'], without(1)), { ...period, to: '2025-03-31', asOf: '2025-03-31' })).toEqual([])
    for (const change of [{ do_not_contact: true }, { tier: 3 }, { status: 'retired' }]) {
      const rows = team(['m1'], without(1))
      Object.assign(rows['kol']![0]!, change)
      expect(await gapsIn(rows)).toEqual([])
    }
  })

  it('waits half a year where the plan gives no number', async () => {
    const rows = team(['m1'], without(1))
    rows['engagement_plan']!.forEach((plan) => (plan['planned_contacts'] = null))
    expect(await gapsIn(rows)).toHaveLength(1)
    expect(await gapsIn(rows, { ...period, to: '2025-06-30', asOf: '2025-06-30' })).toEqual([])
  })

  it('asks nothing of the time before an MSL came, after leaving and away', async () => {
    // Five contacts are planned in forty weeks; twelve of them leave 1.5, and e^−1.5 = 0.22.
    for (const change of [{ left_on: '2025-03-31' }, { started_on: '2025-07-21' }]) {
      const rows = team(['m1'], without(1))
      Object.assign(rows['msl']![0]!, change)
      expect(await gapsIn(rows)).toEqual([])
    }
    const rows = team(['m1'], without(1))
    rows['availability'] = [{ msl_id: 'm1', from_on: '2025-02-03', to_on: '2025-08-18', available: false }]
    expect(await gapsIn(rows)).toEqual([])
  })

  it('leaves out a KOL who refused contact, whether by consent or by a later event', async () => {
    const byWord = team(['m1'], without(1))
    Object.assign(byWord['kol']![0]!, { consent: 'opt-out' })
    expect(await gapsIn(byWord)).toEqual([])
    const byEvent = team(['m1'], without(1))
    byEvent['consent_event'] = [
      { kol_id: kolOf('m1', 0), channel: 'all', status: 'withdrawn', changed_on: '2025-02-01' }
    ]
    expect(await gapsIn(byEvent)).toEqual([])
  })
})
