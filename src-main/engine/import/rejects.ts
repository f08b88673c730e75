import Papa from 'papaparse'
import type { Connection } from '../workspace/connection'
import type { RejectedRow } from '#contract/import'
import { quoteLiteral, sql } from '../workspace/sql'
import type { Recognition } from './recognise'
import type { RowPlace } from './rescue'
import { linesOfRows } from './row-cutter'
import type { StagedFile, TextSource } from './text-source'

export interface RejectedRecord extends RowPlace {
  column: string | null
  code: string
  reason: string
  raw: string
}

/** Every row of a file that could not be used, as it was, with the reason; `records` names the view of its records. */
export async function collectRejects(
  reader: Connection,
  records: string,
  staged: StagedFile,
  source: TextSource,
  recognition: Recognition,
  header: readonly string[],
  signal: AbortSignal
): Promise<RejectedRecord[]> {
  const unreadable = source.unreadable.map((row) => ({ ...row, column: null }))
  const problem = `SELECT row, problem FROM ${records} WHERE problem <> 'no-data'`
  const { found } = await reader.one<{ found: boolean }>(`SELECT count(*) > 0 AS found FROM (${problem})`)
  if (!found) return unreadable
  const cells = header.map((_, i) => `c${i}`)
  const rows = await reader.rows<{ row: number; line: number | null; problem: string; cells: (string | null)[] }>(
    `SELECT row, line, problem, [${cells.join(', ')}] AS cells
     FROM (SELECT ${source.isNumbered ? '' : 'row_number() OVER () AS row, NULL AS line,'} * FROM ${source.relation})
     JOIN (${problem}) USING (row) ORDER BY row`
  )
  const looksUp = staged.hasLines && !source.isNumbered
  const numbers = rows.map(({ row }) => row)
  const lines = looksUp ? await linesOfRows(staged.path, staged.layout, numbers, signal) : new Map<number, number>()
  const typed = rows.map(({ row, line, problem, cells: values }) => {
    const [code = '', field = ''] = problem.split('|')
    const position = positionOf(field, recognition)
    const column = position === undefined ? field : header[position]!
    const reason = reasonOf(problem, recognition, header, position === undefined ? '' : (values[position] ?? ''))
    const place = { row, line: staged.hasLines ? (line ?? lines.get(row) ?? null) : null }
    return { ...place, column, code, reason, raw: Papa.unparse([values.map((cell) => cell ?? '')]) }
  })
  return [...unreadable, ...typed].sort((a, b) => a.row - b.row)
}

/** Position of the column a field is made from: its own, or one that it can be derived from. */
function positionOf(field: string, { kind, columns }: Recognition): number | undefined {
  const group = kind.requiredColumns.find((names) => names.includes(field)) ?? []
  return [field, ...group].map((name) => columns.get(name)).find((position) => position !== undefined)
}

/** The column that a problem `code|field` is about; the field where the file has no column for it. */
export function columnOf(problem: string, recognition: Recognition, header: readonly string[]): string {
  const [, field = ''] = problem.split('|')
  return header[positionOf(field, recognition) ?? -1] ?? field
}

/** A problem `code|field` in words; `value` is what stands in the cell, null where that is seen beside it. */
export function reasonOf(
  problem: string,
  recognition: Recognition,
  header: readonly string[],
  value: string | null
): string {
  const [code] = problem.split('|')
  const column = columnOf(problem, recognition, header)
  const what = value === null ? `the value in ${column}` : `"${value}" in ${column}`
  if (code === 'missing-value') return `${column} is empty, and a row is nothing without it`
  if (code === 'ambiguous-date') return `${what} could be day-first or month-first, and the column holds both`
  return `${what} cannot be read`
}

/** Stores rejected rows, for the user to repair and import again. */
export async function storeRejects(
  connection: Connection,
  sourceFileId: string,
  rejects: readonly RejectedRecord[]
): Promise<void> {
  const text = (value: string | null) => (value === null ? 'NULL' : quoteLiteral(value))
  for (let from = 0; from < rejects.length; from += 500) {
    const values = rejects
      .slice(from, from + 500)
      .map(
        ({ row, line, column, code, reason, raw }) =>
          `(${quoteLiteral(sourceFileId)}, ${row}, ${text(column)}, ${text(code)}, ${text(reason)}, ${text(raw)}, ${line ?? 'NULL'})`
      )
    await connection.run(`INSERT INTO rejected_row VALUES ${values.join(', ')}`)
  }
}

/** Rejected rows of an import, or of all imports, newest import first. */
export async function listRejects(
  connection: Connection,
  importId: string | null,
  limit: number
): Promise<{ total: number; rows: RejectedRow[] }> {
  const chosen = sql`FROM rejected_row r JOIN source_file f USING (source_file_id) JOIN import_run i USING (import_id)
                     WHERE ${importId} IS NULL OR f.import_id = ${importId}`
  const { total } = await connection.one<{ total: number }>(sql`SELECT count(*) AS total ${chosen}`)
  const rows = await connection.rows<RejectedRow>(
    sql`SELECT f.path AS file, r.row, r.line, r."column", r.code, r.reason, r.raw ${chosen}
        ORDER BY i.started_at DESC, f.path, r.row LIMIT ${limit}`
  )
  return { total, rows }
}
