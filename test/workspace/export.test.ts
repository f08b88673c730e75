import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from '../engine/import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
  await run.import({
    'msl.csv': csv('msl_id,name', 'm1,One'),
    'kol.csv': csv('kol_id,name,tier,interests', 'k2,"=cmd|calc",2,a;b', 'k1,-1+2+cmd,1,', "k3,'=twice,3,-5"),
    'interaction.csv': csv(
      'interaction_id,msl_id,kol_id,occurred_at,channel,status,notes',
      'i1,m1,k1,2026-03-02T09:00:00Z,video,completed,"+49 30 123"',
      ',m1,k1,2026-03-02T09:00:00Z,video,completed,lost'
    )
  })
})
afterEach(() => run.end())

const exported = (format: 'csv' | 'parquet', canonical = false) =>
  run.engine.run('workspace.export', { out: run.engine.registerFile(join(run.folder, 'out')), format, canonical })

describe('an export of all tables', () => {
  it('writes CSV in the order of keys, formulas defused, numbers and times as they mean', async () => {
    await exported('csv')
    const read = (table: string) =>
      Papa.parse<Record<string, string>>(readFileSync(join(run.folder, 'out', `${table}.csv`), 'utf8'), {
        header: true,
        skipEmptyLines: true
      }).data
    expect(read('kol').map(({ kol_id, name, interests }) => [kol_id, name, interests])).toEqual([
      ['k1', "'-1+2+cmd", ''],
      ['k2', "'=cmd|calc", 'a;b'],
      ['k3', "''=twice", '-5']
    ])
    expect(read('interaction')).toEqual([
      expect.objectContaining({ occurred_at: '2026-03-02T09:00:00.000Z', notes: '+49 30 123', source_row: '1' })
    ])
    expect(read('rejected_row')).toEqual([expect.objectContaining({ row: '2', code: 'missing-value' })])
    expect(read('import_run')).toHaveLength(1)
  })

  it('writes Parquet with types and lists kept', async () => {
    const { files } = await exported('parquet')
    const kol = files.find(({ table }) => table === 'kol')!
    expect(kol).toMatchObject({ rows: 3, path: join(run.folder, 'out', 'kol.parquet') })
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const rows = await connection.runAndReadAll(`SELECT name, tier, interests FROM '${kol.path}' WHERE kol_id = 'k2'`)
    expect(rows.getRowObjectsJson()).toEqual([{ name: '=cmd|calc', tier: 2, interests: ['a', 'b'] }])
    connection.closeSync()
    instance.closeSync()
  })

  it('leaves out where rows came from, where only the contents are asked for', async () => {
    const { files } = await exported('csv', true)
    expect(files.map(({ table }) => table)).not.toContain('import_run')
    expect(readFileSync(join(run.folder, 'out', 'kol.csv'), 'utf8').split('\n')[0]).not.toContain('source')
  })

  it('overwrites nothing and leaves nothing behind', async () => {
    await exported('csv')
    writeFileSync(join(run.folder, 'out', 'kol.csv'), 'mine')
    await expect(exported('csv')).rejects.toMatchObject({ code: 'bad-input', hint: 'Choose an empty folder.' })
    expect(readFileSync(join(run.folder, 'out', 'kol.csv'), 'utf8')).toBe('mine')
    expect(readdirSync(run.folder).filter((name) => name.endsWith('.staging'))).toEqual([])
  })
})
