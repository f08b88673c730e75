import { basename } from 'node:path'
import type { ImportWarning, MappedPreview, Mapping } from '#contract/import'
import { LensFault } from '#contract/faults'
import { unpackInputs } from './containers'
import type { InputFile } from './inputs'
import { fingerprintOf } from './mapping'
import { isRecognised, probe } from './probe'
import type { PreviewRequest } from './preview'
import { knownHeaders, type Recognition } from './recognise'
import { defineRecordId } from './record-id'
import { RecordStores } from './record-stores'
import { columnOf, reasonOf } from './rejects'
import { withScratch } from './scratch'
import { stageFile } from './stage-file'
import { surveyFile } from './survey'
import { surveyQuestions, typeRecords } from './typed'

const rowsShown = 100
/** Enough for more rows than are shown; what comes after is seen when the file is imported. */
const headBytes = 1 << 20

/**
 * The first rows of a table as a mapping would load them, with what would become of each.
 * @throws LensFault `file-not-found` for a path that is not among the files, and what an import with the mapping throws
 */
export async function previewMapping(
  inputs: readonly InputFile[],
  path: string,
  mapping: Mapping,
  { zone, dialects }: Pick<PreviewRequest, 'zone' | 'dialects'>,
  signal: AbortSignal
): Promise<MappedPreview> {
  return withScratch(async ({ connection, staging }) => {
    const holding = inputs.filter((input) => path.startsWith(input.path))
    const tables = await unpackInputs(holding, { staging, reader: connection, signal })
    const table = tables.find((candidate) => candidate.path === path)
    if (!table) throw noSuchTable(path)
    const whole = probe(table, dialects, knownHeaders(dialects), new Map([[fingerprintOf(mapping.header), mapping]]))
    if (!isRecognised(whole)) throw whole.fault
    const { encoding, layout, recognition } = whole
    const laid =
      table.bytes > headBytes ? await staging.head(table.file, headBytes, signal, layout.newline) : table.file
    const head = { ...whole, file: laid }
    const sums = { sha256: '', utf8: true, hasNul: false, hasRareBlanks: true }
    const staged = await stageFile(staging, head, encoding, sums, dialects, signal)
    const questions = surveyQuestions(recognition)
    const { source, survey } = await surveyFile(
      connection,
      staging,
      staged,
      recognition.dialect,
      dialects,
      questions,
      signal
    )
    await defineRecordId(connection)
    const warnings: ImportWarning[] = []
    const unknownValues = new Map<string, string[]>()
    const records = await typeRecords({
      stores: new RecordStores(connection),
      source,
      survey,
      recognition,
      header: layout.columns,
      file: basename(path),
      zone,
      ownZones: [],
      warnings,
      unknownValues
    })
    const fields = recognition.kind.fields.map(({ name }) => name).filter((name) => recognition.columns.has(name))
    const values = fields.map((name) => `CAST(${name} AS TEXT)`)
    const rows = await connection.rows<{ row: number; values: (string | null)[]; problem: string | null }>(
      `SELECT row, [${values.join(', ')}] AS values, problem FROM ${records}
       WHERE problem IS DISTINCT FROM 'no-data' ORDER BY row LIMIT ${rowsShown}`
    )
    return {
      fields,
      rows: rows.map((row) => ({
        ...row,
        problem: row.problem === null ? null : problemOf(row.problem, recognition, layout.columns)
      })),
      warnings,
      unknownValues: Object.fromEntries(unknownValues)
    }
  })
}

/** What stands in the cell is seen beside it. */
function problemOf(problem: string, recognition: Recognition, header: readonly string[]) {
  const [code = ''] = problem.split('|')
  return { code, column: columnOf(problem, recognition, header), reason: reasonOf(problem, recognition, header, null) }
}

function noSuchTable(path: string): LensFault {
  return new LensFault({
    code: 'file-not-found',
    message: `There is no table ${path} among the files.`,
    hint: 'Choose the files again.',
    where: path
  })
}
