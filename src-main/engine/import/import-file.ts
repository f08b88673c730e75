import { importSentence } from '#base/import-words'
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { LensFault } from '#contract/faults'
import type { FileReport, ImportWarning } from '#contract/import'
import type { Progress } from '../jobs'
import type { Connection } from '../workspace/connection'
import type { Dialect } from './dialect'
import { loadRecords } from './load'
import type { RecognisedFile } from './probe'
import { findImported, recordFile } from './record'
import type { RecordStores } from './record-stores'
import { collectRejects, storeRejects } from './rejects'
import { stageFile, wholeEncoding } from './stage-file'
import { digest, type Staging } from './staging'
import { sourceWarnings } from './source-warnings'
import { surveyFile } from './survey'
import type { TextSource } from './text-source'
import { surveyQuestions, typeRecords, type MslZone } from './typed'

/** What all files of one import share. */
export interface RunContext {
  connection: Connection
  stores: RecordStores
  staging: Staging
  dialects: readonly Dialect[]
  importId: string
  signal: AbortSignal
  zone: string
  /** Files stored by this import so far. */
  stored: number
}

/** Imports one recognised file and says what became of every row. */
export async function importFile(
  run: RunContext,
  file: RecognisedFile,
  onProgress: (progress: Progress) => void
): Promise<FileReport> {
  const { connection, signal } = run
  const { layout, recognition } = file
  const name = basename(file.path)
  const tell = (fraction: number, phase: string, rows: number, total: number | null) =>
    onProgress({ fraction, phase: `${phase} ${name}`, rowsDone: rows, rowsTotal: total })
  tell(0, 'reading', 0, null)
  const unchanged = watchFile(file)
  const sums = await digest(file.file, file.encoding, layout.delimiter, signal)
  const earlier = await findImported(connection, sums.sha256)
  if (earlier) return { ...earlier, path: file.path }
  const encoding = await wholeEncoding(file, sums, signal)
  const staged = await stageFile(run.staging, file, encoding, sums, run.dialects, signal)
  const { reader } = run.stores
  const { source, survey } = await watched(
    reader,
    (share) => tell(0.05 + 0.25 * share, 'reading', 0, null),
    () =>
      surveyFile(reader, run.staging, staged, recognition.dialect, run.dialects, surveyQuestions(recognition), signal)
  )
  tell(0.3, 'checking', 0, survey.rows)
  const sourceFileId = randomUUID()
  const ownZones = await connection.rows<MslZone>(
    'SELECT msl_id AS "mslId", time_zone AS zone FROM msl WHERE time_zone IS NOT NULL'
  )
  const warnings: ImportWarning[] = []
  const header = layout.columns
  const { stores, zone } = run
  const records = await watched(
    reader,
    (share) => tell(0.3 + 0.3 * share, 'checking', Math.round(share * survey.rows), survey.rows),
    () => typeRecords({ stores, source, survey, recognition, header, file: name, zone, ownZones, warnings })
  )
  const counts = await watched(
    connection,
    (share) => tell(0.6 + 0.39 * share, 'loading', Math.round(share * survey.rows), survey.rows),
    () => loadRecords(connection, records, recognition, run.importId, sourceFileId)
  )
  unchanged()
  const rejects = await collectRejects(reader, records, staged, source, recognition, header, signal)
  const skipped = source.ignored + survey.skipped
  const used = new Set(recognition.columns.values())
  const report: FileReport = {
    path: file.path,
    sha256: sums.sha256,
    entities: recognition.kind.feeds.map(({ table }) => table),
    dialect: recognition.dialect.id,
    confidence: recognition.confidence,
    recognition: recognition.reason,
    encoding: encoding.label,
    delimiter: layout.delimiter,
    rowsIn: survey.rows + source.unreadable.length + skipped,
    loaded: counts.loaded,
    merged: counts.merged,
    rejected: rejects.length,
    ignored: skipped + counts.without,
    unusedColumns: layout.columns.filter((_, i) => !used.has(i)),
    rejects: rejects.slice(0, 100).map(({ raw: _, ...reject }) => reject),
    warnings: [...textWarnings(source, counts.without), ...salesWarnings(layout.columns), ...warnings]
  }
  await recordFile(connection, run.importId, sourceFileId, file.bytes, report, layout.columns)
  await storeRejects(connection, sourceFileId, rejects)
  run.stored++
  tell(1, 'loaded', survey.rows, survey.rows)
  return report
}

/**
 * Remembers a file as it is; the returned function throws where it is not so any more, because its passes may have seen
 * different rows.
 * @throws LensFault `file-changed`
 */
function watchFile({ path, file }: RecognisedFile): () => void {
  const before = statSync(file)
  return () => {
    const { size, mtimeMs } = statSync(file)
    if (size === before.size && mtimeMs === before.mtimeMs) return
    throw new LensFault({
      code: 'file-changed',
      message: `${path} changed while it was read; nothing was imported.`,
      hint: 'Wait until the export is finished, then import again.',
      where: path
    })
  }
}

/** Passes on DuckDB's own progress, 0…1, while `work` runs. */
async function watched<T>(
  connection: Connection,
  onShare: (share: number) => void,
  work: () => Promise<T>
): Promise<T> {
  const timer = setInterval(() => {
    const { percentage } = connection.raw.progress
    if (percentage > 0) onShare(Math.min(1, percentage / 100))
  }, 100)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

function textWarnings(source: TextSource, without: number): ImportWarning[] {
  const warnings = sourceWarnings(source)
  if (without > 0) {
    warnings.push({
      code: 'nothing-in-row',
      ...importSentence('nothing-in-row', { n: without }),
      column: null,
      count: without
    })
  }
  return warnings
}

const salesPattern = /\b(trx|nrx|nbrx|prescriptions?|rx volume|sales|revenue|market share|decile)\b/i

/** Sales and prescriptions have no place in judging scientific exchange. */
function salesWarnings(header: readonly string[]): ImportWarning[] {
  return header
    .filter((column) => salesPattern.test(column.replaceAll('_', ' ')))
    .map((column) => ({
      code: 'sales-column',
      ...importSentence('sales-column'),
      column,
      count: 0
    }))
}
