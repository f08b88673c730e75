import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, ImportRun } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

/** Enough text for DuckDB to read the file with several threads. */
const rows = 150_000
const notes = 'what was said at length '.repeat(8)
const file = [
  'interaction_id,msl_id,kol_id,occurred_at,channel,status,notes\n',
  ...Array.from({ length: rows }, (_, i) => {
    const at = new Date(Date.UTC(2025, 0, 1) + i * 60_000).toISOString()
    return `i${i + 1},m${i % 3},k${i % 100},${at},video,${i % 50_000 === 7 ? '' : 'completed'},${notes}\n`
  })
].join('')
const wrong = `SELECT count(*) AS n FROM interaction WHERE interaction_id <> 'i' || source_row`

it('rows of a large file keep their numbers, with or without zones to look up', async () => {
  const report = await run.import({ 'interaction.csv': file })
  expect(report.files[0]).toMatchObject({ rowsIn: rows, loaded: rows - 3, rejected: 3 })
  expect(report.files[0]!.rejects.map(({ row }) => row)).toEqual([8, 50_008, 100_008])
  expect(await run.rows(wrong)).toEqual([{ n: 0 }])
  const zones = { 'msl.csv': csv('msl_id,name,time_zone', 'm1,Ada North,America/New_York', 'm2,Bo West,Asia/Tokyo') }
  const second = await ImportRun.start()
  await second.import(zones)
  await second.import({ 'interaction.csv': file })
  expect(await second.rows(wrong)).toEqual([{ n: 0 }])
  // Midnight in UTC is the evening before in New York.
  expect(
    await second.rows(
      `SELECT interaction_id AS id, occurred_on AS day FROM interaction WHERE source_row IN (1, 2, 3) ORDER BY id`
    )
  ).toEqual([
    { id: 'i1', day: '2025-01-01' },
    { id: 'i2', day: '2024-12-31' },
    { id: 'i3', day: '2025-01-01' }
  ])
  await second.end()
})

const header = 'interaction_id,msl_id,kol_id,occurred_at,channel,status,notes'
const places = async (files: Record<string, string>) =>
  (await run.import(files)).files[0]!.rejects.map(({ row, line, code }) => [row, line, code])

it('tells the line of a row behind blank lines and values of several lines', async () => {
  const text = [
    header,
    'i1,m1,k1,2025-03-01,video,completed,"first',
    '',
    'third ""quoted"""',
    '',
    'i2,m1,k1,no day,video,completed,',
    'i3,,k1,2025-03-02,video,completed,"one',
    'two"',
    'i4,m1,,2025-03-02,video,completed,',
    'i5,m1,k1,unknown,video,completed,'
  ].join('\r\n')
  expect(await places({ 'interaction.csv': text })).toEqual([
    [2, 6, 'unreadable-value'],
    [3, 7, 'missing-value'],
    [5, 10, 'unreadable-value']
  ])
})

it('tells the line of rows that only the rescue parser reads, under a title', async () => {
  const text = [
    'Calls of the year',
    header,
    'i1,m1,k1,2025-03-01,video,completed,"two',
    'lines"',
    'i2,short',
    'i3,m1,k1,2025-03-02,video,completed,"wants ""real"" data"',
    'i4,m1,k1,2025-03-02,video,completed,ok,extra,extra2',
    'i5,m1,k1,no day,video,completed,',
    'i6,m1,k1,2025-03-02,video,completed,"never closed',
    'i7,m1,k1,2025-03-03,video,completed,'
  ].join('\n')
  expect(await places({ 'interaction.csv': text })).toEqual([
    [2, 5, 'missing-value'],
    [4, 7, 'too-many-cells'],
    [5, 8, 'unreadable-value'],
    [6, 9, 'unclosed-quote']
  ])
})

it('tells no line of a row that was made a table here', async () => {
  const row = { interaction_id: 'i1', msl_id: 'm1', kol_id: 'k1', occurred_at: 'no day', channel: 'video' }
  const good = { ...row, interaction_id: 'i2', occurred_at: '2025-03-01' }
  const lines = [...[row, good].map((one) => JSON.stringify({ ...one, status: 'completed' })), '', 'no object']
  expect(await places({ 'interaction.jsonl': lines.join('\n') })).toEqual([
    [1, null, 'unreadable-value'],
    [3, 4, 'broken-json']
  ])
})
