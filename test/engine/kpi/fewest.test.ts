import { expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'

const quarter = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }

/** KOLs who rose by a stage in the eyes of the lead, and points that peers gave, of each MSL. */
const rows = (counts: Record<string, { rose: number; points: number[] }>) => {
  const found = Object.entries(counts)
  const kols = found.flatMap(([msl_id, { rose }]) => Array.from({ length: rose }, (_, i) => [msl_id, `${msl_id}k${i}`]))
  return {
    msl: found.map(([msl_id]) => ({ msl_id, name: msl_id })),
    kol: kols.map(([, kol_id]) => ({ kol_id, name: kol_id })),
    relationship_stage: kols.flatMap(([msl_id, kol_id]) => [
      { msl_id, kol_id, rated_on: '2025-10-01', stage: 'transactional', rater: 'lead' },
      { msl_id, kol_id, rated_on: '2026-02-01', stage: 'engaged', rater: 'lead' }
    ]),
    feedback: found.flatMap(([msl_id, { points }]) =>
      points.map((score, i) => ({
        feedback_id: `${msl_id}f${i}`,
        msl_id,
        rater: 'peer',
        given_on: '2026-02-01',
        score
      }))
    )
  }
}

it('tells progress from five KOLs on and the points of colleagues from four raters on', async () => {
  const { engine, end } = await filledWorkspace(
    rows({ enough: { rose: 5, points: [5, 4, 4, 3] }, few: { rose: 4, points: [5, 4, 4] } })
  )
  const kpis = ['relationship-stage-progress', 'cross-function-360', 'education-effect']
  const found = (await engine.run('kpi.figures', { ...quarter, by: ['msl'], kpis })).rows
  const of = (kpi: string, msl: string) => found.find((one) => one.kpi === kpi && one.group['msl'] === msl)
  expect(of('relationship-stage-progress', 'enough')).toMatchObject({ state: 'ok', value: 1, n: 5 })
  expect(of('relationship-stage-progress', 'few')).toMatchObject({ state: 'too-few', value: null, n: 4 })
  expect(of('relationship-stage-progress', 'few')!.reason).toBe('4 values; 5 are needed.')
  // (5 + 4 + 4 + 3) / 4
  expect(of('cross-function-360', 'enough')).toMatchObject({ state: 'ok', value: 4, n: 4 })
  expect(of('cross-function-360', 'few')!.value).toBeNull()
  await end()
})
