import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Engine } from '#engine/engine'
import type { OverviewShown } from '#contract/overview'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { period, team } from '../findings/team'

let filled: FilledWorkspace
beforeEach(async () => {
  // Late reports give findings with a row for each week.
  filled = await filledWorkspace(team(['m1', 'm2', 'm3'], (msl) => (msl === 'm1' ? { reportedAfter: 30 } : {})))
})
afterEach(() => filled.end())

const place = '#/overview?period=12m'

async function live(engine: Engine): Promise<OverviewShown> {
  const kpis = ['target-kol-coverage', 'on-time-documentation']
  const now = (await engine.run('kpi.figures', { ...period, kpis })).rows
  const byMsl = await engine.run('kpi.figures', { ...period, kpis, by: ['msl'] })
  const catalogue = (await engine.run('kpi.catalogue', {})).kpis
  return {
    strip: { now, before: [], months: [] },
    attention: await engine.run('findings.list', period),
    heatMap: { ...byMsl, kpis: catalogue.filter(({ id }) => kpis.includes(id)), families: ['reach'] },
    corners: await engine.run('kol.corners', period)
  }
}

it('gives back what was shown at a place, and says when something was changed since', async () => {
  const { engine } = filled
  expect(await engine.run('overview.kept', { place })).toBeNull()
  const shown = await live(engine)
  await engine.run('overview.keep', { place, shown })
  const kept = (await engine.run('overview.kept', { place }))!
  expect(kept).toMatchObject({ asOf: period.asOf, isOutdated: false })
  expect(kept.shown.strip).toEqual(shown.strip)
  expect(kept.shown.heatMap).toEqual(shown.heatMap)
  expect(kept.shown.corners).toEqual(shown.corners)
  expect(await engine.run('overview.kept', { place: '#/overview?period=6m' })).toBeNull()

  await engine.run('setting.change', { name: 'finding_margin', value: '0.2' })
  expect((await engine.run('overview.kept', { place }))!.isOutdated).toBe(true)
  await engine.run('overview.keep', { place, shown: await live(engine) })
  expect((await engine.run('overview.kept', { place }))!.isOutdated).toBe(false)
})

it('keeps a screenful of rows with each finding and how many there are', async () => {
  const { engine } = filled
  const shown = await live(engine)
  const late = shown.attention.findings.find(({ rule, msl }) => rule === 'late-documentation' && msl === 'm1')!
  expect(late.evidence.length).toBeGreaterThan(20)
  await engine.run('overview.keep', { place, shown })
  const kept = (await engine.run('overview.kept', { place }))!.shown.attention.findings.find(
    ({ id }) => id === late.id
  )!
  expect(kept.evidence).toEqual(late.evidence.slice(0, 20))
  expect(kept.evidenceTotal).toBe(late.evidence.length)
})

it('is there after the workspace was closed, but not in a form that an earlier version wrote', async () => {
  await filled.engine.run('overview.keep', { place, shown: await live(filled.engine) })
  await filled.change('SELECT 1')
  expect(await filled.engine.run('overview.kept', { place })).not.toBeNull()
  await filled.change(`UPDATE overview_snapshot SET shown = '{"strip": []}'`)
  expect(await filled.engine.run('overview.kept', { place })).toBeNull()
})

it('keeps the last eight places', async () => {
  const { engine } = filled
  const shown = await live(engine)
  for (let i = 0; i < 9; i++) await engine.run('overview.keep', { place: `#/overview?family=${i}`, shown })
  expect(await engine.run('overview.kept', { place: '#/overview?family=0' })).toBeNull()
  expect(await engine.run('overview.kept', { place: '#/overview?family=1' })).not.toBeNull()
})
