import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Portfolios } from '#contract/diversity'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const meeting = (id: string, msl: string, day: string, minutes: number | null) => ({
  interaction_id: id,
  msl_id: msl,
  occurred_at: `${day} 10:00:00`,
  occurred_on: day,
  status: 'completed',
  duration_min: minutes
})
const insight = (id: string, msl: string, kol: string | null, theme: string | null, deleted = false) => ({
  insight_id: id,
  msl_id: msl,
  kol_id: kol,
  theme,
  observed_at: '2026-06-01 10:00:00',
  deleted
})

let filled: FilledWorkspace
let result: Portfolios
beforeAll(async () => {
  filled = await filledWorkspace({
    msl: ['m', 'o'].map((msl_id) => ({ msl_id, name: msl_id.toUpperCase() })),
    kol: ['a', 'b', 'c'].map((kol_id) => ({ kol_id, name: kol_id.toUpperCase() })),
    interaction: [
      // 0, 90 and 180 days before the first of July.
      meeting('i1', 'm', '2026-07-01', 60),
      meeting('i2', 'm', '2026-04-02', 30),
      meeting('i3', 'm', '2026-01-02', null),
      meeting('i4', 'o', '2026-07-01', 10)
    ],
    interaction_attendee: [
      { interaction_id: 'i1', kol_id: 'a' },
      { interaction_id: 'i2', kol_id: 'b' },
      { interaction_id: 'i3', kol_id: 'b' },
      { interaction_id: 'i4', kol_id: 'a' }
    ],
    insight: [
      insight('n1', 'm', 'a', 'Dosing'),
      insight('n2', 'm', 'a', 'dosing '),
      insight('n3', 'm', 'a', 'Access'),
      insight('n4', 'm', 'c', 'Safety'),
      insight('n5', 'm', null, 'Safety'),
      insight('n6', 'm', 'b', 'Safety', true),
      insight('n7', 'o', 'a', 'Dosing')
    ]
  })
  const period = { from: '2026-01-01', to: '2026-07-02', asOf: '2026-07-01' }
  result = await filled.engine.run('diversity.portfolios', period)
})
afterAll(() => filled.end())

const weighted = (msl: string) => result.rows.find((row) => row.msl === msl)!.weighted

it('lets contacts fade by their age', () => {
  // Weights at a half-life of 90 days: a 1; b 1/2 + 1/4, of shares 4/7 and 3/7.
  const [lately, shorter, longer] = weighted('m').recency
  expect(lately).toMatchObject({ halfLifeDays: 90, kols: 2 })
  expect(lately!.herfindahl).toBeCloseTo(25 / 49, 12)
  expect(lately!.hill.q2).toBeCloseTo(49 / 25, 12)
  expect(lately!.effectiveContacts).toBeCloseTo(1.75 ** 2 / (1 + 1 / 4 + 1 / 16), 12)
  // At 45 days: a 1; b 1/4 + 1/16, of shares 16/21 and 5/21.
  expect(shorter).toMatchObject({ halfLifeDays: 45 })
  expect(shorter!.herfindahl).toBeCloseTo((16 ** 2 + 5 ** 2) / 21 ** 2, 12)
  expect(longer).toMatchObject({ halfLifeDays: 180 })
  expect(longer!.hill.qInf).toBeCloseTo((1 + Math.SQRT1_2 + 0.5) / (Math.SQRT1_2 + 0.5), 12)
})

it('weighs contacts by their minutes and says how many have none', () => {
  expect(weighted('m').duration).toMatchObject({ minutes: 90, untimedContacts: 1, kols: 2 })
  expect(weighted('m').duration.herfindahl).toBeCloseTo(5 / 9, 12)
})

it('tells on how few KOLs insights and themes rest, met in the period or not', () => {
  const { insights, themes } = weighted('m')
  expect(insights).toMatchObject({ insights: 4, kols: 2, herfindahl: (9 + 1) / 16, herfindahlUnbiased: 0.5 })
  // Dosing is one theme however it is written; a informs two of three themes.
  expect(themes).toMatchObject({ themes: 3, kols: 2 })
  expect(themes.herfindahl).toBeCloseTo(5 / 9, 12)
})

it('adds up for the team, a theme of one KOL counting once', () => {
  const { recency, insights, themes } = result.team!.weighted
  expect(recency[0]!.herfindahl).toBeCloseTo((2 ** 2 + 0.75 ** 2) / 2.75 ** 2, 12)
  expect(insights).toMatchObject({ insights: 5, kols: 2 })
  expect(themes).toMatchObject({ themes: 3, kols: 2 })
  expect(themes.herfindahl).toBeCloseTo(5 / 9, 12)
})

it('leaves undefined what nobody did', () => {
  expect(weighted('o').themes.hill.q2).toBe(1)
  expect(result.rows.find(({ msl }) => msl === 'o')!.rarefied).toBeNull()
})
