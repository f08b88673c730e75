import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/** Which part of a date written with separators comes first. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'ambiguous' | 'conflict'

/** How the values of one date column are read. */
export interface DateColumn extends DateEvidence {
  order: DateOrder
  /** Formats for values that are not ISO, tried in this order. */
  formats: string[]
  /** Whether days stand as numbers of days, as spreadsheets count them. */
  hasSerials: boolean
  /** Values that none of the ways reads. */
  unread: number
}

const times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', ', %H:%M', ', %I:%M %p']
const separators = ['/', '.', '-']

function formatsOf(order: DateOrder): string[] {
  if (order !== 'dmy' && order !== 'mdy') return []
  return separators.flatMap((separator) =>
    // A year of two digits first: four digits leave a rest that fits no such format, two fit both.
    ['%y', '%Y'].flatMap((year) => {
      const inOrder = order === 'dmy' ? ['%d', '%m', year] : ['%m', '%d', year]
      return times.map((time) => inOrder.join(separator) + time)
    })
  )
}

/** Spellings without any doubt about the order. */
const plainFormats = [
  '%Y%m%d',
  '%Y%m%d %H:%M:%S',
  '%d-%b-%Y',
  '%d %b %Y',
  '%d. %b %Y',
  '%d %B %Y',
  '%d. %B %Y',
  '%B %d, %Y',
  '%b %d, %Y'
]

/** Month names of other languages than English, where they differ from it. */
const monthNames: [RegExp, string][] = [
  [/januar|jänner|janvier|enero/, 'January'],
  [/februar|feber|février|fevrier|febrero/, 'February'],
  [/märz|maerz|mrz|mars|marzo/, 'March'],
  [/avril|abril/, 'April'],
  [/mai|mayo/, 'May'],
  [/juni|juin|junio/, 'June'],
  [/juli|juillet|julio/, 'July'],
  [/août|aout|agosto/, 'August'],
  [/septembre|septiembre/, 'September'],
  [/oktober|okt|octobre|octubre/, 'October'],
  [/novembre|noviembre/, 'November'],
  [/dezember|dez|décembre|decembre|diciembre/, 'December']
]

/** SQL for a value with its month in English. */
function inEnglish(value: string): string {
  const replaced = monthNames.reduce(
    (text, [pattern, english]) =>
      `regexp_replace(${text}, ${quoteLiteral(`(^|[^\\pL])(${pattern.source})([^\\pL]|$)`)}, ${quoteLiteral(`\\1${english}\\3`)}, 'i')`,
    value
  )
  return `CASE WHEN regexp_matches(${value}, '\\pL{3}') THEN ${replaced} ELSE ${value} END`
}

const parts = "regexp_extract(v, '^(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b', ['a', 'b'])"

/** What a first look at all values of a column counts. */
export interface DateEvidence {
  filled: number
  /** Values that read as ISO days or moments. */
  iso: number
  /** Values that end in Z, and those that may carry an offset. */
  zulu: number
  offsets: number
  /** Bytes of the longest value. */
  longest: number
}

/**
 * Decides how a column of dates is read, by all of its values: one part above 12 settles the order for the whole
 * column. A column whose every value could be read both ways is `ambiguous` and never guessed; one that holds proof of
 * both orders is `conflict`, and its values are read where they can be read one way only.
 * @param values SQL query for the cleaned values of the column as `v`; @param told the order, where a user has said it
 */
export async function describeDates(
  connection: Connection,
  values: string,
  evidence: DateEvidence,
  told?: 'dmy' | 'mdy'
): Promise<DateColumn> {
  if (evidence.filled === evidence.iso) return { ...evidence, order: 'ymd', formats: [], hasSerials: false, unread: 0 }
  const { filled } = await connection.one<{ filled: number }>(`SELECT count(v) AS filled FROM (${values})`)
  const other = `SELECT v FROM (${values}) WHERE v IS NOT NULL AND try_cast(v AS TIMESTAMP) IS NULL`
  const proof = await connection.one<{ written: number; dayFirst: number; monthFirst: number; serials: number }>(
    `SELECT count(*) FILTER (is_serial) AS serials, count(*) FILTER (least(a, b) <= 12 AND greatest(a, b) <= 31) AS written,
            count(*) FILTER (a BETWEEN 13 AND 31 AND b <= 12) AS "dayFirst",
            count(*) FILTER (b BETWEEN 13 AND 31 AND a <= 12) AS "monthFirst"
     FROM (SELECT try_cast(p.a AS INTEGER) AS a, try_cast(p.b AS INTEGER) AS b, is_serial
           FROM (SELECT ${parts} AS p, ${isSerial('v')} AS is_serial FROM (${other})))`
  )
  const order = told ?? orderOf(proof)
  const column = {
    ...evidence,
    filled,
    order,
    formats: [...plainFormats, ...formatsOf(order), '%Y.%m.%d'],
    hasSerials: proof.serials > 0,
    unread: 0
  }
  const { unread } = await connection.one<{ unread: number }>(
    `SELECT count(*) FILTER (${written('v', column)} IS NULL) AS unread FROM (${other})`
  )
  return { ...column, unread }
}

function orderOf({
  written: dates,
  dayFirst,
  monthFirst
}: {
  written: number
  dayFirst: number
  monthFirst: number
}): DateOrder {
  if (dates === 0) return 'ymd'
  if (dayFirst > 0 && monthFirst > 0) return 'conflict'
  return dayFirst > 0 ? 'dmy' : monthFirst > 0 ? 'mdy' : 'ambiguous'
}

/** @throws LensFault `ambiguous-dates` where a column's order cannot be known, `unreadable-dates` where nothing reads */
export function checkDateColumn(file: string, header: string, column: DateColumn): void {
  if (column.order === 'ambiguous') {
    throw new LensFault({
      code: 'ambiguous-dates',
      message: `The dates in column ${header} of ${file} could be day-first or month-first; no value decides.`,
      hint: 'Export the file again with dates written YYYY-MM-DD.',
      where: `${file}, ${header}`
    })
  }
}

/** @throws LensFault `unreadable-dates` where no value of a column that is needed can be read */
export function checkReadable(file: string, header: string, column: DateColumn): void {
  if (column.filled > 0 && column.unread === column.filled) {
    throw new LensFault({
      code: 'unreadable-dates',
      message: `No value in column ${header} of ${file} can be read as a date.`,
      hint: 'Check that the column holds dates, and export them as YYYY-MM-DD.',
      where: `${file}, ${header}`
    })
  }
}

/** Five digits for a day from 1954 to 2146, and decimals for the time of it. */
const isSerial = (value: string) => `regexp_full_match(${value}, '[2-8]\\d{4}([.,]\\d+)?')`

/** SQL for a spreadsheet's count of days since 30 December 1899, to the second. */
const serialSql = (value: string) =>
  `(TIMESTAMP '1899-12-30' + to_seconds(CAST(round(86400 * CAST(replace(${value}, ',', '.') AS DOUBLE)) AS BIGINT)))`

const formatList = (formats: readonly string[]) => `[${formats.map(quoteLiteral).join(', ')}]`

/** SQL for a value that is not ISO as TIMESTAMP. Where both orders occur, a value counts that only one of them reads. */
function written(value: string, { order, formats, hasSerials }: DateColumn): string {
  const text = `try_strptime(${inEnglish(value)}, ${formatList(formats)})`
  const plain = hasSerials ? `CASE WHEN ${isSerial(value)} THEN ${serialSql(value)} ELSE ${text} END` : text
  if (order !== 'conflict') return plain
  const [dayFirst, monthFirst] = bothWays(value)
  return `coalesce(${plain}, CASE WHEN ${monthFirst} IS NULL OR ${dayFirst} = ${monthFirst} THEN ${dayFirst} WHEN ${dayFirst} IS NULL THEN ${monthFirst} END)`
}

const bothWays = (value: string) =>
  (['dmy', 'mdy'] as const).map((order) => `try_strptime(${value}, ${formatList(formatsOf(order))})`) as [
    string,
    string
  ]

/** SQL condition for values of a column of both orders that could be read either way. */
export function undecidedSql(value: string, { order }: DateColumn): string {
  if (order !== 'conflict') return 'false'
  const [dayFirst, monthFirst] = bothWays(value)
  return `coalesce(${dayFirst} <> ${monthFirst}, false)`
}

/** SQL for a value as TIMESTAMP, the clock time as written where it names no zone; UTC where it does. */
const timestamp = (value: string, column: DateColumn) =>
  column.filled === column.iso
    ? `try_cast(${value} AS TIMESTAMP)`
    : `coalesce(try_cast(${value} AS TIMESTAMP), ${written(value, column)})`

const namesZone = (value: string) =>
  `(suffix(${value}, 'Z') OR regexp_matches(${value}, '\\d{2}:\\d{2}.*[+-]\\d{2}:?\\d{2}$'))`

/** SQL for a value as a moment in UTC. A value without a zone is in the workspace's. */
export function instantSql(value: string, column: DateColumn, zone: string): string {
  const local = timestamp(value, column)
  if (column.offsets === 0 && column.zulu === column.iso && column.iso === column.filled) return local
  const placed = isUtc(zone) ? local : `timezone('UTC', timezone(${quoteLiteral(zone)}, ${local}))`
  if (column.offsets === 0 && column.zulu === 0) return placed
  // A cast drops the offset of `+0200`-like endings unless it goes through a type that knows zones.
  const zoned = `(try_cast(${value} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`
  return `CASE WHEN suffix(${value}, 'Z') THEN try_cast(${value} AS TIMESTAMP) WHEN ${namesZone(value)} THEN ${zoned} ELSE ${placed} END`
}

/** Whether days of a column hang on the zone: it holds moments that name one. */
export const needsZone = ({ offsets, zulu, longest }: DateColumn) => longest > 10 && (offsets > 0 || zulu > 0)

/** SQL for a value as a day: as written, or, of a moment in UTC, the day in the zone that `zoneSql` gives. */
export function daySql(value: string, column: DateColumn, zoneSql: string): string {
  const day = `CAST(${timestamp(value, column)} AS DATE)`
  if (!needsZone(column)) return day
  const moment = `(try_cast(${value} AS TIMESTAMPTZ) AT TIME ZONE ${zoneSql})`
  return `CASE WHEN length(${value}) <= 10 THEN ${day} WHEN ${namesZone(value)} THEN CAST(${moment} AS DATE) ELSE ${day} END`
}

const isUtc = (zone: string) => zone === 'Etc/UTC' || zone === 'UTC'
