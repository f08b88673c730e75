import type { ImportWarning } from '#contract/import'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { sqlType } from '../workspace/tables'
import { checkDateColumn, checkReadable, daySql, instantSql, readDateColumn, type DateColumn } from './dates'
import type { Dialect } from './dialect'
import type { Kind, SourceField } from './kinds/kind'
import type { TextTable } from './read'
import type { Recognition } from './recognise'
import { canonicalValue } from './vocabulary'

/** What one SQL statement needs to turn the text of a file into typed records. */
export interface TypingContext {
  connection: Connection
  text: TextTable
  recognition: Recognition
  header: readonly string[]
  file: string
  zone: string
  /** Whether any MSL has a zone of their own. */
  ownZones: boolean
}

/** Name of the temporary table of typed records: `row`, the kind's fields, `problem` (`code|column`) and `print`. */
export const typedTable = 'typed_record'

/**
 * Makes the typed records of a file: values cast, trimmed, brought to the vocabularies; `problem` is set on those that
 * lack a required value. Returns what was repaired or could not be read in fields that may be empty.
 */
export async function typeRecords(context: TypingContext): Promise<ImportWarning[]> {
  const { connection, text, recognition } = context
  const { kind, columns } = recognition
  const warnings: ImportWarning[] = []
  const casts: string[] = []
  for (const field of kind.fields) {
    const position = columns.get(field.name)
    casts.push(
      position === undefined
        ? `CAST(NULL AS ${storageOf(field)}) AS ${field.name}`
        : `${await castSql(context, field, position, warnings)} AS ${field.name}`
    )
  }
  const derived = Object.entries(kind.derived).map(([name, expression]) => `${placed(expression, context)} AS ${name}`)
  const cells = context.header.map((_, i) => `c${i}`)
  const used = [...columns.values()]
  const values = used.map(valueOf)
  await connection.run(`DROP TABLE IF EXISTS ${typedTable}`)
  // Cells are cleaned in a step of their own: casts name a value many times, and an expression would be planned as often.
  await connection.run(
    `CREATE TEMP TABLE ${typedTable} AS
     WITH cell AS (
       SELECT ${text.rowNumber} AS row, hash(${cells.join(', ')}) AS print,
              ${used.map((position) => `${cellSql(position, recognition.dialect)} AS ${valueOf(position)}`).join(', ')}
       FROM ${text.name} WHERE ${text.isData}
     ), cast_record AS (SELECT row, print, ${casts.join(', ')}, ${values.join(', ')} FROM cell),
     derived_record AS (SELECT * ${derived.length > 0 ? `REPLACE (${derived.join(', ')})` : ''} FROM cast_record)
     SELECT * EXCLUDE (${values.join(', ')}), ${problemSql(kind, columns)} AS problem FROM derived_record`
  )
  return [...warnings, ...(await unreadableWarnings(context))]
}

/** Fills in the zone functions that derivations may call. */
function placed(expression: string, context: TypingContext): string {
  const zone = zoneSql(context, 'cast_record.msl_id')
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
function zoneSql({ zone, ownZones }: TypingContext, mslId: string): string {
  if (!ownZones) return quoteLiteral(zone)
  return `coalesce((SELECT max(m.time_zone) FROM msl m WHERE m.msl_id = ${mslId}), ${quoteLiteral(zone)})`
}

function storageOf(field: SourceField): string {
  if (field.type === 'vocabulary') return field.vocabulary === 'sentiment' ? 'INTEGER' : 'TEXT'
  if (field.type === 'vocabulary-list') return 'TEXT[]'
  return sqlType(field.type)
}

/** Name of a cleaned cell inside the typing statement. */
const valueOf = (position: number) => `v${position}`

/** A cell without the white space around it; null where nothing is left or the dialect says so. */
function cellSql(position: number, dialect: Dialect): string {
  const trimmed = `trim(c${position}, ' \t\r\n\u00a0\u200b\ufeff')`
  return `CASE WHEN ${trimmed} IN ('', ${dialect.nulls.map(quoteLiteral).join(', ')}) THEN NULL ELSE ${trimmed} END`
}

async function castSql(
  context: TypingContext,
  field: SourceField,
  position: number,
  warnings: ImportWarning[]
): Promise<string> {
  const { recognition, zone } = context
  const { dialect } = recognition
  const cell = valueOf(position)
  switch (field.type) {
    case 'text':
      return field.name.endsWith('_id') ? idSql(position, dialect) : cell
    case 'list':
      return listSql(cell, dialect)
    case 'number':
      return `try_cast(${cell} AS DOUBLE)`
    case 'integer':
      return field.name === 'tier'
        ? `try_cast(regexp_extract(${cell}, '\\d+') AS INTEGER)`
        : `CAST(round(try_cast(${cell} AS DOUBLE)) AS INTEGER)`
    case 'boolean':
      return vocabularySql(context, { ...field, vocabulary: 'boolean', unknown: 'null' }, position, warnings, 'BOOLEAN')
    case 'vocabulary':
      return vocabularySql(context, field, position, warnings, storageOf(field))
    case 'vocabulary-list':
      return vocabularyListSql(context, field, position, warnings)
    case 'day':
    case 'instant': {
      const column = await dateColumn(context, field, position)
      if (field.type === 'instant') return instantSql(cell, column, zone)
      const own = recognition.columns.get('msl_id')
      return daySql(cell, column, own === undefined ? quoteLiteral(zone) : zoneSql(context, idSql(own, dialect)))
    }
  }
}

const idSql = (position: number, dialect: Dialect) =>
  dialect.idStyle === 'salesforce' ? `lens_record_id(${valueOf(position)})` : valueOf(position)

async function dateColumn(context: TypingContext, field: SourceField, position: number): Promise<DateColumn> {
  const { connection, text, recognition, header, file } = context
  const column = await readDateColumn(connection, text.name, text.isData, `c${position}`)
  checkDateColumn(file, header[position]!, column)
  const needed = recognition.kind.requiredColumns.find((group) => group.includes(field.name))
  const alternatives = needed?.filter((name) => recognition.columns.has(name)).length ?? 0
  if (alternatives === 1) checkReadable(file, header[position]!, column)
  return column
}

function listSql(cell: string, dialect: Dialect): string {
  const separators = dialect.listSeparators.map((separator) => `\\${separator}`).join('')
  return `list_filter(list_transform(string_split_regex(${cell}, '[${separators}]'), lambda x: trim(x)), lambda x: x <> '')`
}

/** A CASE over the spellings that really occur: few, whatever the number of rows. */
async function vocabularySql(
  context: TypingContext,
  field: SourceField,
  position: number,
  warnings: ImportWarning[],
  type: string
): Promise<string> {
  const cell = cellSql(position, context.recognition.dialect)
  const { connection, text } = context
  const spellings = await connection.rows<{ v: string; n: number }>(
    `SELECT v, count(*) AS n FROM (SELECT ${cell} AS v FROM ${text.name} WHERE ${text.isData}) WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC`
  )
  const branches = mapSpellings(context, field, position, spellings, warnings)
  if (branches.length === 0) return `CAST(NULL AS ${type})`
  return `CAST(CASE ${valueOf(position)} ${branches.map(([raw, to]) => `WHEN ${quoteLiteral(raw)} THEN ${to === null ? 'NULL' : quoteLiteral(to)}`).join(' ')} END AS ${type})`
}

async function vocabularyListSql(
  context: TypingContext,
  field: SourceField,
  position: number,
  warnings: ImportWarning[]
): Promise<string> {
  const { connection, text, recognition } = context
  const list = listSql(valueOf(position), recognition.dialect)
  const raw = listSql(cellSql(position, recognition.dialect), recognition.dialect)
  const spellings = await connection.rows<{ v: string; n: number }>(
    `SELECT v, count(*) AS n FROM (SELECT unnest(${raw}) AS v FROM ${text.name} WHERE ${text.isData}) GROUP BY v ORDER BY n DESC`
  )
  const branches = mapSpellings(context, field, position, spellings, warnings)
  if (branches.length === 0) return 'CAST(NULL AS TEXT[])'
  const mapped = `CASE x ${branches.map(([raw, to]) => `WHEN ${quoteLiteral(raw)} THEN ${to === null ? 'NULL' : quoteLiteral(to)}`).join(' ')} END`
  return `list_distinct(list_transform(${list}, lambda x: ${mapped}))`
}

function mapSpellings(
  context: TypingContext,
  field: SourceField,
  position: number,
  spellings: readonly { v: string; n: number }[],
  warnings: ImportWarning[]
): [string, string | null][] {
  const unknown = spellings.filter(({ v }) => canonicalValue(field.vocabulary!, v) === null)
  if (unknown.length > 0) {
    const shown = unknown
      .slice(0, 5)
      .map(({ v }) => `"${v}"`)
      .join(', ')
    const kept =
      field.unknown === 'keep'
        ? 'kept as written'
        : typeof field.unknown === 'object'
          ? `read as ${field.unknown.as}`
          : 'left empty'
    warnings.push({
      code: 'unknown-value',
      message: `${unknown.length === 1 ? 'a value is' : `${unknown.length} values are`} not known and ${kept}: ${shown}`,
      column: context.header[position]!,
      count: unknown.reduce((sum, { n }) => sum + n, 0)
    })
  }
  const fallback = (raw: string) =>
    field.unknown === 'keep' ? raw : typeof field.unknown === 'object' ? field.unknown.as : null
  return spellings.map(({ v }) => [v, canonicalValue(field.vocabulary!, v) ?? fallback(v)])
}

/** The first required value a record lacks: empty in the export, or not readable. */
function problemSql(kind: Kind, columns: ReadonlyMap<string, number>): string {
  const branches = kind.required.map((name) => {
    const sources = (kind.requiredColumns.find((group) => group.includes(name)) ?? [name]).filter((field) =>
      columns.has(field)
    )
    const filled = sources.map((field) => `${valueOf(columns.get(field)!)} IS NOT NULL`).join(' OR ') || 'false'
    return `WHEN ${name} IS NULL THEN CASE WHEN ${filled} THEN 'unreadable-value|${name}' ELSE 'missing-value|${name}' END`
  })
  return `CASE ${branches.join(' ')} END`
}

/** Values that are there but could not be read, in fields that may be empty. */
async function unreadableWarnings({ connection, text, recognition, header }: TypingContext): Promise<ImportWarning[]> {
  const { kind, columns, dialect } = recognition
  const checked = kind.fields.filter(
    ({ name, type }) =>
      ['day', 'instant', 'number', 'integer'].includes(type) &&
      columns.has(name) &&
      !kind.required.includes(name) &&
      !(name in kind.derived)
  )
  if (checked.length === 0) return []
  const filled = checked.map(({ name }) => `count(${cellSql(columns.get(name)!, dialect)}) AS ${name}`)
  const given = await connection.one<Record<string, number>>(
    `SELECT ${filled.join(', ')} FROM ${text.name} WHERE ${text.isData}`
  )
  const read = await connection.one<Record<string, number>>(
    `SELECT ${checked.map(({ name }) => `count(${name}) AS ${name}`).join(', ')} FROM ${typedTable}`
  )
  return checked.flatMap(({ name, type }) => {
    const count = given[name]! - read[name]!
    if (count <= 0) return []
    const what = type === 'day' || type === 'instant' ? 'dates' : 'numbers'
    return [
      {
        code: 'unreadable-value',
        message: `${count} values cannot be read as ${what}; the field is empty in those rows`,
        column: header[columns.get(name)!]!,
        count
      }
    ]
  })
}
