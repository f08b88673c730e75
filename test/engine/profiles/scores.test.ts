import { afterEach, expect, it } from 'vitest'
import type { ScorePart } from '#contract/profiles'
import { scoreOf } from '#engine/profiles/scores'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

const result = { counts: 'result', kind: 'quantitative' } as const
const activity = { counts: 'activity', kind: 'qualitative' } as const
const part = (weight: number, at: number | null, low = at, high = at): ScorePart => ({
  kpi: 'k',
  weight,
  unit: 'share',
  value: at,
  low,
  high,
  n: 1,
  target: 1,
  baseline: null,
  from: 'profile',
  attainment: at,
  attainmentLow: low,
  attainmentHigh: high,
  missing: at === null ? 'nothing yet' : null,
  because: null
})

it('weighs attainments, and says what the missing ones could change', () => {
  const score = scoreOf([
    { definition: result, part: part(50, 0.8, 0.6, 0.9) },
    { definition: activity, part: part(25, 1, 0.7, 1.2) },
    { definition: result, part: part(25, null) }
  ])
  // (50 × 0.8 + 25 × 1) / 75; the distances below are 2/3 × 0.2 and 1/3 × 0.3, above 2/3 × 0.1 and 1/3 × 0.2.
  expect(score.value).toBeCloseTo(65 / 75, 12)
  expect(score.low).toBeCloseTo(65 / 75 - Math.sqrt((0.4 / 3) ** 2 + 0.1 ** 2), 12)
  expect(score.high).toBeCloseTo(65 / 75 + Math.sqrt((0.2 / 3) ** 2 + (0.2 / 3) ** 2), 12)
  expect(score.covered).toBe(0.75)
  expect([score.lowest, score.highest]).toEqual([0.65, (65 + 30) / 100])
  expect(score.mix.results).toBeCloseTo(2 / 3, 12)
  expect(score.mix.qualitative).toBeCloseTo(1 / 3, 12)
})

it('says nothing where too little of the weight is known', () => {
  const score = scoreOf([
    { definition: result, part: part(59, 1) },
    { definition: result, part: part(41, null) }
  ])
  expect(score).toMatchObject({ value: null, low: null, high: null, covered: 0.59, lowest: 0.59 })
})

it('takes the target agreed with an MSL before the profile’s, and leaves nobody out', async () => {
  // Ten follow-ups each, all due: m1 did eight in time, m2 five.
  const done = { m1: 8, m2: 5 }
  const followUps = Object.entries(done).flatMap(([msl_id, n]) =>
    Array.from({ length: 10 }, (_, i) => ({
      follow_up_id: `${msl_id}-${i}`,
      msl_id,
      kol_id: 'k1',
      interaction_id: `${msl_id}-i`,
      due_on: '2026-02-10',
      completed_on: i < n ? '2026-02-05' : null,
      status: i < n ? 'done' : 'open'
    }))
  )
  const meeting = (msl_id: string, on: string) => ({
    interaction_id: `${msl_id}-i${on === '2026-02-01' ? '' : on}`,
    msl_id,
    occurred_on: on,
    occurred_at: `${on} 09:00:00`,
    channel: 'video',
    status: 'completed'
  })
  filled = await filledWorkspace({
    msl: [
      { msl_id: 'm2', name: 'Two', territory: 'A' },
      { msl_id: 'm1', name: 'One', territory: 'B' },
      { msl_id: 'm3', name: 'Three', territory: 'C' }
    ],
    kol: [{ kol_id: 'k1', name: 'K1' }],
    interaction: [meeting('m1', '2026-02-01'), meeting('m2', '2026-02-01'), meeting('m1', '2026-03-31')],
    interaction_attendee: [
      { interaction_id: 'm1-i', kol_id: 'k1' },
      { interaction_id: 'm2-i', kol_id: 'k1' }
    ],
    follow_up: followUps,
    objective: [
      {
        objective_id: 'o1',
        msl_id: 'm2',
        kpi_id: 'followup-on-time',
        target: 0.5,
        period_start: '2026-01-01',
        period_end: '2026-04-01'
      }
    ]
  })
  await filled.engine.run('profile.save', {
    id: 'own',
    name: 'Own',
    parts: [{ kpi: 'followup-on-time', weight: 100, target: 0.8 }]
  })
  const days = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
  const { rows } = await filled.engine.run('profile.scores', { ...days, profile: 'own' })
  expect(rows.map(({ msl, value }) => [msl, value])).toEqual([
    ['m2', expect.closeTo(1, 12)],
    ['m1', expect.closeTo(1, 12)],
    ['m3', null]
  ])
  expect(rows.map(({ parts }) => parts[0]!.from)).toEqual(['objective', 'profile', 'profile'])
  // Wilson of 8/10: 0.4902 to 0.9433, against 0.8, at most 1.2.
  expect(rows[1]!.low).toBeCloseTo(0.4902 / 0.8, 3)
  expect(rows[1]!.high).toBeCloseTo(0.9433 / 0.8, 3)
  const figures = await filled.engine.run('kpi.figures', { ...days, by: ['msl'], profile: 'own' })
  const m1 = figures.rows.find(({ group }) => group['msl'] === 'm1')!
  expect(m1).toMatchObject({ kpi: 'followup-on-time', target: 0.8, attainment: expect.closeTo(1, 12), status: 'met' })
  expect(figures.rows.find(({ group }) => group['msl'] === 'm2')!.target).toBe(0.5)
})
