import { basename } from 'node:path'
import Papa from 'papaparse'
import type { RejectedFile } from '#contract/import'
import type { Connection } from '../workspace/connection'
import { formula } from '../workspace/formulas'
import { sql } from '../workspace/sql'

/** What a file of rejected rows says of each, after the columns that the row had. */
export const reasonColumns = [
  'rejected_row',
  'rejected_column',
  'rejected_code',
  'rejected_reason',
  'rejected_text'
] as const

interface StoredRejects {
  path: string
  delimiter: string
  columns: string[] | null
  rows: { row: number; column: string | null; code: string; reason: string; raw: string }[]
}

/**
 * Rejected rows of an import, or of all, as CSV: a file for each that had some, its columns and then the reason. Rows
 * that could be cut into cells stand in theirs, the others as their text. Repaired, the file can be imported as it is.
 */
export async function rejectedFiles(connection: Connection, importId: string | null): Promise<RejectedFile[]> {
  const files = await connection.rows<StoredRejects>(
    sql`SELECT f.path, f.delimiter, any_value(f.columns) AS columns,
               list({row: r.row, "column": r."column", code: r.code, reason: r.reason, raw: r.raw} ORDER BY r.row) AS rows
        FROM rejected_row r JOIN source_file f USING (source_file_id) JOIN import_run i USING (import_id)
        WHERE ${importId} IS NULL OR f.import_id = ${importId}
        GROUP BY f.source_file_id, f.path, f.delimiter ORDER BY min(i.started_at), f.path`
  )
  const taken = new Map<string, number>()
  return files.map((file) => {
    const stem = basename(file.path).replace(/\.[^.]+$/, '')
    const times = (taken.get(stem) ?? 0) + 1
    taken.set(stem, times)
    const name = `${stem}${times > 1 ? `-${times}` : ''}.rejected.csv`
    return { name, path: file.path, rows: file.rows.length, text: rejectedText(file) }
  })
}

function rejectedText({ columns, delimiter, rows }: StoredRejects): string {
  const names = columns ?? []
  const data = rows.map(({ row, column, code, reason, raw }) => {
    // Rows that were read are kept as commas part them, unreadable ones as they stood in the file.
    const isRead = column !== null
    const parsed = Papa.parse<string[]>(raw, { delimiter: isRead ? ',' : delimiter }).data[0] ?? []
    const cells = parsed.length >= names.length ? parsed : []
    return [
      ...names.map((_, i) => cells[i] ?? ''),
      row,
      column ?? '',
      code,
      reason,
      isRead && columns !== null ? '' : raw
    ]
  })
  return `\ufeff${Papa.unparse({ fields: [...names, ...reasonColumns], data }, { escapeFormulae: formula, newline: '\n' })}\n`
}
