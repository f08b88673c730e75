import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const header = 'interaction_id,msl_id,kol_id,occurred_at,channel,status,topics'
const people = {
  'msl.csv': csv('msl_id,name', 'm1,Ada North'),
  'kol.csv': csv('kol_id,name,interests', 'k1,Cy Hill,dosing')
}
const meeting = (id: string, day: string) => `${id},m1,k1,${day}T09:00:00Z,video,completed,dosing`

it('figures follow a later import, whatever was asked before', async () => {
  await run.import(people)
  const ask = async () => {
    const period = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
    const figures = await run.engine.run('kpi.figures', { ...period, kpis: ['topic-interest-fit'], by: ['msl'] })
    const portfolio = await run.engine.run('diversity.portfolios', period)
    return [figures.rows[0]?.n, portfolio.rows[0]?.contacts]
  }
  expect(await ask()).toEqual([0, 0])
  await run.import({ 'interaction.csv': csv(header, meeting('i1', '2026-02-02'), meeting('i2', '2026-02-03')) })
  expect(await ask()).toEqual([2, 2])
  await run.import({ 'interaction.csv': csv(header, meeting('i3', '2026-02-04')) })
  expect(await ask()).toEqual([3, 3])
})
