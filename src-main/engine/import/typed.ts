import { importSentence } from '#base/import-words'
import type { ImportWarning } from '#contract/import'
import type { Connection } from '../workspace/connection'
import type { RecordStores } from './record-stores'
import { quoteLiteral } from '../workspace/sql'
import { cellSql, idSql, listSql } from './cells'
import { checkDateColumn, checkReadable, daySql, instantSql, needsZone, undecidedSql } from './dates'
import type { DateColumn } from './dates'
import type { SourceField } from './kinds/kind'
import { numberSql } from './numbers'
import type { Recognition } from './recognise'
import { storageOf, vocabularyListSql, vocabularySql } from './spellings'
import { roundedIdWarning, type Survey, type SurveyQuestions } from './survey'
import type { TextSource } from './text-source'

/** What one SQL statement needs to turn the text of a file into typed records. */
export interface TypingContext {
  stores: RecordStores
  source: TextSource
  survey: Survey
  recognition: Recognition
  header: readonly string[]
  file: string
  zone: string
  /** Zones of MSLs who have one of their own. */
  ownZones: readonly MslZone[]
  warnings: ImportWarning[]
  /** Gets the spellings that vocabularies do not know, by field. */
  unknownValues?: Map<string, string[]>
}

export interface MslZone {
  mslId: string
  zone: string
}

const isId = (field: string) => field.endsWith('_id') || field === 'npi'

/** The columns of a file that have to be surveyed before they can be typed. */
export function surveyQuestions({ kind, columns, dateOrders }: Recognition): SurveyQuestions {
  const placesOf = (...types: SourceField['type'][]) =>
    kind.fields.flatMap(({ name, type }) => (types.includes(type) ? (columns.get(name) ?? []) : []))
  return {
    dates: placesOf('day', 'instant'),
    ...(dateOrders ? { dateOrders } : {}),
    numbers: placesOf('number', 'integer'),
    ids: kind.fields.flatMap(({ name }) => (isId(name) ? (columns.get(name) ?? []) : [])),
    spellings: placesOf('vocabulary', 'boolean'),
    listSpellings: placesOf('vocabulary-list')
  }
}

/**
 * Makes the typed records of a file: values cast, trimmed, brought to the vocabularies; `problem` is set on those that
 * lack a required value. What was repaired or could not be read in fields that may be empty is added to the warnings.
 * Returns the name of a view of them: `row`, the kind's fields; `problem` (`code|field`, or `no-data`); `print`, equal
 * for equal rows; `unread`, a bit for each field of `unreadFields`.
 * @throws LensFault `ambiguous-dates`, `unreadable-dates`
 */
export async function typeRecords(context: TypingContext): Promise<string> {
  const { source, survey, recognition, header } = context
  const { reader } = context.stores
  const store = await context.stores.add()
  const { kind, columns } = recognition
  for (const { name, type } of kind.fields) {
    if (columns.has(name) && (type === 'day' || type === 'instant')) checkDates(context, name, columns.get(name)!)
  }
  const casts = kind.fields.map((field) => {
    const position = columns.get(field.name)
    return position === undefined
      ? `CAST(NULL AS ${storageOf(field)}) AS ${field.name}`
      : `${castSql(context, store, field, position)} AS ${field.name}`
  })
  const derived = Object.entries(kind.derived)
    .filter(([name]) => !isComplete(context, name))
    .map(([name, expression]) => `${placed(expression, context, store)} AS ${name}`)
  // Values of vocabularies and dates are read as they stand: cleaning costs as much as reading.
  const cleaned = new Set(
    kind.fields.flatMap((field) => (isClean(context, field) ? (columns.get(field.name) ?? []) : []))
  )
  const values = [...cleaned].map(valueOf)
  const cells = header.map((_, i) => `c${i}`)
  // Looking up zones joins, and a join may change the order of rows, by which they are numbered.
  const isNumbered = source.isNumbered || usesZones(context, derived)
  const relation =
    isNumbered && !source.isNumbered
      ? `(SELECT row_number() OVER () AS row, * FROM ${source.relation})`
      : source.relation
  if (isNumbered && context.ownZones.length > 0) await storeZones(reader, store, context.ownZones)
  // Cells are cleaned in a step of their own: casts name a value many times, and an expression would be planned as often.
  await reader.run(
    `CREATE TABLE ${store}.typed_text AS
     WITH cell AS (
       SELECT ${isNumbered ? 'row,' : ''} hash(${cells.join(', ')}) AS print, ${survey.skipped > 0 ? source.noData : 'false'} AS no_data, ${cells.join(', ')},
              ${[...cleaned].map((position) => `${cellOf(context, position)} AS ${valueOf(position)}`).join(', ')}
       FROM ${relation}
     ),
     cast_record AS (SELECT ${isNumbered ? 'row,' : ''} print, no_data, ${[...cells, ...casts, ...values].join(', ')} FROM cell),
     derived_record AS (SELECT * ${derived.length > 0 ? `REPLACE (${derived.join(', ')})` : ''} FROM cast_record),
     judged AS (SELECT *, CASE WHEN no_data THEN 'no-data' ELSE ${problemSql(context)} END AS problem,
                       ${unreadSql(context)} AS unread FROM derived_record)
     SELECT * EXCLUDE (${['no_data', ...cells, ...values].join(', ')}) FROM judged`
  )
  const records = `${store}.typed_record`
  await reader.run(
    `CREATE VIEW ${records} AS SELECT ${isNumbered ? '' : 'rowid + 1 AS row,'} * FROM ${store}.typed_text`
  )
  context.warnings.push(...(await unreadWarnings(context, records)))
  for (const [p, count] of survey.roundedIds) if (count > 0) context.warnings.push(roundedIdWarning(header[p]!, count))
  return records
}

async function storeZones(reader: Connection, store: string, zones: readonly MslZone[]): Promise<void> {
  const values = zones.map(({ mslId, zone }) => `(${quoteLiteral(mslId)}, ${quoteLiteral(zone)})`)
  await reader.run(`CREATE TABLE ${store}.msl_zone AS SELECT * FROM (VALUES ${values.join(', ')}) v(msl_id, time_zone)`)
}

/** Whether a field needs no derivation, because every row has a value of its own that can be read. */
function isComplete({ survey, recognition }: TypingContext, field: string): boolean {
  const column = survey.dates.get(recognition.columns.get(field) ?? -1)
  return column !== undefined && column.filled === survey.rows && column.unread === 0
}

/** Fills in the zone functions that derivations may call. */
function placed(expression: string, context: TypingContext, store: string): string {
  const zone = zoneSql(context, store, 'cast_record.msl_id')
  return expression
    .replace(
      /lens_local_noon\((\w+)\)/,
      (_, day: string) => `timezone('UTC', timezone(${zone}, CAST(${day} AS TIMESTAMP) + INTERVAL 12 HOUR))`
    )
    .replace(/lens_day\((\w+), \w+\)/, (_, time: string) =>
      zone === quoteLiteral('Etc/UTC')
        ? `CAST(${time} AS DATE)`
        : `CAST(timezone(${zone}, timezone('UTC', ${time})) AS DATE)`
    )
}

/** SQL for the zone of an MSL, else the workspace's. */
function zoneSql({ zone, ownZones }: TypingContext, store: string, mslId: string): string {
  if (ownZones.length === 0) return quoteLiteral(zone)
  return `coalesce((SELECT max(z.time_zone) FROM ${store}.msl_zone z WHERE z.msl_id = ${mslId}), ${quoteLiteral(zone)})`
}

function usesZones({ ownZones, survey, recognition }: TypingContext, derived: readonly string[]): boolean {
  if (ownZones.length === 0) return false
  const days = recognition.kind.fields.filter(({ type }) => type === 'day')
  return (
    derived.some((expression) => expression.includes('SELECT')) ||
    (recognition.columns.has('msl_id') &&
      days.some(({ name }) => {
        const column = survey.dates.get(recognition.columns.get(name) ?? -1)
        return column !== undefined && needsZone(column)
      }))
  )
}

/** Name of a cleaned cell inside the typing statement. */
const valueOf = (position: number) => `v${position}`

const cellOf = ({ recognition, source }: TypingContext, position: number) =>
  cellSql(position, recognition.dialect, source.hasRareBlanks)

/** Whether a field is made from its cleaned cell; the others tolerate blanks. */
function isClean({ survey, recognition }: TypingContext, { name, type }: SourceField): boolean {
  if (type === 'text' || type === 'list' || type === 'vocabulary-list') return true
  const position = recognition.columns.get(name) ?? -1
  const dates = survey.dates.get(position)
  return (dates !== undefined && dates.iso < dates.filled) || survey.numbers.get(position)?.isPlain === false
}

/** SQL for the cell a field is made from. */
const given = (context: TypingContext, field: SourceField, position: number) =>
  isClean(context, field) ? valueOf(position) : `c${position}`

function castSql(context: TypingContext, store: string, field: SourceField, position: number): string {
  const { recognition, zone, survey } = context
  const { dialect } = recognition
  const cell = given(context, field, position)
  switch (field.type) {
    case 'text':
      return field.name.endsWith('_id') ? idSql(cell, dialect) : cell
    case 'list':
      return listSql(cell, dialect)
    case 'number':
      return numberSql(cell, survey.numbers.get(position)!)
    case 'integer':
      return field.name === 'tier'
        ? `try_cast(regexp_extract(${cell}, '\\d+') AS INTEGER)`
        : `try_cast(round(${numberSql(cell, survey.numbers.get(position)!)}) AS INTEGER)`
    case 'boolean':
    case 'vocabulary':
      return vocabularySql(context, field, position, cell)
    case 'vocabulary-list':
      return vocabularyListSql(context, field, position, cell)
    case 'instant':
      return instantSql(cell, survey.dates.get(position)!, zone)
    case 'day': {
      const own = recognition.columns.get('msl_id')
      const zoneOfRow = own === undefined ? quoteLiteral(zone) : zoneSql(context, store, idSql(valueOf(own), dialect))
      return daySql(cell, survey.dates.get(position)!, zoneOfRow)
    }
  }
}

function checkDates({ survey, recognition, header, file }: TypingContext, field: string, position: number): void {
  const column = survey.dates.get(position)!
  checkDateColumn(file, header[position]!, column)
  const needed = recognition.kind.requiredColumns.find((group) => group.includes(field))
  const alternatives = needed?.filter((name) => recognition.columns.has(name)).length ?? 0
  if (alternatives === 1) checkReadable(file, header[position]!, column)
}

/** The first required value a record lacks: empty in the export, not readable, or a date that reads both ways. */
function problemSql(context: TypingContext): string {
  const { kind, columns } = context.recognition
  const branches = kind.required.map((name) => {
    const sources = (kind.requiredColumns.find((group) => group.includes(name)) ?? [name]).flatMap(
      (field) => columns.get(field) ?? []
    )
    const undecided = sources.flatMap((position) => {
      const column: DateColumn | undefined = context.survey.dates.get(position)
      return column?.order === 'conflict' ? undecidedSql(valueOf(position), column) : []
    })
    const filled = sources.map((position) => `(${cellOf(context, position)}) IS NOT NULL`)
    return `WHEN ${name} IS NULL THEN CASE WHEN ${undecided.join(' OR ') || 'false'} THEN 'ambiguous-date|${name}'
      WHEN ${filled.join(' OR ') || 'false'} THEN 'unreadable-value|${name}' ELSE 'missing-value|${name}' END`
  })
  return `CASE ${branches.join(' ')} END`
}

/** Fields that may be empty and whose values may turn out not to be readable; at most as many as a word has bits. */
function unreadFields({ recognition: { kind, columns }, survey }: TypingContext): SourceField[] {
  return kind.fields
    .filter(({ name, type }) => {
      const position = columns.get(name)
      if (position === undefined || kind.required.includes(name) || name in kind.derived) return false
      return type === 'number' || type === 'integer' || (survey.dates.get(position)?.unread ?? 0) > 0
    })
    .slice(0, 63)
}

function unreadSql(context: TypingContext): string {
  const bits = unreadFields(context).map(
    ({ name }, i) =>
      `CASE WHEN ${name} IS NOT NULL THEN 0 WHEN (${cellOf(context, context.recognition.columns.get(name)!)}) IS NULL THEN 0 ELSE ${2n ** BigInt(i)} END`
  )
  return `CAST(${bits.join(' + ') || '0'} AS BIGINT)`
}

/** Values that are there but could not be read, in fields that may be empty. */
async function unreadWarnings(context: TypingContext, records: string): Promise<ImportWarning[]> {
  const fields = unreadFields(context)
  if (fields.length === 0) return []
  const counts = fields.map(({ name }, i) => `count(*) FILTER (unread & ${2n ** BigInt(i)} <> 0) AS ${name}`)
  const unread = await context.stores.reader.one<Record<string, number>>(
    `SELECT ${counts.join(', ')} FROM ${records} WHERE problem IS DISTINCT FROM 'no-data'`
  )
  return fields.flatMap(({ name, type }) => {
    const count = unread[name]!
    if (count === 0) return []
    const wording = type === 'day' || type === 'instant' ? 'unreadable-dates' : 'unreadable-numbers'
    return [
      {
        code: 'unreadable-value',
        ...importSentence(wording, { n: count }),
        column: context.header[context.recognition.columns.get(name)!]!,
        count
      }
    ]
  })
}
