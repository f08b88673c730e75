import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { betaBinomialPooled } from '#base/pooling'
import { filledWorkspace, type CanonicalRows, type FilledWorkspace } from '../../workspace/filled-workspace'
import { meeting, rowsOf } from '../kol/team'

/** KOLs that each of six MSLs saw in the second quarter of 2026, of ten on each panel; and in the first. */
const seen = [1, 8, 7, 8, 9, 8]
const before = [6, 6, 6, 6, 6, 6]
const msls = seen.map((_, i) => `m${i + 1}`)
const panel = (msl: string) => Array.from({ length: 10 }, (_, j) => `${msl}k${j + 1}`)

const people = [
  ...msls.map((msl_id, i) => ({
    msl_id,
    name: `MSL ${i + 1}`,
    territory: `T${6 - i}`,
    team: i < 5 ? 'Large' : 'Small',
    started_on: '2020-01-01'
  })),
  { msl_id: 'new', name: 'New', territory: 'T9', team: 'Small', started_on: '2026-05-01' },
  { msl_id: 'away', name: 'Away', territory: 'T8', team: 'Small', started_on: '2020-01-01' }
]
const everybody = people.map(({ msl_id }) => msl_id)
const rows: CanonicalRows = rowsOf(
  {
    msl: people,
    kol: everybody.flatMap((msl) => panel(msl).map((kol_id) => ({ kol_id, name: kol_id }))),
    engagement_plan: everybody.flatMap((msl_id) =>
      panel(msl_id).map((kol_id) => ({
        msl_id,
        kol_id,
        period_start: '2025-01-01',
        period_end: '2027-01-01',
        planned_contacts: 4
      }))
    ),
    availability: [{ msl_id: 'away', from_on: '2026-03-01', to_on: '2026-06-01', available: false }]
  },
  ...msls.flatMap((msl, i) => [
    meeting('2026-02-02', msl, panel(msl).slice(0, before[i]), 'video'),
    meeting('2026-05-05', msl, panel(msl).slice(0, seen[i]), 'video')
  ]),
  meeting('2026-06-30', 'new', panel('new').slice(0, 5), 'video')
)
const quarter = { kpi: 'target-kol-coverage', from: '2026-04-01', to: '2026-07-01' }

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(rows)
})
afterAll(() => filled.end())

describe('a comparison of MSLs', () => {
  it('lists everybody by territory, and judges who was there', async () => {
    const { rows: found } = await filled.engine.run('kpi.comparison', quarter)
    expect(found.map(({ group, unjudged }) => [group, unjudged])).toEqual([
      ['m6', null],
      ['m5', null],
      ['m4', null],
      ['m3', null],
      ['m2', null],
      ['m1', null],
      ['away', 'away'],
      ['new', 'new']
    ])
  })

  it('tests each against the others, and holds the rate of false discoveries', async () => {
    const { rows: found, centre } = await filled.engine.run('kpi.comparison', quarter)
    // New and away are among the others: 46 of 80 seen. p by scipy's fisher_exact, the smaller side doubled.
    expect(centre).toBeCloseTo(46 / 80, 12)
    const of = (msl: string) => found.find(({ group }) => group === msl)!
    expect(of('m1').pValue).toBeCloseTo(0.00309007, 7)
    expect(of('m5').pValue).toBeCloseTo(0.05045236, 7)
    expect(of('m1').adjustedP).toBeCloseTo(6 * 0.00309007, 6)
    expect(of('m1').standing).toBe('below')
    expect(of('m3').standing).toBe('like-the-others')
    expect(of('new').pValue).toBeNull()
  })

  it('draws figures to those of the others', async () => {
    const { rows: found, pooling } = await filled.engine.run('kpi.comparison', quarter)
    expect(pooling).toBe('beta-binomial')
    const counts = found.map(({ numerator, denominator }) => ({ count: numerator!, of: denominator! }))
    expect(found.map(({ pooled }) => pooled)).toEqual(betaBinomialPooled(counts))
    const first = found.find(({ group }) => group === 'm1')!
    expect(first.pooled!.value).toBeGreaterThan(first.value!)
  })

  it('gives the change to the time before and to a year ago, with its interval', async () => {
    const { rows: found, earlierPeriod } = await filled.engine.run('kpi.comparison', quarter)
    expect(earlierPeriod).toEqual({ from: '2025-12-31', to: '2026-04-01', asOf: '2026-04-01' })
    const { earlier, change } = found.find(({ group }) => group === 'm1')!
    expect(earlier).toBe(0.6)
    // Newcombe's method 10 by hand: Wilson of 1/10 is 0.0179 to 0.4042, of 6/10 is 0.3127 to 0.8318.
    expect(change!.value).toBeCloseTo(-0.5, 12)
    expect(change!.low).toBeCloseTo(-0.5 - Math.hypot(0.1 - 0.0179, 0.8318 - 0.6), 3)
    expect(change!.high).toBeCloseTo(-0.5 + Math.hypot(0.4042 - 0.1, 0.6 - 0.3127), 3)
    const lastYear = await filled.engine.run('kpi.comparison', { ...quarter, against: 'year-before' })
    expect(lastYear.earlierPeriod).toEqual({ from: '2025-04-01', to: '2025-07-01', asOf: '2025-07-01' })
    expect(lastYear.rows.find(({ group }) => group === 'm1')!.earlier).toBe(0)
  })

  it('draws its funnel around the figure of all', async () => {
    const { funnel, centre } = await filled.engine.run('kpi.comparison', quarter)
    const last = funnel.at(-1)!
    expect(last.of).toBe(10)
    expect(last.low95).toBeCloseTo(centre! - 1.959964 * Math.sqrt((centre! * (1 - centre!)) / 10), 6)
    expect(last.high998).toBe(1)
  })
})

it('withholds teams of few MSLs, and says why', async () => {
  const { rows: found, pooling } = await filled.engine.run('kpi.comparison', { ...quarter, by: 'team' })
  expect(pooling).toBeNull()
  expect(found.map(({ group, members, n, value, unjudged }) => [group, members, n, value, unjudged])).toEqual([
    ['Large', 5, 50, 33 / 50, null],
    ['Small', 3, 0, null, 'small-group']
  ])
  expect(found[1]).toMatchObject({ numerator: null, pooled: null, change: null, earlier: null, state: 'too-few' })
})

it('compares a median without pooling it', async () => {
  const { pooling, rows: found } = await filled.engine.run('kpi.comparison', { ...quarter, kpi: 'insight-lag' })
  expect(pooling).toBeNull()
  expect(found.every(({ unjudged }) => unjudged === 'withheld')).toBe(true)
})
