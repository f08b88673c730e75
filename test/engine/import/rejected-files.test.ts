import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { counts, csv, ImportRun, reportOf } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const people = {
  'msl.csv': csv('msl_id,name', 'm1,One'),
  'kol.csv': csv('kol_id,name', 'k1,Ada', 'k2,Bea')
}
const header = 'interaction_id;msl_id;kol_id;occurred_at;channel;status;sentiment_note;notes'
const meetings = csv(
  header,
  'i1;m1;k1;2026-03-02T09:00:00Z;video;completed;x;fine',
  ";m1;k1;2026-03-02T09:00:00Z;video;completed;-5;'=1+1",
  'i3;m1;k2;soon;phone;completed;=cmd|calc;"two\nlines"',
  'i4;m1;k2;2026-03-04T09:00:00Z;phone;completed;a;b;one too many'
)

async function rejected() {
  const { files } = await run.engine.run('import.rejectedFiles', {})
  const folder = join(run.folder, 'repair')
  mkdirSync(folder)
  return files.map((file) => {
    const parsed = Papa.parse<Record<string, string>>(file.text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true
    })
    const repair = (change: (row: Record<string, string>) => Record<string, string>) => {
      const path = join(folder, file.name)
      const data = parsed.data.map(change)
      writeFileSync(path, Papa.unparse({ fields: parsed.meta.fields!, data }))
      return path
    }
    return { ...file, data: parsed.data, repair }
  })
}

describe('rejected rows as a file', () => {
  it('hold their cells and why they were rejected', async () => {
    const report = await run.import({ ...people, 'interaction.csv': meetings })
    expect(counts(reportOf(report, 'interaction.csv'))).toMatchObject({ rowsIn: 4, loaded: 1, rejected: 3 })
    const [file] = await rejected()
    expect(file).toMatchObject({ name: 'interaction.rejected.csv', rows: 3 })
    expect(Object.keys(file!.data[0]!)).toEqual([
      ...header.split(';'),
      'rejected_row',
      'rejected_column',
      'rejected_code',
      'rejected_reason',
      'rejected_text'
    ])
    expect(file!.data.map((row) => [row['rejected_row'], row['rejected_code'], row['rejected_column']])).toEqual([
      ['2', 'missing-value', 'interaction_id'],
      ['3', 'unreadable-value', 'occurred_at'],
      ['4', 'too-many-cells', '']
    ])
    expect(file!.data[0]).toMatchObject({ sentiment_note: '-5', notes: "''=1+1" })
    expect(file!.data[1]).toMatchObject({ sentiment_note: "'=cmd|calc", notes: 'two\nlines' })
    expect(file!.data[2]).toMatchObject({
      kol_id: 'k2',
      rejected_text: 'i4;m1;k2;2026-03-04T09:00:00Z;phone;completed;a;b;one too many'
    })
  })

  it('can be repaired and imported as they are', async () => {
    await run.import({ ...people, 'interaction.csv': meetings })
    const [file] = await rejected()
    const path = file!.repair((row) => ({
      ...row,
      interaction_id: row['interaction_id'] || 'i2',
      occurred_at: row['occurred_at'] === 'soon' ? '2026-03-03T09:00:00Z' : row['occurred_at']!
    }))
    const report = await run.engine.run('import.run', { files: [run.engine.registerFile(path)] })
    expect(counts(report.files[0]!)).toEqual({ rowsIn: 3, loaded: 3, merged: 0, rejected: 0, ignored: 0 })
    expect(report.files[0]).toMatchObject({ unusedColumns: ['sentiment_note'] })
    expect(await run.rows('SELECT interaction_id, notes FROM interaction ORDER BY 1')).toEqual([
      { interaction_id: 'i1', notes: 'fine' },
      { interaction_id: 'i2', notes: "'=1+1" },
      { interaction_id: 'i3', notes: 'two\nlines' },
      { interaction_id: 'i4', notes: 'b' }
    ])
  })

  it('still say why where they are rejected again', async () => {
    await run.import({ ...people, 'interaction.csv': meetings })
    const [file] = await rejected()
    const path = file!.repair((row) => row)
    const report = await run.engine.run('import.run', { files: [run.engine.registerFile(path)] })
    expect(report.files[0]).toMatchObject({ loaded: 1, rejected: 2, rejects: [{ row: 1 }, { row: 2 }] })
    const { files } = await run.engine.run('import.rejectedFiles', { importId: report.importId })
    expect(files).toHaveLength(1)
    expect(files[0]!.text.split('\n')[0]).toBe(
      `\ufeff${header.replaceAll(';', ',')},rejected_row,rejected_column,rejected_code,rejected_reason,rejected_text`
    )
  })
})
