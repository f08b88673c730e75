import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { counts, csv, ImportRun, reportOf } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const people = {
  'msl.csv': csv('msl_id,name,region', 'm1,Ada North,North', 'm2,Bo South,South'),
  'kol.csv': csv('kol_id,name,tier', 'k1,Cy Hill,1', 'k2,Di Lake,2')
}
const header = 'interaction_id,msl_id,kol_id,occurred_at,channel,status'

describe('the accounting of an import', () => {
  it('adds up for good, repeated, bad and foreign rows', async () => {
    const report = await run.import({
      ...people,
      'interaction.csv': csv(
        header,
        'i1,m1,k1,2026-03-02T09:00:00Z,video,completed',
        'i1,m1,k1,2026-03-02T09:00:00Z,video,completed',
        'i2,,k1,2026-03-03T09:00:00Z,phone,completed',
        'i3,m1,k1,not recorded,phone,completed',
        header,
        'i4,m2,k2,2026-03-04T09:00:00Z,phone,planned'
      )
    })
    const interactions = reportOf(report, 'interaction.csv')
    expect(counts(interactions)).toEqual({ rowsIn: 6, loaded: 2, merged: 1, rejected: 2, ignored: 1 })
    expect(interactions.rejects).toEqual([
      {
        row: 3,
        line: 4,
        column: 'msl_id',
        code: 'missing-value',
        reason: 'msl_id is empty, and a row is nothing without it'
      },
      {
        row: 4,
        line: 5,
        column: 'occurred_at',
        code: 'unreadable-value',
        reason: '"not recorded" in occurred_at cannot be read'
      }
    ])
    expect(report.totals).toEqual({ rowsIn: 10, loaded: 6, merged: 1, rejected: 2, ignored: 1 })
    const rejected = await run.engine.run('import.rejects', {})
    expect(rejected.rows.map(({ row, raw }) => [row, raw])).toEqual([
      [3, 'i2,,k1,2026-03-03T09:00:00Z,phone,completed'],
      [4, 'i3,m1,k1,not recorded,phone,completed']
    ])
  })

  it('counts a second import of the same files as merged and changes nothing', async () => {
    const files = { ...people, 'interaction.csv': csv(header, 'i1,m1,k1,2026-03-02T09:00:00Z,video,completed') }
    await run.import(files)
    const before = await run.engine.run('workspace.status', {})
    const again = await run.import(files)
    expect(again.totals).toEqual({ rowsIn: 5, loaded: 0, merged: 5, rejected: 0, ignored: 0 })
    expect(again.importId).toBeNull()
    expect((await run.engine.run('workspace.status', {})).tables).toEqual(before.tables)
  })

  it('loads nothing on a dry run and reports as if it had', async () => {
    const report = await run.import(people, { dryRun: true })
    expect(report).toMatchObject({ dryRun: true, importId: null, totals: { rowsIn: 4, loaded: 4 } })
    expect(await run.rows('SELECT * FROM kol')).toEqual([])
    expect((await run.import(people)).totals.loaded).toBe(4)
  })

  it('counts report titles, totals and notices as ignored, blank lines as nothing', async () => {
    const report = await run.import({
      'kol.csv': csv(
        'KOLs by territory',
        'As of 2026-03-01',
        '',
        'KOL ID,KOL Name,Tier',
        'k1,Cy Hill,1',
        '',
        'k2,Di Lake,2',
        '',
        'Total 2 records',
        'Confidential Information - Do Not Distribute',
        'Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.'
      )
    })
    expect(counts(reportOf(report, 'kol.csv'))).toEqual({ rowsIn: 7, loaded: 2, merged: 0, rejected: 0, ignored: 5 })
  })

  it('lists a file that is no export without rows and without an error', async () => {
    const report = await run.import({ ...people, 'notes.json': '{"a": 1}', 'logo.csv': Buffer.from([0, 1, 2, 3, 0]) })
    for (const name of ['notes.json', 'logo.csv']) {
      expect(reportOf(report, name)).toMatchObject({ rowsIn: 0, entities: [], dialect: null })
    }
    expect(report.totals.loaded).toBe(4)
  })

  it('keeps rows that DuckDB refuses where they can be read at all', async () => {
    const report = await run.import({
      ...people,
      'interaction.csv':
        `${header},notes\n` +
        'i1,m1,k1,2026-03-02T09:00:00Z,video,completed,he said "maybe" twice\n' +
        'i2,m1,k2,2026-03-03T09:00:00Z,phone,completed\n' +
        'i3,m1,k2,2026-03-04T09:00:00Z,phone,completed,fine,surplus\n' +
        'i4,m1,k2,2026-03-05T09:00:00Z,phone,completed,"two\nlines"\n'
    })
    const file = reportOf(report, 'interaction.csv')
    expect(counts(file)).toEqual({ rowsIn: 4, loaded: 3, merged: 0, rejected: 1, ignored: 0 })
    expect(file.rejects).toMatchObject([{ row: 3, code: 'too-many-cells' }])
    expect(file.warnings).toMatchObject([{ code: 'short-row', count: 1 }])
    expect(await run.rows('SELECT interaction_id, notes FROM interaction ORDER BY 1')).toEqual([
      { interaction_id: 'i1', notes: 'he said "maybe" twice' },
      { interaction_id: 'i2', notes: null },
      { interaction_id: 'i4', notes: 'two\nlines' }
    ])
  })

  it('warns of an optional value it cannot read, and keeps the row', async () => {
    const report = await run.import({
      ...people,
      'follow_up.csv': csv('follow_up_id,msl_id,due_on', 'f1,m1,2026-03-09', 'f2,m1,soon')
    })
    expect(reportOf(report, 'follow_up.csv')).toMatchObject({
      loaded: 2,
      warnings: [{ code: 'unreadable-value', column: 'due_on', count: 1 }]
    })
    expect(await run.rows('SELECT due_on FROM follow_up ORDER BY follow_up_id')).toEqual([
      { due_on: '2026-03-09' },
      { due_on: null }
    ])
  })

  it('warns of columns that look like sales, and of values it does not know', async () => {
    const report = await run.import({
      ...people,
      'interaction.csv': csv(`${header},trx_decile`, 'i1,m1,k1,2026-03-02T09:00:00Z,carrier pigeon,completed,9')
    })
    const file = reportOf(report, 'interaction.csv')
    expect(file.warnings.map(({ code, column }) => [code, column])).toEqual([
      ['sales-column', 'trx_decile'],
      ['unknown-value', 'channel']
    ])
    expect(file.unusedColumns).toEqual(['trx_decile'])
    expect(await run.rows('SELECT channel FROM interaction')).toEqual([{ channel: 'other' }])
  })
})
