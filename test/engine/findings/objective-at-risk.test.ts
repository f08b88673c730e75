import { describe, expect, it } from 'vitest'
import { findingsIn, period, team, type Meeting } from './team'

/** The year of the objectives; the meetings fill it until October. */
const year = { period_start: '2025-01-06', period_end: '2026-01-05' }

const lateInOf =
  (weeks: number, of: number) =>
  (msl: string, week: number): Meeting =>
    msl === 'm1' && week % of < weeks ? { followedUpAfter: 5 } : {}

const objectivesOf = (target: number, baseline: number | null = target) =>
  ['m1', 'm2'].map((msl_id) => ({
    objective_id: `o-${msl_id}`,
    msl_id,
    kpi_id: 'followup-on-time',
    ...year,
    baseline,
    target
  }))

const atRisk = async (...given: Parameters<typeof findingsIn>) =>
  (await findingsIn(...given)).filter(({ rule }) => rule === 'objective-at-risk')

describe('objective-at-risk', () => {
  it('names who is behind the pace, and not who keeps it', async () => {
    const rows = { ...team(['m1', 'm2'], lateInOf(2, 4)), objective: objectivesOf(0.9) }
    const found = await atRisk(rows)
    expect(found).toHaveLength(1)
    const [finding] = found
    expect(finding).toMatchObject({
      wording: 'objective-share',
      severity: 'high',
      msl: 'm1',
      kpi: 'followup-on-time',
      figures: { value: 0.5, due: 0.9, target: 0.9 },
      evidence: [{ table: 'objective', id: 'o-m1' }]
    })
    expect(finding!.title).toBe(
      'Name m1 is behind on “Follow-up done on time”: 50%, 90% are due by now and 90% by 4 Jan 2026'
    )
  })

  it('says of those whose time is over how they ended, and names the last day of it', async () => {
    // 25 weeks, of which the first two of every four are late: 13 late, 12 of 25 in time.
    const objective = objectivesOf(0.9).map((one) => ({ ...one, period_end: '2025-07-01' }))
    const found = await atRisk({ ...team(['m1', 'm2'], lateInOf(2, 4)), objective })
    expect(found.map(({ wording, msl }) => [wording, msl])).toEqual([['objective-share-ended', 'm1']])
    expect(found[0]!.title).toBe('Name m1 ended “Follow-up done on time” at 48%; 90% were agreed by 30 Jun 2025')
  })

  it('measures against what is due by now, not against the end', async () => {
    // From 20 % to 60 % over 364 days, 280 of them gone: 0.2 + 0.4 · 280 / 364 = 0.508 is due; half is not far off.
    const rows = { ...team(['m1', 'm2'], lateInOf(2, 4)), objective: objectivesOf(0.6, 0.2) }
    expect(await atRisk(rows)).toEqual([])
  })

  it('names who lies outside an agreed band, above it as well as below', async () => {
    // m1 does half of the follow-ups in time, m2 all; both agreed on 60 % to 80 %.
    const objective = objectivesOf(0.9, null).map((one) => ({ ...one, target: null, band_low: 0.6, band_high: 0.8 }))
    const found = await atRisk({ ...team(['m1', 'm2'], lateInOf(2, 4)), objective })
    const byMsl = new Map(found.map((one) => [one.msl, one]))
    // 20 of 40, Wilson 95 % 0.352 to 0.648: 60 % is not beyond chance. 40 of 40: 0.912 at least.
    expect([...byMsl.keys()]).toEqual(['m2'])
    expect(byMsl.get('m2')).toMatchObject({ wording: 'objective-share-band', figures: { value: 1, target: 0.8 } })
    expect(byMsl.get('m2')!.title).toBe(
      'Name m2 is outside what was agreed on “Follow-up done on time”: 100%, 60% to 80% are due by now'
    )
  })

  it('stays silent where few follow-ups leave it to chance, and where the objective is cancelled', async () => {
    const rows = { ...team(['m1', 'm2'], lateInOf(2, 6)), objective: objectivesOf(0.9) }
    // Two of the first six are late: 67 %, by chance anything between 30 and 90 %.
    expect(await atRisk(rows, { ...period, to: '2025-02-17', asOf: '2025-02-17' })).toEqual([])
    rows.objective = rows.objective.map((one) => ({ ...one, status: 'cancelled' }))
    expect(await atRisk(rows)).toEqual([])
  })

  it('lists objectives in words that are past their end and open', async () => {
    const ended = { msl_id: 'm2', text: 'Start a registry', period_start: '2025-01-06', period_end: '2025-06-30' }
    const objective = [
      { ...ended, objective_id: 'open', status: 'in-progress' },
      { ...ended, objective_id: 'done', status: 'achieved' }
    ]
    const found = await atRisk({ ...team(['m1', 'm2'], () => ({})), objective })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ wording: 'objective-overdue', severity: 'info', msl: 'm2', evidenceTotal: 1 })
    expect(found[0]!.title).toBe('1 objective of Name m2 is past the end and still open')
  })
})
