import { randomUUID } from 'node:crypto'
import type { FileReport, ImportReport, Mapping } from '#contract/import'
import { LensFault } from '#contract/faults'
import { countChanges } from '../changes/count-changes'
import { joinMerges } from '../duplicates/join-merges'
import { partMerges } from '../duplicates/part-merges'
import type { GivenFile } from '../files'
import type { JobContext } from '../jobs'
import { keepEdits } from '../objectives/edit'
import { diskFull, lacksRoom, type Connection } from '../workspace/connection'
import { dateRange } from '../workspace/period'
import { writeSetting } from '../workspace/settings'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { checkZone } from '../workspace/zone'
import { unpackInputs } from './containers'
import { dialectNamed, readDialects } from './dialect'
import { importFile, type RunContext } from './import-file'
import { expandInputs } from './inputs'
import { isRecognised, probe, requireUsable, type OtherFile, type RecognisedFile } from './probe'
import { knownHeaders } from './recognise'
import { prepareReconciliation, reconcile } from './reconcile'
import { defineRecordId } from './record-id'
import { fingerprintOf, saveMappings, storedMappings } from './mapping'
import { RecordStores } from './record-stores'
import { recordRun, sumCounts, unrecognisedReport } from './record'
import { Staging } from './staging'

export interface ImportRequest {
  files: readonly GivenFile[]
  dialect: string | null
  mappings: readonly Mapping[]
  dryRun: boolean
  zone: string | null
}

class DryRun extends Error {}

/**
 * Imports files into a workspace: recognise, load as text, type, load, reconcile, report. All in one transaction: the
 * import happens wholly or not at all. Files already imported change nothing.
 * @throws LensFault where nothing can be imported; the workspace is then as it was
 */
export async function runImport(
  workspace: Workspace,
  resources: string,
  request: ImportRequest,
  { signal, onProgress }: JobContext
): Promise<ImportReport> {
  const started = performance.now()
  const startedAt = new Date().toISOString()
  checkZone(request.zone)
  const inputs = expandInputs(request.files)
  const all = readDialects(resources)
  const dialects =
    request.dialect === null ? all : [...new Set([dialectNamed(all, request.dialect), dialectNamed(all, 'generic')])]
  const known = knownHeaders(dialects)
  const staging = new Staging(workspace.stagingFolder)
  const connection = await workspace.connect()
  const stores = new RecordStores(await workspace.connect())
  let files: (RecognisedFile | OtherFile)[] = []
  const reports = new Map<string, FileReport>()
  const importId = randomUUID()
  let unresolved = { kol: 0, msl: 0 }
  try {
    await defineRecordId(stores.reader)
    const stoppable = <T>(work: () => Promise<T>) =>
      connection.cancellable(signal, () => stores.reader.cancellable(signal, work))
    await stoppable(async () => {
      const tables = await unpackInputs(inputs, { staging, reader: stores.reader, signal })
      const mappings = await storedMappings(connection)
      for (const mapping of request.mappings) mappings.set(fingerprintOf(mapping.header), mapping)
      files = tables.map((file) => probe(file, dialects, known, mappings))
      requireUsable(files)
      const recognised = files.filter(isRecognised).sort((a, b) => a.recognition.kind.order - b.recognition.kind.order)
      await connection.transaction(async () => {
        if (request.zone !== null) await writeSetting(connection, 'zone', request.zone)
        await saveMappings(connection, request.mappings)
        await prepareReconciliation(connection)
        await partMerges(connection)
        const run = await runContext(connection, stores, staging, dialects, importId, signal)
        const total = recognised.reduce((sum, { bytes }) => sum + bytes, 0)
        let done = 0
        for (const file of recognised) {
          signal.throwIfAborted()
          const report = await importFile(run, file, ({ fraction, phase, rowsDone, rowsTotal }) =>
            onProgress({ fraction: (0.98 * (done + fraction * file.bytes)) / total, phase, rowsDone, rowsTotal })
          )
          reports.set(file.path, report)
          done += file.bytes
        }
        refuseHeadersOnly(files, reports)
        onProgress({ fraction: 0.98, phase: 'reconciling', rowsDone: 0, rowsTotal: null })
        if ([...reports.values()].some(({ loaded }) => loaded > 0)) unresolved = await reconcile(connection)
        if (run.stored > 0) await countChanges(connection, importId, unresolved)
        await joinMerges(connection)
        await keepEdits(connection)
        const list = listReports(files, reports)
        if (run.stored > 0) await recordRun(connection, importId, startedAt, sumCounts(list))
        if (request.dryRun) throw new DryRun()
      })
    })
    if (!request.dryRun) await connection.run('CHECKPOINT')
  } catch (error) {
    if (signal.aborted) throw cancelled(error)
    if (lacksRoom(error)) throw diskFull(error)
    if (!(error instanceof DryRun)) throw error
  } finally {
    connection.close()
    await stores.close()
    staging.remove()
  }
  const list = listReports(files, reports)
  onProgress({ fraction: 1, phase: 'done', rowsDone: sumCounts(list).rowsIn, rowsTotal: sumCounts(list).rowsIn })
  return {
    importId: request.dryRun || list.every(({ loaded }) => loaded === 0) ? null : importId,
    dryRun: request.dryRun,
    files: list,
    totals: sumCounts(list),
    unresolved,
    dateRange: await dateRange(workspace.connection),
    elapsedMs: Math.round(performance.now() - started)
  }
}

async function runContext(
  connection: Connection,
  stores: RecordStores,
  staging: Staging,
  dialects: RunContext['dialects'],
  importId: string,
  signal: AbortSignal
): Promise<RunContext> {
  const [zone] = await connection.rows<{ value: string }>(sql`SELECT value FROM setting WHERE name = 'zone'`)
  return { connection, stores, staging, dialects, importId, signal, zone: zone?.value ?? 'Etc/UTC', stored: 0 }
}

/** Reports in the order in which the files were given. */
function listReports(
  files: readonly (RecognisedFile | OtherFile)[],
  reports: ReadonlyMap<string, FileReport>
): FileReport[] {
  return files.map((file) => reports.get(file.path) ?? unrecognisedReport(file as OtherFile))
}

/** @throws LensFault `header-only` where no recognised file holds a single row */
function refuseHeadersOnly(
  files: readonly (RecognisedFile | OtherFile)[],
  reports: ReadonlyMap<string, FileReport>
): void {
  if ([...reports.values()].some(({ rowsIn }) => rowsIn > 0)) return
  const named = files.filter(isRecognised).map(({ path }) => path)
  throw new LensFault({
    code: 'header-only',
    message: `${named.length === 1 ? `${named[0]} has` : 'These files have'} a header and no rows.`,
    hint: 'Check the filter of the export.',
    where: named.join(', ')
  })
}

const cancelled = (cause: unknown) =>
  new LensFault({ code: 'cancelled', message: 'The import was cancelled; the workspace is as it was.' }, { cause })
