import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ImportWarning, ProbedFile } from '#contract/import'
import { quoteIdentifier } from '../workspace/sql'
import { openScratch, type Scratch } from '../workspace/scratch'
import { daySql, instantSql } from './dates'
import type { Dialect } from './dialect'
import { cellSql } from './cells'
import type { InputFile } from './inputs'
import { numberSql } from './numbers'
import { unwrapped } from './records'
import { unpackInputs } from './containers'
import { isRecognised, probe, type OtherFile, type RecognisedFile } from './probe'
import { knownHeaders, recognise, type Recognition } from './recognise'
import { shortRowWarnings } from './short-rows'
import { stageFile, wholeEncoding, type TextFile } from './stage-file'
import { digest, Staging } from './staging'
import { surveyFile, type Survey, type SurveyQuestions } from './survey'
import type { TextSource } from './text-source'

/** How a preview is to be made. */
export interface PreviewRequest {
  /** Rows to give of each file; null gives all. */
  rows: number | null
  zone: string
  dialects: readonly Dialect[]
}

/** What the importer makes of files, loading nothing; works without a workspace. */
export async function previewFiles(
  files: readonly InputFile[],
  request: PreviewRequest,
  signal: AbortSignal
): Promise<ProbedFile[]> {
  const staging = new Staging(mkdtempSync(join(tmpdir(), 'lens-probe-')))
  const scratch = await openScratch(staging.folder)
  const known = knownHeaders(request.dialects)
  try {
    const probed: ProbedFile[] = []
    const tables = await unpackInputs(files, { staging, reader: scratch.connection, signal })
    for (const file of tables) {
      signal.throwIfAborted()
      probed.push(await previewFile(probe(file, request.dialects, known, new Map()), request, scratch, staging, signal))
    }
    return probed
  } finally {
    scratch.close()
    staging.remove()
  }
}

async function previewFile(
  file: RecognisedFile | OtherFile,
  request: PreviewRequest,
  { connection }: Scratch,
  staging: Staging,
  signal: AbortSignal
): Promise<ProbedFile> {
  const { encoding, layout } = file
  if (encoding === null || layout === null) return unreadable(file as OtherFile)
  const text: TextFile = { ...file, encoding, layout }
  const { dialects } = request
  const sums = await digest(file.file, encoding, layout.delimiter, signal)
  const whole = await wholeEncoding(text, sums, signal)
  const staged = await stageFile(staging, text, whole, sums, dialects, signal)
  const recognition = isRecognised(file) ? file.recognition : null
  const dialect = recognition?.dialect ?? dialects.at(-1)!
  const width = layout.columns.length
  const none = { dates: [], numbers: [], spellings: [], listSpellings: [] }
  const { source, survey: counted } = await surveyFile(connection, staging, staged, dialect, dialects, none, signal)
  const cells = layout.columns.map((_, i) => `c${i}`)
  const order = source.isNumbered ? 'ORDER BY row' : ''
  const limit = request.rows === null ? '' : `LIMIT ${request.rows}`
  const data = `SELECT * FROM ${source.relation} WHERE NOT (${source.noData}) ${order} ${limit}`
  const found = await connection.rows<{ cells: (string | null)[] }>(
    `SELECT [${cells.join(', ')}] AS cells FROM (${data})`
  )
  const rows = found.map(({ cells: values }) => values.map((value) => unwrapped(value ?? '')))
  const questions = typedColumns(rows, width, recognition)
  const { survey } = await surveyFile(connection, staging, staged, dialect, dialects, questions, signal)
  const name = (position: number) => layout.columns[position]!
  return {
    path: file.path,
    encoding: whole.label,
    delimiter: layout.delimiter,
    quote: layout.quote,
    headerLine: layout.headerLine,
    columns: layout.columns,
    rows,
    rowsIn: counted.rows + counted.skipped + source.ignored + source.unreadable.length,
    rejected: source.unreadable.length,
    ignored: source.ignored + counted.skipped,
    rejects: source.unreadable.map(({ row, code, reason }) => ({ row, column: null, code, reason })),
    warnings: [...warningsOf(source, counted), ...(isRecognised(file) ? [] : faultOf(file))],
    dateOrder: Object.fromEntries([...survey.dates].map(([p, { order: parts }]) => [name(p), parts])),
    typed: await typedValues(connection, data, source, survey, dialect, request.zone, name),
    entity: recognition?.kind.id ?? null,
    dialect: recognition?.dialect.id ?? null,
    confidence: recognition?.confidence ?? 0,
    reason: recognition?.reason ?? null,
    secondBest: secondBest(text, recognition, dialects),
    mapping: recognition ? namedColumns(recognition, layout.columns) : {},
    error: null
  }
}

/** A file of which there is nothing to show. */
function unreadable({ path, encoding, fault }: OtherFile): ProbedFile {
  return {
    path,
    encoding: encoding?.label ?? null,
    delimiter: null,
    quote: null,
    headerLine: null,
    columns: [],
    rows: [],
    rowsIn: 0,
    rejected: 0,
    ignored: 0,
    rejects: [],
    warnings: [{ code: fault.code, message: fault.message, column: null, count: 0 }],
    dateOrder: {},
    typed: {},
    entity: null,
    dialect: null,
    confidence: 0,
    reason: null,
    secondBest: null,
    mapping: {},
    error: fault.code
  }
}

const faultOf = ({ fault }: OtherFile): ImportWarning[] => [
  { code: fault.code, message: fault.message, column: null, count: 0 }
]

function warningsOf({ padded }: TextSource, { rows }: Survey): ImportWarning[] {
  const warnings = shortRowWarnings(padded)
  if (rows === 0) warnings.push({ code: 'header-only', message: 'a header and no rows', column: null, count: 0 })
  return warnings
}

const dateLike = /^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[.\s-]+\p{L}{3,}|\p{L}{3,}\.? \d{1,2},)/u
const numberLike = /^[-+]?(\d{1,3}([.,\s\u00a0]\d{3})+|[1-9]\d*|0)([.,]\d+)?$/

/** The columns that hold dates and numbers: those mapped to such fields, and those that look like it. */
function typedColumns(rows: readonly string[][], width: number, recognition: Recognition | null): SurveyQuestions {
  const sample = rows.slice(0, 200)
  const mostly = (position: number, pattern: RegExp) => {
    const filled = sample.map((row) => row[position]!.trim()).filter((text) => text !== '')
    return filled.length > 0 && filled.filter((text) => pattern.test(text)).length * 2 > filled.length
  }
  const positions = Array.from({ length: width }, (_, i) => i)
  const mapped = (types: readonly string[]) =>
    (recognition?.kind.fields ?? []).flatMap(({ name, type }) =>
      types.includes(type) ? (recognition?.columns.get(name) ?? []) : []
    )
  const dates = new Set([...mapped(['day', 'instant']), ...positions.filter((p) => mostly(p, dateLike))])
  const numbers = new Set([...mapped(['number', 'integer']), ...positions.filter((p) => mostly(p, numberLike))])
  return {
    dates: [...dates],
    numbers: [...numbers].filter((p) => !dates.has(p)),
    spellings: [],
    listSpellings: []
  }
}

/** Values of the date columns as ISO (UTC instants where they carry a time) and of the number columns, row by row. */
async function typedValues(
  connection: Scratch['connection'],
  data: string,
  source: TextSource,
  { dates, numbers }: Survey,
  dialect: Dialect,
  zone: string,
  name: (position: number) => string
): Promise<ProbedFile['typed']> {
  const cell = (p: number) => `(${cellSql(p, dialect, source.hasRareBlanks)})`
  const readable = [...dates].filter(([, { order }]) => order !== 'ambiguous')
  const columns = [
    ...readable.map(([p, column]) => {
      const moment = `strftime(${instantSql(cell(p), column, zone)}, '%Y-%m-%dT%H:%M:%SZ')`
      const day = `CAST(${daySql(cell(p), column, "'UTC'")} AS TEXT)`
      return `CASE WHEN regexp_matches(${cell(p)}, '\\d:\\d\\d') THEN ${moment} ELSE ${day} END AS ${quoteIdentifier(name(p))}`
    }),
    ...[...numbers].map(([p, column]) => `${numberSql(cell(p), column)} AS ${quoteIdentifier(name(p))}`)
  ]
  if (columns.length === 0) return {}
  const values = await connection.columns(`SELECT ${columns.join(', ')} FROM (${data})`)
  return values as ProbedFile['typed']
}

/** The best other reading; of a file that is not recognised, even one that lacks a column. */
function secondBest(
  { path, layout }: TextFile,
  best: Recognition | null,
  dialects: readonly Dialect[]
): ProbedFile['secondBest'] {
  const other = recognise(basename(path), layout.columns, dialects).find(
    ({ missing, kind }) => kind.id !== best?.kind.id && (best === null || missing.length === 0)
  )
  if (!other) return null
  return {
    entity: other.kind.id,
    dialect: other.dialect.id,
    confidence: other.confidence,
    mapping: namedColumns(other, layout.columns)
  }
}

const namedColumns = ({ columns }: Recognition, header: readonly string[]) =>
  Object.fromEntries([...columns].map(([field, position]) => [field, header[position]!]))
