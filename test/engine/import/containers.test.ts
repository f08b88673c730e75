import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const kols = [
  ['kol_id', 'name', 'tier', 'interests', 'verified_on'],
  ['k01', 'Groß, Jürgen', '1', 'dosing;safety', '2026-03-01'],
  ['k02', 'Zoé "Z" Lafêté', '2', 'access', '2026-03-02']
]
const quoted = kols.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
const text = csv(...quoted)
const msls = csv('msl_id,name', 'm1,Ada North')

const stored = [
  { kol_id: 'k01', name: 'Groß, Jürgen', tier: 1, interests: ['dosing', 'safety'], verified_on: '2026-03-01' },
  { kol_id: 'k02', name: 'Zoé "Z" Lafêté', tier: 2, interests: ['access'], verified_on: '2026-03-02' }
]
const read = () => run.rows('SELECT kol_id, name, tier, interests, verified_on FROM kol ORDER BY kol_id')

/** The least of a workbook: two sheets with texts in place, a number, and a date with its style. */
function workbook(): Buffer {
  const row = (cells: string[], r: number) => {
    const at = (c: number) => `${String.fromCharCode(65 + c)}${r}`
    const made = cells.map((cell, c) => {
      if (r > 1 && c === 2) return `<c r="${at(c)}"><v>${cell}</v></c>`
      if (r > 1 && c === 4) return `<c r="${at(c)}" s="1"><v>${Date.parse(cell) / 86_400_000 + 25_569}</v></c>`
      const escaped = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<c r="${at(c)}" t="inlineStr"><is><t>${escaped}</t></is></c>`
    })
    return `<row r="${r}">${made.join('')}</row>`
  }
  const sheet = (rows: string[][]) =>
    `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, i) => row(cells, i + 1)).join('')}</sheetData></worksheet>`
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="KOLs" sheetId="1" r:id="r1"/><sheet name="MSLs" sheetId="2" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet(kols),
    'xl/worksheets/sheet2.xml': sheet([
      ['msl_id', 'name'],
      ['m1', 'Ada North']
    ])
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))))
}

async function parquet(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT * FROM (VALUES ('k01', 'Groß, Jürgen', 1, ['dosing', 'safety'], DATE '2026-03-01'),
       ('k02', 'Zoé "Z" Lafêté', 2, ['access'], DATE '2026-03-02')) v(kol_id, name, tier, interests, verified_on))
     TO '${path}' (FORMAT parquet)`
  )
  connection.closeSync()
  instance.closeSync()
}

const jsonLines = () => stored.map(({ interests, ...kol }) => `${JSON.stringify({ ...kol, interests })}\n`).join('')

describe('tables in containers', () => {
  const containers: [string, string, () => Buffer | string, string[]][] = [
    ['gzip', 'kol.csv.gz', () => gzipSync(text), ['kol.csv.gz']],
    [
      'zip',
      'export.zip',
      () =>
        Buffer.from(
          zipSync({
            'team/kol.csv': strToU8(text),
            'team/msl.csv': strToU8(msls),
            '__MACOSX/team/._kol.csv': strToU8('x'),
            'read me.md': strToU8('# An export')
          })
        ),
      ['export.zip/team/kol.csv', 'export.zip/team/msl.csv', 'export.zip/read me.md']
    ],
    ['workbook', 'plan.xlsx', workbook, ['plan.xlsx › KOLs', 'plan.xlsx › MSLs']],
    ['JSON lines', 'kol.jsonl', jsonLines, ['kol.jsonl']]
  ]
  for (const [what, name, content, paths] of containers) {
    it(`are read from ${what} like plain files, and once only`, async () => {
      const first = await run.import({ [name]: content() })
      expect(first.files.map(({ path }) => path.split('/export-0/')[1])).toEqual(paths)
      expect(await read()).toEqual(stored)
      const again = await run.import({ [name]: content() })
      expect(again.totals).toMatchObject({ loaded: 0, rowsIn: first.totals.rowsIn, merged: first.totals.rowsIn })
    })
  }

  it('are read from Parquet', async () => {
    const folder = run.write({})
    await parquet(`${folder}/kol.parquet`)
    await run.engine.run('import.run', { files: [run.engine.registerFile(folder)] })
    expect(await read()).toEqual(stored)
  })

  const broken: [string, string, Buffer][] = [
    ['gzip', 'kol.csv.gz', gzipSync(text).subarray(0, 60)],
    ['zip', 'export.zip', Buffer.from(zipSync({ 'kol.csv': strToU8(text.repeat(50)) })).subarray(0, 90)],
    ['workbook', 'plan.xlsx', workbook().subarray(0, 900)],
    ['Parquet', 'kol.parquet', Buffer.from('PAR1 and nothing else PAR1')],
    ['JSON lines', 'kol.jsonl', Buffer.from('{"kol_id": "k1"\nnot json\n')]
  ]
  for (const [what, name, content] of broken) {
    it(`that are damaged are named: ${what}`, async () => {
      await expect(run.import({ [name]: content })).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining(name) as string
      })
      expect(await read()).toEqual([])
    })
  }

  it('keep every good line beside a bad one', async () => {
    const lines = [
      '{"kol_id": "k1", "name": "Ada", "tier": 1}',
      '{"kol_id": "k2",',
      '',
      '[1]',
      '{"kol_id": "k4", "name": "Dee"}'
    ]
    const report = await run.import({ 'kol.jsonl': lines.join('\n') })
    expect(report.files[0]).toMatchObject({ rowsIn: 4, loaded: 2, rejected: 2, ignored: 0 })
    expect(report.files[0]!.rejects).toMatchObject([
      { row: 2, code: 'broken-json' },
      { row: 3, code: 'broken-json' }
    ])
    expect(await run.rows('SELECT kol_id, source_row FROM kol ORDER BY 1')).toEqual([
      { kol_id: 'k1', source_row: 1 },
      { kol_id: 'k4', source_row: 4 }
    ])
    const { rows } = await run.engine.run('import.rejects', {})
    expect(rows.map(({ raw }) => raw)).toEqual(['{"kol_id": "k2",', '[1]'])
  })

  it('with a password are told from damaged ones', async () => {
    const encrypted = Buffer.from(zipSync({ 'kol.csv': strToU8(text) }))
    // The flag of encryption in the header of the first file, and bytes that no inflating reads.
    encrypted[6] = encrypted[6]! | 1
    encrypted.fill(0xff, 40, 60)
    await expect(run.import({ 'export.zip': encrypted })).rejects.toMatchObject({
      message: expect.stringContaining('protected by a password') as string
    })
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    await expect(run.import({ 'plan.xlsx': compound })).rejects.toMatchObject({
      message: expect.stringContaining('protected by a password') as string
    })
  })

  it('that are damaged keep no other file out', async () => {
    const report = await run.import({ 'kol.csv': text, 'calls.csv.gz': gzipSync(text).subarray(0, 60) })
    expect(report.files.map(({ loaded, entities }) => [loaded, entities.length])).toEqual([
      [0, 0],
      [2, 2]
    ])
    expect(report.files[0]!.warnings[0]).toMatchObject({ code: 'bad-input' })
    expect(await read()).toEqual(stored)
  })

  it('that unpack without end are refused', async () => {
    const bomb = gzipSync(Buffer.alloc(300 << 20, 'a,b\n'), { level: 9 })
    await expect(run.import({ 'kol.csv.gz': bomb })).rejects.toMatchObject({ code: 'bad-input' })
  })
})
