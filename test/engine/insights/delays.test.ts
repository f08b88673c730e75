import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

/** Heard on Monday 2 March 2026 at nine, so many working days before it was written; null where it was not. */
const insight = (id: string, msl_id: string, writtenAt: string | null, more: object = {}) => ({
  insight_id: id,
  msl_id,
  observed_at: '2026-03-02 09:00:00',
  submitted_at: writtenAt === null ? null : `2026-03-${writtenAt}`,
  text: 'x',
  ...more
})

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace({
    msl: [
      { msl_id: 'm1', name: 'Ada North', territory: 'B' },
      { msl_id: 'm2', name: 'Ben South', territory: 'A' }
    ],
    insight: [
      insight('i1', 'm1', '02 21:00:00'), // half a day
      insight('i2', 'm1', '03 09:00:00'), // 1
      insight('i3', 'm1', '03 09:00:00'), // 1
      insight('i4', 'm1', '04 09:00:00'), // 2
      insight('i5', 'm1', '09 09:00:00'), // 5, over a weekend
      insight('i6', 'm1', null), // open for 10 days to 16 March
      insight('i7', 'm1', '17 09:00:00'), // after the as-of day: open for 10
      insight('i8', 'm1', '05 09:00:00'), // 3
      insight('i9', 'm1', '01 09:00:00'), // before it was heard
      insight('i10', 'm1', '02 10:00:00', { deleted: true }),
      insight('j1', 'm2', '02 21:00:00')
    ]
  })
})
afterAll(() => filled.end())

const period = { from: '2026-03-01', to: '2026-04-01', asOf: '2026-03-16' }
const delays = (more: object = {}) => filled.engine.run('insights.delays', { ...period, ...more })

describe('delays of insights', () => {
  it('gives the share written down by each day, open ones censored, by hand', async () => {
    const { rows, days, allowed } = await delays()
    expect(allowed).toBe(2)
    expect(rows.map(({ msl }) => msl)).toEqual(['m2', 'm1'])
    const own = rows[1]!
    expect(own).toMatchObject({ n: 8, open: 2, reversed: 1, state: 'ok' })
    const shareAt = (day: number) => own.curve[days.indexOf(day)]!.share
    // Of eight: one by half a day, three by 1, four by 2, five by 3, six by 5; two are open beyond.
    expect([0, 0.5, 1, 1.5, 2, 3, 4.5, 5, 20].map((day) => Math.round(shareAt(day) * 8))).toEqual([
      0, 1, 3, 3, 4, 5, 5, 6, 6
    ])
    expect(shareAt(5)).toBeCloseTo(6 / 8, 10)
    // The curve runs level at one half from 2 to 3.
    expect(own.median!.value).toBeCloseTo(2.5, 6)
    expect(own.p90).toBeNull()
  })

  it('censors where it looks from: an earlier day makes more of them open', async () => {
    // As of Wednesday 4 March, midnight: i1, i2, i3 are written; the others are open for 1.625 days.
    const { rows, days } = await delays({ asOf: '2026-03-04' })
    expect(rows[1]).toMatchObject({ n: 8, open: 5 })
    expect(rows[1]!.curve[days.indexOf(20)]!.share).toBeCloseTo(3 / 8, 10)
  })

  it('shows nobody on one insight, and no band of so few MSLs', async () => {
    const { rows, team, band } = await delays()
    expect(rows[0]).toMatchObject({ msl: 'm2', n: 1, state: 'too-few', median: null, curve: [] })
    expect(team).toMatchObject({ n: 9, open: 2 })
    expect(band).toBeNull()
    expect((await delays({ msls: ['m2'] })).rows.map(({ msl }) => msl)).toEqual(['m2'])
  })
})

it('shows the band of six MSLs as the middle half of their curves', async () => {
  const msls = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']
  // The first MSL writes none of eight within a day, the second one, … the sixth five.
  const { engine, end } = await filledWorkspace({
    msl: msls.map((msl_id) => ({ msl_id, name: msl_id })),
    insight: msls.flatMap((msl, m) =>
      Array.from({ length: 8 }, (_, i) => insight(`${msl}-${i}`, msl, i < m ? '03 09:00:00' : '10 09:00:00'))
    )
  })
  const { band, days } = await engine.run('insights.delays', { ...period })
  // Shares 0, 1, … 5 of 8: quartiles 1.25/8 and 3.75/8.
  expect(band![days.indexOf(1)]!.low).toBeCloseTo(1.25 / 8, 10)
  expect(band![days.indexOf(1)]!.high).toBeCloseTo(3.75 / 8, 10)
  await end()
})
