import type { FileReport, RowCounts } from '#contract/import'
import { audit } from '../workspace/audit'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import { faultWarning, type OtherFile } from './probe'

interface StoredFile {
  path: string
  sha256: string
  entities: string[]
  dialect: string
  confidence: number
  recognition: string
  encoding: string
  delimiter: string
  rows_in: number
  loaded: number
  merged: number
  rejected: number
  ignored: number
  unused_columns: string[]
  warnings: string
  source_file_id: string
}

/** What the accounting of a repeated file says: everything it held is there already. Null where it is new. */
export async function findImported(connection: Connection, sha256: string): Promise<FileReport | null> {
  const [stored] = await connection.rows<StoredFile>(sql`SELECT * FROM source_file WHERE sha256 = ${sha256} LIMIT 1`)
  if (!stored) return null
  const report = await storedReport(connection, stored)
  return { ...report, loaded: 0, merged: report.loaded + report.merged }
}

/** The accounting of the files of an import, or of all imports. */
export async function fileReports(connection: Connection, importId: string | null): Promise<FileReport[]> {
  const files = await connection.rows<StoredFile>(
    sql`SELECT f.* FROM source_file f JOIN import_run r ON r.import_id = f.import_id
        WHERE ${importId} IS NULL OR f.import_id = ${importId} ORDER BY r.started_at DESC, f.path`
  )
  return Promise.all(files.map((file) => storedReport(connection, file)))
}

async function storedReport(connection: Connection, file: StoredFile): Promise<FileReport> {
  const rejects = await connection.rows<FileReport['rejects'][number]>(
    sql`SELECT row, line, "column", reason, code FROM rejected_row WHERE source_file_id = ${file.source_file_id} ORDER BY row LIMIT 100`
  )
  const {
    path,
    sha256,
    entities,
    dialect,
    confidence,
    recognition,
    encoding,
    delimiter,
    loaded,
    merged,
    rejected,
    ignored
  } = file
  return {
    path,
    sha256,
    entities,
    dialect,
    confidence,
    recognition,
    encoding,
    delimiter,
    rowsIn: file.rows_in,
    loaded,
    merged,
    rejected,
    ignored,
    unusedColumns: file.unused_columns,
    rejects,
    // Files imported by older versions have the sentence alone.
    warnings: (JSON.parse(file.warnings) as FileReport['warnings']).map((one) => ({
      ...one,
      because: one.because ?? null
    }))
  }
}

/** The report of a file that is no export: listed, without rows, and no error. */
export function unrecognisedReport({ path, encoding, layout, fault }: OtherFile): FileReport {
  return {
    path,
    sha256: '',
    entities: [],
    dialect: null,
    confidence: 0,
    recognition: 'not recognised',
    encoding: encoding?.label ?? null,
    delimiter: layout?.delimiter ?? null,
    rowsIn: 0,
    loaded: 0,
    merged: 0,
    rejected: 0,
    ignored: 0,
    unusedColumns: layout?.columns ?? [],
    rejects: [],
    warnings: [faultWarning(fault)]
  }
}

/** Stores the accounting of one file. */
export async function recordFile(
  connection: Connection,
  importId: string,
  sourceFileId: string,
  bytes: number,
  report: FileReport,
  columns: readonly string[]
): Promise<void> {
  await connection.run(
    sql`INSERT INTO source_file VALUES (${sourceFileId}, ${importId}, ${report.path}, ${report.sha256}, ${bytes},
        from_json(${JSON.stringify(report.entities)}, '["VARCHAR"]'), ${report.dialect}, ${report.confidence},
        ${report.recognition}, ${report.encoding}, ${report.delimiter}, ${report.rowsIn}, ${report.loaded},
        ${report.merged}, ${report.rejected}, ${report.ignored},
        from_json(${JSON.stringify(report.unusedColumns)}, '["VARCHAR"]'), ${JSON.stringify(report.warnings)},
        from_json(${JSON.stringify(columns)}, '["VARCHAR"]'))`
  )
}

/** Stores the accounting of an import. */
export async function recordRun(
  connection: Connection,
  importId: string,
  startedAt: string,
  counts: RowCounts
): Promise<void> {
  await connection.run(
    sql`INSERT INTO import_run SELECT ${importId}, CAST(${startedAt} AS TIMESTAMP), current_timestamp AT TIME ZONE 'UTC',
        (SELECT value FROM setting WHERE name = 'zone'), ${counts.rowsIn}, ${counts.loaded}, ${counts.merged},
        ${counts.rejected}, ${counts.ignored}, true`
  )
  await audit(connection, 'import', { importId, ...counts })
}

export function sumCounts(reports: readonly FileReport[]): RowCounts {
  const sum = { rowsIn: 0, loaded: 0, merged: 0, rejected: 0, ignored: 0 }
  for (const report of reports) {
    for (const key of Object.keys(sum) as (keyof RowCounts)[]) sum[key] += report[key]
  }
  return sum
}
