import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun, reportOf } from '../import/import-run'
import { contents } from './contents'

const meetings = 'interaction_id,msl_id,kol_id,occurred_at,channel,status,topics'
const meeting = (id: string, kol: string, topics = 'dosing') =>
  `${id},m1,${kol},2026-02-0${id.slice(1)}T09:00:00Z,video,completed,${topics}`
const first = {
  'msl.csv': csv('msl_id,name', 'm1,Ada North'),
  'kol.csv': csv('kol_id,name,email,city', 'k1,Cy Hill,,Bern', 'k2,Hill,cy@example.org,Bern', 'k3,Di Park,,Bern'),
  'interaction.csv': csv(meetings, meeting('i1', 'k1'), meeting('i2', 'k2'))
}
const second = {
  // k2 moves, k3 is corrected, k1 is as it was.
  'kol.csv': csv(
    'kol_id,name,email,city',
    'k1,Cy Hill,,Bern',
    'k2,Hill,cy.hill@example.org,Basel',
    'k3,Di Parks,,Bern'
  ),
  'interaction.csv': csv(meetings, meeting('i2', 'k2', 'safety'), meeting('i3', 'k2'), meeting('i4', 'k1'))
}

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
  await run.import(first)
})
afterEach(() => run.end())

const seen = () => run.rows('SELECT kol_id AS kol, interaction_id AS i FROM contact ORDER BY 2, 1')
const merge = () =>
  run.engine.run('duplicates.merge', { kept: 'k1', merged: 'k2', fieldsFromMerged: ['email', 'city'] })

/** What the imports alone would have made. */
async function withoutMerges(...imports: Record<string, string>[]) {
  const other = await ImportRun.start()
  try {
    for (const files of imports) await other.import(files)
    return await contents(other.engine)
  } finally {
    await other.end()
  }
}

describe('an import after a merge', () => {
  it('brings rows under the old id to the survivor, who keeps the chosen side', async () => {
    await merge()
    await run.import(second)
    expect(await seen()).toEqual(['i1', 'i2', 'i3', 'i4'].map((i) => ({ kol: 'k1', i })))
    expect(await run.rows('SELECT kol_id, name, email, city FROM kol ORDER BY 1')).toEqual([
      { kol_id: 'k1', name: 'Cy Hill', email: 'cy.hill@example.org', city: 'Basel' },
      { kol_id: 'k3', name: 'Di Parks', email: null, city: 'Bern' }
    ])
    expect(await run.rows('SELECT kol_id FROM kol WHERE stub')).toEqual([])
  })

  it('accounts for its rows as if nothing had been merged', async () => {
    await merge()
    const report = await run.import(second)
    expect(reportOf(report, 'kol.csv')).toMatchObject({ rowsIn: 3, loaded: 2, merged: 1, rejected: 0, ignored: 0 })
    expect(reportOf(report, 'interaction.csv')).toMatchObject({ rowsIn: 3, loaded: 3, merged: 0 })
    expect(report.unresolved).toEqual({ kol: 0, msl: 0 })
    const again = await run.import({ 'interaction.csv': second['interaction.csv'].replace('safety', '"safety"') })
    expect(again.totals).toMatchObject({ loaded: 0, merged: 3 })
    expect(await seen()).toHaveLength(4)
  })

  it('can be followed by undoing: later rows go to whom the file named', async () => {
    const { mergeId } = await merge()
    await run.import(second)
    await run.engine.run('duplicates.undo', { mergeId })
    expect(await seen()).toEqual([
      { kol: 'k1', i: 'i1' },
      { kol: 'k2', i: 'i2' },
      { kol: 'k2', i: 'i3' },
      { kol: 'k1', i: 'i4' }
    ])
    expect(await contents(run.engine)).toEqual(await withoutMerges(first, second))
  })

  it('leaves everything merged where it is only tried, or fails', async () => {
    await merge()
    const before = await contents(run.engine)
    await run.import(second, { dryRun: true })
    expect(await contents(run.engine)).toEqual(before)
    await expect(run.import({ 'kol.csv': csv('kol_id,name') })).rejects.toMatchObject({ code: 'header-only' })
    expect(await contents(run.engine)).toEqual(before)
    await run.import(first)
    expect(await contents(run.engine)).toEqual(before)
  })

  it('rests a merge whose stub turns out to be a hospital', async () => {
    await run.import({ 'insight.csv': csv('insight_id,msl_id,kol_id,text', 'n1,m1,h1,Dose is unclear') })
    expect(await run.rows('SELECT kol_id FROM kol WHERE stub')).toEqual([{ kol_id: 'h1' }])
    const { mergeId } = await run.engine.run('duplicates.merge', { kept: 'k3', merged: 'h1' })
    expect(await run.rows('SELECT kol_id FROM insight')).toEqual([{ kol_id: 'k3' }])
    await run.import({ 'institution.csv': csv('institution_id,name', 'h1,Bern Hospital') })
    expect(await run.rows('SELECT kol_id FROM insight')).toEqual([{ kol_id: 'h1' }])
    await run.engine.run('duplicates.undo', { mergeId })
    expect(await run.rows('SELECT kol_id FROM kol ORDER BY 1')).toEqual(
      ['k1', 'k2', 'k3'].map((kol_id) => ({ kol_id }))
    )
  })
})
