import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEngine, type Engine } from '#engine/engine'
import { judged } from '#engine/insights/quality'
import { filledWorkspace } from '../../workspace/filled-workspace'

const days = { from: '2026-01-01', to: '2027-01-01' }
const points = (all: number) => ({ specific: all, new: all, sourced: all, linked: all, soWhat: all })

const insights = Array.from({ length: 200 }, (_, i) => ({
  insight_id: `i${i}`,
  msl_id: 'm1',
  observed_at: '2026-03-02 09:00:00',
  text: `Text ${i}`
}))
const team = { msl: [{ msl_id: 'm1', name: 'Ada North' }] }

const queueOf = (engine: Engine, rater: string, part: 'first' | 'second') =>
  engine.run('insights.ratingQueue', { ...days, rater, part, limit: 500 })

it('gives the second rater a tenth of what somebody else rated, blind', async () => {
  const { engine, end } = await filledWorkspace({ ...team, insight: insights })
  const first = await queueOf(engine, 'Dana', 'first')
  expect(first.total).toBe(200)
  expect(first.rows.map(({ insightId }) => insightId)).not.toEqual(insights.map(({ insight_id }) => insight_id))
  expect((await queueOf(engine, 'Eli', 'second')).total).toBe(0)
  for (const { insightId } of first.rows.slice(0, 120)) {
    await engine.run('insights.rate', { insightId, rater: 'Dana', part: 'first', scores: points(2) })
  }
  expect((await queueOf(engine, 'Dana', 'first')).total).toBe(80)
  const second = await queueOf(engine, 'Eli', 'second')
  const { sample } = await engine.run('insights.quality', days)
  expect(second.total).toBe(sample)
  // A tenth of 120, give or take three standard deviations of the binomial: 12 ± 9.9.
  expect(sample).toBeGreaterThanOrEqual(3)
  expect(sample).toBeLessThanOrEqual(21)
  expect(Object.keys(second.rows[0]!).sort()).toEqual(['heardOn', 'insightId', 'text', 'theme', 'topic'])
  expect((await queueOf(engine, ' DANA ', 'second')).total).toBe(0)
  const same = { insightId: second.rows[0]!.insightId, rater: 'dana ', part: 'second' as const, scores: points(1) }
  await expect(engine.run('insights.rate', same)).rejects.toMatchObject({ code: 'not-allowed' })
  await engine.run('insights.rate', { ...same, rater: 'Eli' })
  expect((await queueOf(engine, 'Eli', 'second')).total).toBe(sample - 1)
  expect(await engine.run('insights.quality', days)).toMatchObject({ rated: 120, ratedTwice: 1, state: 'provisional' })
  await end()
})

it('refuses points out of range and insights that are not there', async () => {
  const { engine, end } = await filledWorkspace({ ...team, insight: insights.slice(0, 1) })
  const rating = { insightId: 'i0', rater: 'Dana', part: 'first' as const, scores: points(4) }
  await expect(engine.run('insights.rate', rating)).rejects.toMatchObject({ code: 'bad-input' })
  const elsewhere = { ...rating, insightId: 'i9', scores: points(1) }
  await expect(engine.run('insights.rate', elsewhere)).rejects.toMatchObject({ code: 'unknown-record' })
  await end()
})

it('keeps ratings given in the app when the CRM is imported again, and scores by them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lens-rating-'))
  const file = join(folder, 'insight.csv')
  const header =
    'insight_id,msl_id,observed_at,submitted_at,text,rubric_specific,rubric_new,rubric_sourced,rubric_linked,rubric_so_what'
  const write = (text: string) => writeFileSync(file, `${header}\ni1,m1,2026-03-02,2026-03-03,${text},1,1,1,1,1\n`)
  const engine = await openEngine({ workspace: { file: join(folder, 'team.lens'), mode: 'create' } })
  const load = () => engine.run('import.run', { files: [engine.registerFile(file)] })
  try {
    write('As first heard')
    await load()
    expect((await engine.run('insights.quality', days)).points!.mean).toBe(5)
    await engine.run('insights.rate', { insightId: 'i1', rater: 'Dana', part: 'first', scores: points(3) })
    write('As corrected')
    await load()
    const { rows } = await engine.run('insights.search', { ...days, query: 'corrected' })
    expect(rows).toHaveLength(1)
    const quality = await engine.run('insights.quality', days)
    expect(quality.points!.mean).toBe(15)
    expect(quality.raters).toEqual([{ rater: 'Dana', part: 'first', ratings: 1 }])
    const kpi = await engine.run('kpi.evidence', { ...days, kpi: 'insight-quality' })
    expect(kpi.rows.map(({ value }) => value)).toEqual([15])
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Ratings of as many insights as there are values, all five points alike. */
const rated = (part: 'first' | 'second', rater: string, values: readonly number[], mslId = 'm1') =>
  values.map((value, i) => ({ insightId: `${mslId}-i${i}`, mslId, part, rater, ...points(value) }))

const judgedWhole = (rows: Parameters<typeof judged>[0]) => judged(rows, rows)

it('does not score where two raters agree too little', () => {
  const first = [0, 0, 0, 1, 1, 2, 2, 3, 3, 3]
  const agreeing = judgedWhole([...rated('first', 'Dana', first), ...rated('second', 'Eli', first)])
  expect(agreeing).toMatchObject({ state: 'scored', rated: 10, ratedTwice: 10, points: { mean: 7.5 } })
  expect(agreeing.agreement.kappa).toBeCloseTo(1, 12)
  // The second rater's points in the opposite order agree less than chance does.
  const opposed = judgedWhole([...rated('first', 'Dana', first), ...rated('second', 'Eli', first.toReversed())])
  expect(opposed.agreement.kappa).toBeLessThan(0)
  expect(opposed).toMatchObject({ state: 'not-scored', points: null })
  const early = judgedWhole([...rated('first', 'Dana', first), ...rated('second', 'Eli', first.slice(0, 9))])
  expect(early.state).toBe('provisional')
})

it('tells the points of some MSLs by raters who were judged by the insights of all', () => {
  const first = [0, 0, 0, 1, 1, 2, 2, 3, 3, 3]
  const own = rated('first', 'Dana', [1, 3], 'm2')
  const found = judged([...rated('first', 'Dana', first), ...rated('second', 'Eli', first), ...own], own)
  expect(found).toMatchObject({ state: 'scored', rated: 2, ratedTwice: 0, points: { mean: 10 } })
  expect(found.agreement.pairs).toBe(10)
})
