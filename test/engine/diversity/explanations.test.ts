import { afterEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

const year = { from: '2025-01-01', to: '2026-01-01', asOf: '2026-01-01' }
const kols = Array.from({ length: 10 }, (_, i) => `k${i + 1}`)

/** Forty meetings of m1 with k1 and k2 alone, although the plan means ten KOLs evenly: two a week from 6 January on. */
function concentrated(channel: (i: number) => string): CanonicalRows {
  const meetings = Array.from({ length: 40 }, (_, i) => ({
    id: `i${i}`,
    kol: i % 2 === 0 ? 'k1' : 'k2',
    day: new Date(Date.UTC(2025, 0, 6 + 7 * Math.floor(i / 2))).toISOString().slice(0, 10),
    channel: channel(i)
  }))
  return {
    msl: [{ msl_id: 'm1', name: 'One', region: 'North' }],
    kol: kols.map((id) => ({ kol_id: id, name: id.toUpperCase(), tier: 1 })),
    engagement_plan: kols.map((id) => ({
      msl_id: 'm1',
      kol_id: id,
      period_start: '2025-01-01',
      period_end: '2026-01-01',
      planned_contacts: 4
    })),
    interaction: meetings.map(({ id, day, channel: via }) => ({
      interaction_id: id,
      msl_id: 'm1',
      occurred_at: `${day} 10:00:00`,
      occurred_on: day,
      channel: via,
      status: 'completed'
    })),
    interaction_attendee: meetings.map(({ id, kol }) => ({ interaction_id: id, kol_id: kol }))
  }
}

let end: (() => Promise<void>) | null = null
afterEach(() => end?.())

async function verdictOf(rows: CanonicalRows) {
  const filled = await filledWorkspace(rows)
  end = filled.end
  const { rows: found } = await filled.engine.run('diversity.portfolios', year)
  return found[0]!.overReliance
}

describe('what may explain a concentration', () => {
  it('is told of one that is watched: panel, start, absence, studies, congresses, refusals', async () => {
    const rows = concentrated((i) => (i < 14 ? 'congress' : 'video'))
    rows['msl']![0]!['started_on'] = '2025-01-02'
    rows['kol']![9]!['do_not_contact'] = true
    // Thirty days, of which two overlap.
    rows['availability'] = [
      { msl_id: 'm1', from_on: '2025-08-01', to_on: '2025-08-17', available: false },
      { msl_id: 'm1', from_on: '2025-08-15', to_on: '2025-08-31', available: false }
    ]
    rows['trial'] = [
      { trial_id: 't1', title: 'Study', status: 'recruiting', sponsor_kind: 'company-sponsored' },
      { trial_id: 't2', title: 'Old', status: 'completed', sponsor_kind: 'company-sponsored' }
    ]
    rows['trial_role'] = [
      { trial_id: 't1', kol_id: 'k1', role: 'investigator' },
      { trial_id: 't2', kol_id: 'k2', role: 'investigator' }
    ]
    const { level, explanations } = await verdictOf(rows)
    expect(level).toBe('watch')
    expect(explanations.map(({ text }) => text)).toEqual([
      'The panel holds 10 KOLs: there are few to see.',
      'In the role since 2 Jan 2025.',
      'Away for 30 days of the period.',
      '1 of 2 KOLs seen most take part in a study that is under way.',
      '14 of 40 contacts with those seen most were at a congress.',
      '1 of 10 KOLs on the panel want no contact.'
    ])
  })

  it('is left out where it explains little: a holiday, some contacts at a congress, a start long ago', async () => {
    const rows = concentrated((i) => (i < 13 ? 'congress' : 'video'))
    rows['msl']![0]!['started_on'] = '2020-01-01'
    rows['availability'] = [{ msl_id: 'm1', from_on: '2025-08-01', to_on: '2025-08-28', available: false }]
    const { explanations } = await verdictOf(rows)
    expect(explanations.map(({ code }) => code)).toEqual(['small-panel'])
  })
})
