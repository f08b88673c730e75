import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const header = 'interaction_id,msl_id,kol_id,occurred_at,channel,status'
const good = { 'kol.csv': csv('kol_id,name', 'k1,Cy Hill') }

describe('an export that cannot be used', () => {
  const cases: [string, Record<string, string | Buffer>, string, RegExp][] = [
    ['a folder without files', {}, 'file-not-found', /holds no files/],
    ['an empty file', { 'kol.csv': '' }, 'empty-file', /kol\.csv is empty/],
    ['blank lines only', { 'kol.csv': '\n\n\n' }, 'empty-file', /blank lines/],
    ['a binary', { 'kol.csv': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]) }, 'not-text', /not a text table/],
    ['a header only', { 'kol.csv': csv('kol_id,name,tier') }, 'header-only', /no rows/],
    ['columns nobody knows', { 'list.csv': csv('colour,weight', 'red,3') }, 'nothing-recognised', /colour, weight/],
    [
      'a missing column',
      {
        'interaction.csv': csv('interaction_id,kol_id,occurred_at,channel,status', 'i1,k1,2026-03-02,phone,completed')
      },
      'missing-column',
      /no column for msl_id/
    ],
    [
      'a date column without a date',
      { 'interaction.csv': csv(header, 'i1,m1,k1,soon,phone,completed', 'i2,m1,k1,later,phone,completed') },
      'unreadable-dates',
      /occurred_at of interaction\.csv/
    ],
    [
      'dates that could be day-first or month-first',
      { 'interaction.csv': csv(header, 'i1,m1,k1,03/04/2026,phone,completed', 'i2,m1,k1,05/06/2026,phone,completed') },
      'ambiguous-dates',
      /day-first or month-first/
    ]
  ]
  for (const [what, files, code, message] of cases) {
    it(`is refused and says why: ${what}`, async () => {
      await run.import(good)
      const before = await run.engine.run('workspace.status', {})
      await expect(run.import(files)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
      const after = await run.engine.run('workspace.status', {})
      expect(after.tables).toEqual(before.tables)
      expect(after.imports).toEqual(before.imports)
    })
  }

  it('names what is wrong with an unknown zone and an unknown dialect', async () => {
    await expect(run.import(good, { zone: 'Europe/Atlantis' })).rejects.toMatchObject({ code: 'bad-zone' })
    await expect(run.import(good, { dialect: 'papyrus' })).rejects.toMatchObject({
      code: 'unknown-dialect',
      hint: expect.stringContaining('veeva-crm')
    })
  })

  it('rolls back the good files before a bad one', async () => {
    const files = { ...good, 'interaction.csv': csv(header, 'i1,m1,k1,soon,phone,completed') }
    await expect(run.import(files)).rejects.toMatchObject({ code: 'unreadable-dates' })
    expect(await run.rows('SELECT count(*) AS n FROM kol')).toEqual([{ n: 0 }])
  })
})

describe('a cancelled import', () => {
  it('leaves the workspace as it was, and the next import works', async () => {
    const lines = Array.from(
      { length: 200_000 },
      (_, i) => `i${i},m${i % 20},k${i % 300},2026-03-02T09:00:00Z,phone,completed\n`
    )
    const folder = run.write({ 'kol.csv': good['kol.csv'] })
    writeFileSync(join(folder, 'interaction.csv'), `${header}\n${lines.join('')}`)
    const stop = new AbortController()
    const cancelled = run.engine.run(
      'import.run',
      { files: [run.engine.registerFile(folder)] },
      { signal: stop.signal, onProgress: ({ fraction }) => fraction > 0.3 && stop.abort() }
    )
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(await run.rows('SELECT count(*) AS n FROM interaction')).toEqual([{ n: 0 }])
    expect(await run.rows('SELECT count(*) AS n FROM import_run')).toEqual([{ n: 0 }])
    const report = await run.engine.run('import.run', { files: [run.engine.registerFile(folder)] })
    expect(report.totals).toEqual({ rowsIn: 200_001, loaded: 200_001, merged: 0, rejected: 0, ignored: 0 })
  })
})
