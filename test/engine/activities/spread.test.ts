import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activityKinds } from '#contract/activities'
import type { Input } from '#contract/procedures'
import { exposureOf } from '#engine/activities/exposure'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { half, meeting, rowsOf } from '../kol/team'

const team = rowsOf(
  {
    msl: [
      { msl_id: 'm1', name: 'Zoe', territory: 'A', fte: 0.5, started_on: '2026-04-01' },
      { msl_id: 'm2', name: 'Ada', territory: 'B' },
      { msl_id: 'm3', name: 'Gone', territory: 'C', deleted: true }
    ],
    kol: [{ kol_id: 'k1', name: 'K1' }],
    availability: [
      { msl_id: 'm1', from_on: '2026-05-01', to_on: '2026-05-11', available: false },
      { msl_id: 'm2', from_on: '2026-01-01', to_on: '2026-02-01', available: true }
    ],
    event: [
      { event_id: 'e1', name: 'Congress', starts_on: '2026-03-10', ends_on: '2026-03-12' },
      { event_id: 'e2', name: 'Symposium', starts_on: '2026-05-20' }
    ],
    event_participant: [
      { event_id: 'e1', msl_id: 'm2', role: 'attendee', status: 'attended' },
      { event_id: 'e2', msl_id: 'm2', role: 'attendee', status: 'declined' },
      { event_id: 'e2', kol_id: 'k1', role: 'speaker' }
    ],
    contribution: [
      // 30 days after the congress it belongs to it; 31 days after it stands for itself.
      { contribution_id: 'c1', msl_id: 'm2', kind: 'congress-coverage', done_on: '2026-04-11' },
      { contribution_id: 'c2', msl_id: 'm2', kind: 'congress-coverage', done_on: '2026-04-12' },
      { contribution_id: 'c3', msl_id: 'm1', kind: 'training', done_on: '2026-06-01' },
      { contribution_id: 'c4', msl_id: 'm1', kind: 'publication-support', done_on: '2026-06-02' },
      { contribution_id: 'c5', msl_id: 'm1', kind: 'cross-functional', done_on: '2026-06-03' }
    ],
    education_session: [
      { session_id: 's1', msl_id: 'm1', held_on: '2026-06-30', audience: 'internal' },
      { session_id: 's2', msl_id: 'm1', held_on: '2026-06-30', audience: 'external' },
      { session_id: 's3', msl_id: 'm1', held_on: '2026-07-01', audience: 'internal' }
    ],
    trial: [
      { trial_id: 't1', title: 'One', sponsor_kind: 'company-sponsored', started_on: '2025-01-01' },
      { trial_id: 't2', title: 'Two', sponsor_kind: 'investigator-initiated', started_on: '2026-02-01' }
    ],
    trial_role: [
      { trial_id: 't1', msl_id: 'm1', role: 'support' },
      { trial_id: 't2', msl_id: 'm2', role: 'support' },
      { trial_id: 't2', msl_id: 'm2', role: 'liaison' }
    ],
    milestone: [
      { milestone_id: 'x1', msl_id: 'm1', trial_id: 't1', name: 'First site', actual_on: '2026-05-01' },
      { milestone_id: 'x2', msl_id: 'm1', trial_id: 't1', name: 'Last site', planned_on: '2026-06-01' },
      { milestone_id: 'x3', msl_id: 'm2', publication_id: 'p1', name: 'Accepted', actual_on: '2026-06-15' }
    ],
    inquiry: [
      { inquiry_id: 'q1', msl_id: 'm1', kol_id: 'k1', received_at: '2026-06-01 08:00:00', topic: 'dosing' },
      { inquiry_id: 'q2', kol_id: 'k1', received_at: '2026-06-01 08:00:00' }
    ],
    insight: [
      { insight_id: 'n1', msl_id: 'm2', observed_at: '2026-01-31 10:00:00', theme: 'access' },
      { insight_id: 'n2', msl_id: 'm2', submitted_at: '2026-02-01 10:00:00', deleted: true }
    ]
  },
  meeting('2026-05-02', 'm1', ['k1'], 'in-person', { kind: 'trial-support' }),
  meeting('2026-05-03', 'm1', ['k1'], 'video', { kind: 'publication-support' }),
  meeting('2026-05-20', 'm1', ['k1'], 'congress', { event_id: 'e2' }),
  meeting('2026-05-21', 'm1', ['k1'], 'congress', { event_id: 'e2' }),
  meeting('2026-02-02', 'm2', ['k1'], null),
  meeting('2026-02-03', 'm2', ['k1'], 'email', { status: 'draft' }),
  meeting('2026-02-04', 'm3', ['k1'], 'email')
)

const some = {
  m1: {
    event: 1,
    'meeting-in-person': 3,
    'meeting-virtual': 1,
    'meeting-unstated': 0,
    'publication-support': 2,
    'research-company': 1,
    'research-investigator': 0,
    'research-unstated': 1,
    'internal-training': 2,
    inquiry: 1,
    insight: 0
  },
  m2: {
    event: 2,
    'meeting-in-person': 0,
    'meeting-virtual': 0,
    'meeting-unstated': 1,
    'publication-support': 1,
    'research-company': 0,
    'research-investigator': 1,
    'research-unstated': 0,
    'internal-training': 0,
    inquiry: 0,
    insight: 1
  }
}

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(team)
})
afterAll(() => filled.end())

const spread = (input: Input<'activities.spread'> = {}) => filled.engine.run('activities.spread', { ...half, ...input })
const rows = (input: Input<'activities.rows'> = {}) => filled.engine.run('activities.rows', { ...half, ...input })

describe('the activities of MSLs', () => {
  it('counts the seven for each person, in the order of territory', async () => {
    const { msls } = await spread()
    expect(msls.map(({ msl, counts }) => [msl, counts])).toEqual([
      ['m1', some.m1],
      ['m2', some.m2]
    ])
  })

  it('counts them by month, months without any included', async () => {
    const { months, total } = await spread({ msls: ['m1'] })
    const sums = months.map(({ month, counts }) => [month, Object.values(counts).reduce((sum, n) => sum + n, 0)])
    // May: event, four meetings, two of which count a second time, a milestone. June: six less the external ones.
    expect(sums).toEqual([
      ['2026-01', 0],
      ['2026-02', 0],
      ['2026-03', 0],
      ['2026-04', 0],
      ['2026-05', 8],
      ['2026-06', 4]
    ])
    expect(total).toEqual(some.m1)
  })

  it('shows how long each could be active', async () => {
    const { msls } = await spread()
    // m1: 91 days from April to June, ten of them away, half time. m2: all 181 days, start not given.
    expect(msls[0]!.exposure).toMatchObject({ fte: 0.5, startKnown: true, daysAway: 10 })
    expect(msls[0]!.exposure.months).toBeCloseTo(81 / 30.436875, 9)
    expect(msls[0]!.exposure.fullTimeMonths).toBeCloseTo(81 / 30.436875 / 2, 9)
    expect(msls[1]!.exposure).toMatchObject({ fte: null, startKnown: false, daysAway: 0 })
    expect(msls[1]!.exposure.fullTimeMonths).toBeCloseTo(181 / 30.436875, 9)
  })

  it('opens the rows of every number, each at its stored row', async () => {
    for (const [msl, counts] of Object.entries(some)) {
      for (const { kind } of activityKinds) {
        const { total, rows: found } = await rows({ msls: [msl], kinds: [kind] })
        expect([msl, kind, total]).toEqual([msl, kind, counts[kind]])
        for (const { table, id } of found) {
          expect((await filled.engine.run('record.open', { table, id: id! })).table).toBe(table)
        }
      }
    }
    const all = Object.values(some).flatMap((counts) => Object.values(counts))
    const { total, rows: newest } = await rows({ limit: 1 })
    expect(total).toBe(all.reduce((sum, n) => sum + n, 0))
    expect(newest).toMatchObject([{ table: 'education_session', id: 's1', on: '2026-06-30', mslName: 'Zoe' }])
    expect((await rows({ month: '2026-05', msls: ['m1'] })).total).toBe(8)
    expect((await rows({ kinds: [] })).total).toBe(0)
  })

  it('says of what the workspace records nothing at all', async () => {
    expect((await spread()).missing).toEqual([])
    const { engine, end } = await filledWorkspace(
      rowsOf(
        { msl: [{ msl_id: 'm1', name: 'One' }] },
        meeting('2026-02-02', 'm1', [], 'video'),
        meeting('2025-02-02', 'm1', [], 'video', { kind: 'trial-support' })
      )
    )
    const { missing, total } = await engine.run('activities.spread', half)
    // Research is known from a meeting only, of which nobody can say who sponsors it; meetings tell their channel.
    expect(missing).toEqual([
      'event',
      'publication-support',
      'research-company',
      'research-investigator',
      'internal-training',
      'inquiry',
      'insight'
    ])
    expect(total['meeting-virtual']).toBe(1)
    await end()
  })
})

describe('exposure', () => {
  const person = { startedOn: null, leftOn: null, fte: null, away: [] }

  it('ends with the as-of day or with leaving, and is never negative', () => {
    expect(exposureOf({ ...half, asOf: '2026-01-31' }, person).months).toBeCloseTo(30 / 30.436875, 9)
    expect(exposureOf(half, { ...person, leftOn: '2026-01-11' }).months).toBeCloseTo(10 / 30.436875, 9)
    expect(exposureOf(half, { ...person, leftOn: '2025-01-11' }).months).toBe(0)
    expect(exposureOf(half, { ...person, startedOn: '2027-01-01' }).months).toBe(0)
  })

  it('takes off days away once, and only those in the period', () => {
    const away = [
      { from: '2026-03-01', to: '2026-03-11' },
      { from: '2026-03-02', to: '2026-03-04' },
      { from: '2025-12-01', to: '2026-01-03' },
      { from: '2026-03-06', to: '2026-03-16' },
      { from: '2026-06-30', to: '2026-08-01' }
    ]
    // Two in January, fifteen in March, one in June.
    expect(exposureOf(half, { ...person, away }).daysAway).toBe(18)
  })
})
