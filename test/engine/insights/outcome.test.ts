import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
  await run.import({
    'msl.csv': csv('msl_id,name', 'm1,Ada North'),
    'kol.csv': csv('kol_id,name', 'k1,Bo West'),
    ...insights('new')
  })
})
afterEach(() => run.end())

/** Six insights of one day; the CRM keeps neither an action nor a judgement. */
const insights = (status: string) => ({
  'insight.csv': csv(
    'insight_id,msl_id,kol_id,observed_at,submitted_at,text,status',
    ...['a', 'b', 'c', 'd', 'e', 'f'].map(
      (id) => `${id},m1,k1,2026-01-05T09:00:00Z,2026-01-05T12:00:00Z,Text ${id},${status}`
    )
  )
})

const days = { from: '2026-01-01', to: '2026-07-01', asOf: '2026-12-01' }
const act = (insightId: string, on: string) =>
  run.engine.run('insights.recordOutcome', {
    insightId,
    action: { on, words: 'Asked the safety team', by: 'Dana' },
    actionable: true
  })
const judge = (insightId: string, actionable: boolean | null) =>
  run.engine.run('insights.recordOutcome', { insightId, action: null, actionable })
const figureOf = async (kpi: string) =>
  (await run.engine.run('kpi.figures', { ...days, kpis: [kpi], by: ['msl'] })).rows[0]!

it('counts in the KPIs what was recorded here, beside a CRM that keeps nothing', async () => {
  for (const kpi of ['insight-to-action', 'actionable-insight-rate']) {
    expect(await figureOf(kpi)).toMatchObject({ state: 'unavailable' })
  }
  // 180 days after 5 January is 4 July: the first counts, the second is a day late.
  await act('a', '2026-07-04')
  await act('b', '2026-07-05')
  await judge('c', true)
  await judge('d', false)
  await judge('e', false)
  // Five are no longer new, one of them led to an action in time.
  expect(await figureOf('insight-to-action')).toMatchObject({ numerator: 1, denominator: 5, value: 0.2 })
  // Accepted are a, b and c of five; f waits for its judgement.
  expect(await figureOf('actionable-insight-rate')).toMatchObject({
    numerator: 3,
    denominator: 5,
    value: 0.6,
    pending: 1
  })
  const { rows } = await run.engine.run('kpi.evidence', { ...days, kpi: 'insight-to-action' })
  expect(rows.filter(({ numerator }) => numerator === 1).map(({ evidenceId }) => evidenceId)).toEqual(['a'])
  const opened = await run.engine.run('record.open', { table: 'insight', id: 'a' })
  expect(Object.fromEntries(opened.fields.map(({ name, value }) => [name, value]))).toMatchObject({
    status: 'new',
    actioned_on: null,
    recorded_actioned_on: '2026-07-04',
    recorded_action: 'Asked the safety team',
    recorded_acted_by: 'Dana',
    recorded_actionable: 'true'
  })
})

it('shows it in the list of what came of insights', async () => {
  await act('a', '2026-01-15')
  await judge('b', false)
  const { stages, rows } = await run.engine.run('insights.actions', days)
  expect(Object.fromEntries(stages.map(({ stage, n }) => [stage, n]))).toEqual({
    new: 4,
    waiting: 0,
    actioned: 1,
    declined: 1,
    closed: 0
  })
  expect(rows.find(({ insightId }) => insightId === 'a')).toMatchObject({
    stage: 'actioned',
    actionable: true,
    actionedOn: '2026-01-15',
    days: 10,
    action: 'Asked the safety team',
    actedBy: 'Dana',
    recordedHere: true
  })
  expect(rows.find(({ insightId }) => insightId === 'c')).toMatchObject({ action: null, recordedHere: false })
})

it('survives the next import and can be taken back', async () => {
  await act('a', '2026-01-15')
  await run.import(insights('reviewed'))
  expect(await figureOf('insight-to-action')).toMatchObject({ numerator: 1, denominator: 6 })
  const recorded = { action: { on: '2026-01-15', words: 'Asked the safety team', by: 'Dana' }, actionable: true }
  expect(await run.engine.run('insights.outcome', { insightId: 'a' })).toEqual({ outcome: recorded })
  await judge('a', null)
  expect(await run.engine.run('insights.outcome', { insightId: 'a' })).toEqual({ outcome: null })
  expect(await figureOf('insight-to-action')).toMatchObject({ state: 'unavailable' })
})

it('is refused before the insight was heard, without words, and of an insight that is not there', async () => {
  await expect(act('a', '2026-01-04')).rejects.toMatchObject({ code: 'bad-input', where: 'insight a' })
  await expect(act('z', '2026-01-15')).rejects.toMatchObject({ code: 'unknown-record' })
  const wordless = { insightId: 'a', action: { on: '2026-01-15', words: ' ' }, actionable: null }
  await expect(run.engine.run('insights.recordOutcome', wordless)).rejects.toMatchObject({ code: 'bad-input' })
})
