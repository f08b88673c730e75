import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/import'
import { parseMapping } from '#contract/mapping-file'
import { csv, ImportRun } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const header = ['Ref', 'Gesehen von', 'Gast', 'Tag', 'Weg', 'Lage']
const file = csv(
  header.join(';'),
  'r1;m1;k1;03/04/2026;Kaffee;ok',
  'r2;m1;k2;05/06/2026;Anruf;ok',
  'r3;m1;k2;no day;Anruf;weg'
)
const mapping: Mapping = {
  schemaVersion: 1,
  header,
  entity: 'interaction',
  columns: {
    interaction_id: 'Ref',
    msl_id: 'Gesehen von',
    kol_id: 'Gast',
    occurred_on: 'Tag',
    channel: 'Weg',
    status: 'Lage'
  },
  dateOrder: { Tag: 'dmy' },
  values: { channel: { Kaffee: 'in-person' }, status: { ok: 'completed', weg: 'cancelled' } }
}
const importWith = (folder: string, mappings: Mapping[]) =>
  run.engine.run('import.run', { files: [run.engine.registerFile(folder)], mappings })

describe('a mapping', () => {
  it('makes an unknown table importable, and the next one with its header by itself', async () => {
    const folder = run.write({ 'besuche.csv': file })
    await expect(importWith(folder, [])).rejects.toMatchObject({ code: 'nothing-recognised' })
    const report = await importWith(folder, [mapping])
    expect(report.files[0]).toMatchObject({ recognition: 'mapped by hand', loaded: 2, rejected: 1 })
    expect(report.files[0]!.rejects).toEqual([
      { row: 3, line: 4, column: 'Tag', code: 'unreadable-value', reason: '"no day" in Tag cannot be read' }
    ])
    expect(await run.rows('SELECT interaction_id, occurred_on, channel, status FROM interaction ORDER BY ALL')).toEqual(
      [
        { interaction_id: 'r1', occurred_on: '2026-04-03', channel: 'in-person', status: 'completed' },
        { interaction_id: 'r2', occurred_on: '2026-06-05', channel: 'phone', status: 'completed' }
      ]
    )
    const later = csv(header.join(';').toUpperCase(), 'r4;m1;k1;07/08/2026;Kaffee;ok')
    const again = await importWith(run.write({ 'spaeter.csv': later }), [])
    expect(again.files[0]).toMatchObject({ recognition: 'mapped by hand', loaded: 1 })
  })

  it('is tried on the first rows with problems in place and spellings asked for', async () => {
    const folder = run.write({ 'besuche.csv': file })
    const files = [run.engine.registerFile(folder)]
    const { files: probed } = await run.engine.run('import.probe', { files })
    const asked = { files, path: probed[0]!.path }
    const tried = { ...mapping, values: {} }
    const preview = await run.engine.run('import.preview', { ...asked, mapping: tried })
    expect(preview.unknownValues).toEqual({ channel: ['Kaffee'], status: ['ok', 'weg'] })
    const day = preview.fields.indexOf('occurred_on')
    expect(preview.rows.map(({ values, problem }) => [values[day], problem])).toEqual([
      ['2026-04-03', null],
      ['2026-06-05', null],
      [null, { code: 'unreadable-value', column: 'Tag', reason: 'the value in Tag cannot be read' }]
    ])
    await expect(
      run.engine.run('import.preview', { ...asked, mapping: { ...tried, dateOrder: {} } })
    ).rejects.toMatchObject({ code: 'ambiguous-dates' })
  })

  it('that cannot be is refused with what is wrong', async () => {
    const folder = run.write({ 'besuche.csv': file })
    const rest = Object.fromEntries(Object.entries(mapping.columns).filter(([field]) => field !== 'interaction_id'))
    const wrong: [Partial<Mapping>, string, string][] = [
      [{ columns: rest }, 'missing-column', 'interaction_id'],
      [{ entity: 'unicorn' }, 'bad-input', 'unicorn'],
      [{ columns: { ...mapping.columns, mood: 'Lage' } }, 'bad-input', 'mood'],
      [{ columns: { ...mapping.columns, notes: 'Nowhere' } }, 'bad-input', 'Nowhere']
    ]
    for (const [change, code, named] of wrong) {
      await expect(importWith(folder, [{ ...mapping, ...change }])).rejects.toMatchObject({
        code,
        message: expect.stringContaining(named) as string
      })
    }
    expect(await run.rows('SELECT * FROM mapping')).toEqual([])
    expect(() => parseMapping('{"entity": "kol"}', 'm.json')).toThrow(/m\.json is no mapping: header/)
    expect(() => parseMapping('{', 'm.json')).toThrow(/no JSON/)
  })
})
