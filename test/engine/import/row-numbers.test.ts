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
