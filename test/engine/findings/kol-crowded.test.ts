import { describe, expect, it } from 'vitest'
import type { CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, period, team, type Meeting } from './team'

/** Some MSLs see the first KOL of `m1` every other week. */
const visitedBy =
  (...others: string[]) =>
  (msl: string, week: number): Meeting =>
    others.includes(msl) && week % 2 === 0 ? { kol: 'm1k1' } : {}

const crowdedIn = async (rows: CanonicalRows) => (await findingsIn(rows)).filter(({ rule }) => rule === 'kol-crowded')

describe('kol-crowded', () => {
  it('names a KOL whom three MSLs see far more often than planned', async () => {
    const found = await crowdedIn(team(['m1', 'm2', 'm3'], visitedBy('m2', 'm3')))
    expect(found).toHaveLength(1)
    // Five times by m1, as planned, and twenty times each by m2 and m3, who have no plan for this KOL.
    expect(found[0]).toMatchObject({
      kol: 'm1k1',
      msl: null,
      severity: 'high',
      figures: { contacts: 45, msls: 3, planned: 5, names: 'Name m1, Name m2, Name m3' },
      evidenceTotal: 45
    })
    expect(found[0]!.title).toBe('3 MSLs see Name m1k1: 45 contacts, where their plans mean 5')
  })

  it('stays silent where two share a KOL, and where three were planned to come', async () => {
    expect(await crowdedIn(team(['m1', 'm2', 'm3'], visitedBy('m2')))).toEqual([])
    const planned = team(['m1', 'm2', 'm3'], visitedBy('m2', 'm3'))
    for (const msl_id of ['m2', 'm3']) {
      const { from: period_start, to: period_end } = period
      planned['engagement_plan']!.push({ msl_id, kol_id: 'm1k1', period_start, period_end, planned_contacts: 20 })
    }
    expect(await crowdedIn(planned)).toEqual([])
  })
})
