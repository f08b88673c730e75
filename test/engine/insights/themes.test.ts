import { expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

const days = { from: '2026-01-01', to: '2026-07-01' }
const people: CanonicalRows = {
  msl: [
    { msl_id: 'm1', name: 'Ada North' },
    { msl_id: 'm2', name: 'Ben South' }
  ],
  kol: ['a', 'b', 'c'].map((id) => ({ kol_id: id, name: `KOL ${id}` }))
}

async function themesOf(insight: Record<string, unknown>[], request: { by?: 'given' | 'text'; count?: number } = {}) {
  const { engine, end } = await filledWorkspace({ ...people, insight })
  try {
    const themes = await engine.run('insights.themes', { ...days, ...request })
    const [first] = themes.rows
    const search = { ...days, query: '', theme: first?.id ?? null, themesBy: request.by ?? ('given' as const) }
    return { ...themes, ofFirst: (await engine.run('insights.search', search)).rows.map(({ insightId }) => insightId) }
  } finally {
    await end()
  }
}

const said = (id: string, kol: string, day: string, text: string, more: object = {}) => ({
  insight_id: id,
  msl_id: kol === 'c' ? 'm2' : 'm1',
  kol_id: kol,
  observed_at: `${day} 09:00:00`,
  text,
  ...more
})

it('finds themes in texts and names the words that made them', async () => {
  const insight = [
    said('i1', 'a', '2026-01-10', 'Nausea with the higher dose.'),
    said('i2', 'a', '2026-02-10', 'Sees nausea at this dose'),
    said('i3', 'b', '2026-05-10', 'Nausea'),
    said('i4', 'c', '2026-05-11', 'The registry: more centres'),
    said('i5', 'c', '2026-05-12', 'registry; centres'),
    said('i6', 'c', '2026-05-13', 'Is it the one? 12')
  ]
  const { rows, quarters, unsorted, ofFirst } = await themesOf(insight, { count: 2 })
  expect(quarters).toEqual(['2026-Q1', '2026-Q2'])
  expect(rows.map(({ words }) => words.map(({ word }) => word))).toEqual([
    ['nausea', 'dose', 'higher'],
    ['centres', 'registry']
  ])
  expect(rows[0]).toMatchObject({ name: null, insights: 3, kols: 2, msls: 1, byQuarter: [2, 1] })
  expect(rows[1]).toMatchObject({ insights: 2, kols: 1, msls: 1, byQuarter: [0, 2] })
  // Only stop words and a number: no theme.
  expect(unsorted).toBe(1)
  expect(ofFirst.sort()).toEqual(['i1', 'i2', 'i3'])
  // Of 6 texts, 3 have nausea (ln 2), 2 dose (ln 3), 1 higher (ln 6); i1 has all three, i2 the first two, i3 one.
  const [nausea, dose, higher] = [Math.log(2), Math.log(3), Math.log(6)]
  const [long, short] = [Math.hypot(nausea, dose, higher), Math.hypot(nausea, dose)]
  expect(rows[0]!.words[0]!.weight).toBeCloseTo((nausea / long + nausea / short + 1) / 3, 10)
  expect(rows[0]!.words[1]!.weight).toBeCloseTo((dose / long + dose / short) / 3, 10)
  expect(rows[0]!.words[2]!.weight).toBeCloseTo(higher / long / 3, 10)
})

it('takes the themes of the export, and finds those of the rest', async () => {
  const texts = ['switch early', 'switch early', 'switch late', 'price list', 'price rise', 'price list']
  const { rows, unsorted } = await themesOf([
    ...texts.map((text, i) => said(`t${i}`, 'a', `2026-03-0${i + 1}`, text)),
    said('g1', 'a', '2026-04-01', 'Itch at night', { theme: 'Pruritus' }),
    said('g2', 'b', '2026-04-02', 'Scratching', { theme: ' pruritus' }),
    said('g3', 'b', '2026-04-03', 'Itch', { theme: 'Pruritus' }),
    said('g4', 'b', '2026-04-04', 'Weight', { theme: 'Weight' })
  ])
  // The rarer word weighs more: early 2·ln 3/√(ln² 2 + ln² 3) = 1.69 against switch 2·0.53 + 0.36 = 1.43.
  expect(rows.map(({ name, words, insights }) => [name ?? words.map(({ word }) => word).join(' '), insights])).toEqual([
    ['early switch late', 3],
    ['list price rise', 3],
    ['Pruritus', 3],
    ['Weight', 1]
  ])
  expect(unsorted).toBe(0)
})

it('finds none in too few texts, and does not depend on the order of the rows', async () => {
  const few = ['Nausea', 'Nausea', 'Registry'].map((text, i) => said(`i${i}`, 'a', '2026-02-02', text))
  expect(await themesOf(few)).toMatchObject({ rows: [], unsorted: 3 })
  const words = ['liver', 'kidney', 'skin', 'joint']
  const many = Array.from({ length: 60 }, (_, i) =>
    said(`i${i}`, 'a', '2026-02-02', `${words[i % 4]} ${words[(i * 7) % 4]} finding${i % 9}`)
  )
  const one = await themesOf(many, { by: 'text' })
  const other = await themesOf(many.toReversed(), { by: 'text' })
  expect(other.rows).toEqual(one.rows)
  expect(one.rows.length).toBeGreaterThan(1)
})
