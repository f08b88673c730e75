import { afterEach, beforeEach, expect, it } from 'vitest'
import { dictionary } from '#engine/dictionary/dictionary'
import { fieldWords } from '#engine/dictionary/words'
import { ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

/** Columns that every imported row carries beside its own. */
const beside = ['deleted', 'modified_at', 'source_file_id', 'source_row', 'stub']

it('describes every table and column that user SQL can read, and no other', async () => {
  const rows = await run.rows(
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'main' ORDER BY ALL`
  )
  const readable = new Set(rows.map((row) => `${String(row['table_name'])}.${String(row['column_name'])}`))
  const described = dictionary().flatMap(({ name, kind, columns }) =>
    [...columns.map((column) => column.name), ...(kind === 'imported' ? beside : [])].map(
      (column) => `${name}.${column}`
    )
  )
  expect([...readable].filter((column) => !described.includes(column))).toEqual([])
  const extra = described.filter((column) => !readable.has(column))
  // Only people can be stubs.
  expect(extra.filter((column) => !column.endsWith('.stub'))).toEqual([])
  expect(dictionary().filter(({ about }) => !about)).toEqual([])
  expect(Object.keys(fieldWords).filter((column) => !readable.has(column))).toEqual([])
})
