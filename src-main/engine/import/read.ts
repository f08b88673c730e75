import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { LensFault } from '#contract/faults'
import type { Dialect } from './dialect'
import { foldHeader, type Layout } from './layout'
import { rescueRows, type UnreadableRow } from './rescue'
import type { Staging } from './staging'

/** The text of one file as a temporary table: `row` and one text column `c0`, `c1` … for each column of the file. */
export interface TextTable {
  name: string
  /** SQL for the number of a row in the file, from 1 on after the header. */
  rowNumber: string
  /** SQL condition for rows that are data. */
  isData: string
  rows: number
  ignored: number
  unreadable: UnreadableRow[]
  padded: number
}

/** A file laid where DuckDB may read it. */
export interface StagedFile {
  path: string
  layout: Layout
  /** Records under the data that are already cut off. */
  footerLines: number
  /** Whether some bytes are no characters, which only the rescue parser tells apart. */
  broken: boolean
}

/**
 * Loads a staged file as text. DuckDB reads it strictly; where it refuses, the rescue parser goes row by row.
 * @param reader a connection outside the import's transaction, which a file that DuckDB refuses would otherwise end
 * @param store name of an attached database in memory that is visible to every connection
 * @throws LensFault `cancelled`
 */
export async function readText(
  reader: Connection,
  store: string,
  staging: Staging,
  file: StagedFile,
  dialects: readonly Dialect[],
  signal: AbortSignal
): Promise<TextTable> {
  const name = `${store}.staged_text`
  const { layout, footerLines } = file
  if (isPlain(file) && (await fitsStrictly(reader, name, file.path, layout))) {
    return describe(reader, name, layout, dialects, 'rowid + 1', footerLines)
  }
  const strict = staging.newPath()
  const { ignored, unreadable, padded } = await rescueRows(file.path, strict, layout, dialects, signal)
  await createTable(reader, name, strict, { ...layout, delimiter: ',' }, 0, true)
  const table = await describe(reader, name, layout, dialects, 'row', footerLines)
  return { ...table, ignored: table.ignored + ignored, unreadable, padded }
}

/** Whether the file is laid out as DuckDB's strict reader expects, with its header in the first line. */
const isPlain = ({ layout, broken }: StagedFile) =>
  !broken && layout.headerFirst && layout.quote === '"' && layout.escape === '"' && layout.newline === '\n'

/** Reads a file as it is; false where DuckDB finds a row that does not fit. */
async function fitsStrictly(reader: Connection, name: string, staged: string, layout: Layout): Promise<boolean> {
  try {
    await createTable(reader, name, staged, layout, 1, false)
    return true
  } catch (error) {
    if (error instanceof LensFault || !/CSV|UTF|encoding|parser/i.test(String(error))) throw error
    return false
  }
}

async function createTable(
  reader: Connection,
  name: string,
  path: string,
  layout: Layout,
  skip: number,
  numbered: boolean
) {
  const columns = layout.columns.map((_, i) => `'c${i}': 'VARCHAR'`)
  if (numbered) columns.unshift("'row': 'BIGINT'")
  await reader.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv(${quoteLiteral(path)}, auto_detect = false, header = false,
       skip = ${skip}, delim = ${quoteLiteral(layout.delimiter)}, quote = '"', escape = '"', strict_mode = true,
       null_padding = false, max_line_size = 33554432, columns = {${columns.join(', ')}})`
  )
}

async function describe(
  reader: Connection,
  name: string,
  layout: Layout,
  dialects: readonly Dialect[],
  rowNumber: string,
  ignored: number
): Promise<TextTable> {
  const noData = noDataSql(layout.columns, dialects)
  const { rows, skipped } = await reader.one<{ rows: number; skipped: number }>(
    `SELECT count(*) AS rows, count(*) FILTER (WHERE ${noData}) AS skipped FROM ${name}`
  )
  return {
    name,
    rowNumber,
    isData: `NOT ${noData}`,
    rows: rows - skipped,
    ignored: ignored + skipped,
    unreadable: [],
    padded: 0
  }
}

/** SQL condition for rows without a value, rows that repeat the header, and notices in the first cell. */
function noDataSql(columns: readonly string[], dialects: readonly Dialect[]): string {
  const cells = columns.map((_, i) => `c${i}`)
  const empty = `coalesce(${cells.join(', ')}) IS NULL`
  if (columns.length === 1) return `(${empty})`
  const repeated = columns.map(
    (column, i) => `lower(trim(c${i})) IS NOT DISTINCT FROM ${quoteLiteral(foldHeader(column))}`
  )
  const notices = [...new Set(dialects.flatMap(({ footers }) => footers.map(({ source }) => source)))]
  const alone = `coalesce(${cells.slice(1).join(', ')}) IS NULL`
  const notice =
    notices.map((source) => `regexp_matches(trim(c0), ${quoteLiteral(source)}, 'i')`).join(' OR ') || 'false'
  return `(${empty} OR (${repeated.join(' AND ')}) OR (${alone} AND (${notice})))`
}
