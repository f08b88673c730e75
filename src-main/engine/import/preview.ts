import { importSentence } from '#base/import-words'
import { basename } from 'node:path'
import type { ImportWarning, ProbedFile } from '#contract/import'
import { quoteIdentifier } from '../workspace/sql'
import { daySql, instantSql } from './dates'
import type { Dialect } from './dialect'
import { cellSql } from './cells'
import type { InputFile } from './inputs'
import { numberSql } from './numbers'
import { unwrapped } from './records'
import { unpackInputs } from './containers'
import { faultWarning, isRecognised, probe, type OtherFile, type RecognisedFile } from './probe'
import { knownHeaders, recognise, type Recognition } from './recognise'
import { withScratch, type Scratch } from './scratch'
import { sourceWarnings } from './source-warnings'
import { stageFile, wholeEncoding, type TextFile } from './stage-file'
import { digest } from './staging'
import { roundedId, roundedIdWarning, surveyFile, surveySource, type Survey, type SurveyQuestions } from './survey'
import type { TextSource } from './text-source'
import { surveyQuestions } from './typed'

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
  const known = knownHeaders(request.dialects)
  return withScratch(async (scratch) => {
    const probed: ProbedFile[] = []
    const tables = await unpackInputs(files, { staging: scratch.staging, reader: scratch.connection, signal })
    for (const file of tables) {
      signal.throwIfAborted()
      probed.push(await previewFile(probe(file, request.dialects, known, new Map()), request, scratch, signal))
    }
    return probed
  })
}

async function previewFile(
  file: RecognisedFile | OtherFile,
  request: PreviewRequest,
  { connection, staging }: Scratch,
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
  const { source, survey: counted } = await surveyFile(
    connection,
    staging,
    staged,
    dialect,
    dialects,
    noQuestions,
    signal
  )
  const cells = layout.columns.map((_, i) => `c${i}`)
  const order = source.isNumbered ? 'ORDER BY row' : ''
  const limit = request.rows === null ? '' : `LIMIT ${request.rows}`
  const data = `SELECT * FROM ${source.relation} WHERE NOT (${source.noData}) ${order} ${limit}`
  const found = await connection.rows<{ cells: (string | null)[] }>(
    `SELECT [${cells.join(', ')}] AS cells FROM (${data})`
  )
  const rows = found.map(({ cells: values }) => values.map((value) => unwrapped(value ?? '')))
  const hint = recognition ?? recognise(file.path, layout.columns, dialects)[0] ?? null
  const questions = typedColumns(rows, width, recognition, hint)
  const survey = await surveySource(connection, source, dialect, questions)
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
    rejects: source.unreadable.map(({ raw: _, ...reject }) => ({ ...reject, column: null })),
    warnings: [
      ...warningsOf(source, counted),
      ...roundedIds(rows, layout.columns),
      ...(isRecognised(file) ? [] : [faultWarning(file.fault)])
    ],
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
    warnings: [faultWarning(fault)],
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

function warningsOf(source: TextSource, { rows }: Survey): ImportWarning[] {
  const warnings = sourceWarnings(source)
  if (rows === 0) warnings.push({ code: 'header-only', ...importSentence('header-only'), column: null, count: 0 })
  return warnings
}

/** Columns with long numbers that a spreadsheet has rounded. */
function roundedIds(rows: readonly string[][], header: readonly string[]): ImportWarning[] {
  const whole = new RegExp(`^(${roundedId.source})$`)
  return header.flatMap((column, i) => {
    const count = rows.filter((row) => whole.test(row[i]!)).length
    return count > 0 ? [roundedIdWarning(column, count)] : []
  })
}

const noQuestions: SurveyQuestions = { dates: [], numbers: [], ids: [], spellings: [], listSpellings: [] }

const dateLike = /^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[.\s-]+\p{L}{3,}|\p{L}{3,}\.? \d{1,2},)/u
const serialLike = /^[2-8]\d{4}([.,]\d+)?$/
const numberLike = /^[-+]?(\d{1,3}([.,\s\u00a0]\d{3})+|[1-9]\d*|0)([.,]\d+)?$/

/**
 * The columns that hold dates and numbers: those mapped to such fields, and those that look like it.
 * @param hint the nearest reading, even of a file that is not recognised
 */
function typedColumns(
  rows: readonly string[][],
  width: number,
  recognition: Recognition | null,
  hint: Recognition | null
): SurveyQuestions {
  const sample = rows.slice(0, 200)
  const mostly = (position: number, pattern: RegExp) => {
    const filled = sample.map((row) => row[position]!.trim()).filter((text) => text !== '')
    return filled.length > 0 && filled.filter((text) => pattern.test(text)).length * 2 > filled.length
  }
  const positions = Array.from({ length: width }, (_, i) => i)
  const mapped = recognition ? surveyQuestions(recognition) : noQuestions
  // Days as numbers are taken for such where the column goes by a date's name.
  const serials = (hint ? surveyQuestions(hint).dates : []).filter((p) => mostly(p, serialLike))
  const dates = new Set([...mapped.dates, ...serials, ...positions.filter((p) => mostly(p, dateLike))])
  const numbers = new Set([...mapped.numbers, ...positions.filter((p) => mostly(p, numberLike))])
  return { ...noQuestions, dates: [...dates], numbers: [...numbers].filter((p) => !dates.has(p)) }
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
      return `CASE WHEN regexp_matches(${cell(p)}, '\\d:\\d\\d|^\\d{5}[.,]') THEN ${moment} ELSE ${day} END AS ${quoteIdentifier(name(p))}`
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
