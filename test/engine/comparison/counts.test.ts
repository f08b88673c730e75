import { afterAll, beforeAll, expect, it } from 'vitest'
import { gammaPoissonPooled } from '#base/pooling'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { meeting, rowsOf } from '../kol/team'
import { definition } from '../kpi/own-text'

/** Meetings of four MSLs in April to June 2026, one of them half-time, one a month away, one without any. */
const held = { full: 12, half: 6, away: 8, none: 0 }
const rows = rowsOf(
  {
    msl: Object.keys(held).map((msl_id) => ({
      msl_id,
      name: msl_id,
      team: 'One',
      started_on: '2020-01-01',
      fte: msl_id === 'half' ? 0.5 : 1
    })),
    kol: [{ kol_id: 'k1', name: 'K 1' }],
    availability: [{ msl_id: 'away', from_on: '2026-04-15', to_on: '2026-05-15', available: false }]
  },
  ...Object.entries(held).flatMap(([msl, n]) =>
    Array.from({ length: n }, (_, i) => meeting(`2026-06-${10 + i}`, msl, ['k1'], 'video'))
  )
)
const meetings = definition(
  `SELECT msl_id, occurred_on, 'interaction' AS evidence_table, interaction_id AS evidence_id FROM session`,
  { id: 'meetings', name: 'Meetings', aggregation: 'count', unit: 'meetings' }
)
const quarter = { from: '2026-04-01', to: '2026-07-01', asOf: '2026-07-01' }

/** 91 days of the quarter, 61 of whom was away for thirty; a month is 30.436875 days. */
const months = { full: 91 / 30.436875, half: 91 / 30.436875 / 2, away: 61 / 30.436875, none: 91 / 30.436875 }

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(rows)
  await filled.engine.run('kpi.save', { text: meetings })
})
afterAll(() => filled.end())

it('counts are compared by month of full-time work', async () => {
  const {
    rows: found,
    centre,
    pooling,
    countedBy
  } = await filled.engine.run('kpi.comparison', {
    ...quarter,
    kpi: 'meetings'
  })
  expect([countedBy, pooling]).toEqual(['full-time-months', 'gamma-Poisson'])
  const of = (msl: string) => found.find(({ group }) => group === msl)!
  // Half the meetings in half the time are as many.
  expect(of('full').value).toBeCloseTo(365.2425 / 91, 9)
  expect(of('half').value).toBeCloseTo(365.2425 / 91, 9)
  expect(of('half').denominator).toBeCloseTo(months.half, 9)
  expect(of('away').value).toBeCloseTo(8 / (61 / 30.436875), 9)
  // No meeting in three months is a count, not a missing one.
  expect(of('none')).toMatchObject({ value: 0, numerator: 0, state: 'ok' })
  expect(centre).toBeCloseTo(26 / (months.full + months.half + months.away + months.none), 9)
  // Exact Poisson limits of 12 events are 6.200575 and 20.961585 (Garwood 1936), over 2.989795 months.
  expect(of('full').low).toBeCloseTo(6.200575 / months.full, 4)
  expect(of('full').high).toBeCloseTo(20.961585 / months.full, 4)
  // Of 26 meetings, as many as 0.315425 of the time would have fallen to "none": 2 · (1 − 0.315425)²⁶.
  expect(of('none').pValue).toBeCloseTo(2 * (1 - 0.315425) ** 26, 8)
  expect(of('none').standing).toBe('below')
  const counts = found.map(({ group }) => ({
    count: held[group as keyof typeof held],
    of: months[group as keyof typeof held]
  }))
  const pooled = gammaPoissonPooled(counts)
  found.forEach((row, i) => expect(row.pooled!.value).toBeCloseTo(pooled[i]!.value, 9))
  // The half-time MSL is drawn more to the others than who has the same rate in twice the time.
  expect(of('half').pooled!.own).toBeLessThan(of('full').pooled!.own)
})

it('rates keep the denominator of their definition, shares have none', async () => {
  const compared = (kpi: string) => filled.engine.run('kpi.comparison', { ...quarter, kpi })
  expect((await compared('insight-yield')).countedBy).toBe('own-denominator')
  expect((await compared('data-completeness')).countedBy).toBeNull()
})
