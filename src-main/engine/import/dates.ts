import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/** Which part of a date written with separators comes first. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'ambiguous' | 'conflict'

/** How the values of one date column are read. */
export interface DateColumn {
  order: DateOrder
  /** Formats for values that are not ISO, tried in this order. */
  formats: string[]
  /** Filled values, and those that none of the ways reads. */
  filled: number
  unread: number
}

const times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', ', %H:%M', ', %I:%M %p']
const separators = ['/', '.', '-']

const formatsOf = (order: 'dmy' | 'mdy') =>
  separators.flatMap((separator) =>
    ['%Y', '%y'].flatMap((year) => {
      const parts = order === 'dmy' ? ['%d', '%m', year] : ['%m', '%d', year]
      return times.map((time) => parts.join(separator) + time)
    })
  )

/** Spellings without any doubt about the order. */
const plainFormats = [
  '%Y%m%d',
  '%Y%m%d %H:%M:%S',
  '%d-%b-%Y',
  '%d %b %Y',
  '%d %B %Y',
  '%B %d, %Y',
  '%b %d, %Y',
  '%Y.%m.%d'
]

const parts = "regexp_extract(v, '^(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b', ['a', 'b'])"

/**
 * Decides how a column of dates is read, by all of its values: one part above 12 settles the order for the whole
 * column. A column whose every value could be read both ways is `ambiguous`, one that holds proof of both orders is
 * `conflict`; neither is ever guessed.
 */
export async function readDateColumn(
  connection: Connection,
  table: string,
  isData: string,
  column: string
): Promise<DateColumn> {
  const value = `nullif(trim(${column}), '')`
  const counts = await connection.one<{ filled: number; iso: number }>(
    `SELECT count(${value}) AS filled, count(try_cast(${value} AS TIMESTAMP)) AS iso FROM ${table} WHERE ${isData}`
  )
  if (counts.filled === counts.iso) return { order: 'ymd', formats: [], filled: counts.filled, unread: 0 }
  const other = `SELECT ${value} AS v FROM ${table} WHERE ${isData} AND ${value} IS NOT NULL AND try_cast(${value} AS TIMESTAMP) IS NULL`
  const evidence = await connection.one<{ written: number; first: number; second: number }>(
    `SELECT count(*) FILTER (p.a <> '') AS written,
            count(*) FILTER (try_cast(p.a AS INTEGER) > 12) AS first,
            count(*) FILTER (try_cast(p.b AS INTEGER) > 12) AS second
     FROM (SELECT ${parts} AS p FROM (${other}))`
  )
  const order = orderOf(evidence)
  const formats = [...plainFormats, ...(order === 'dmy' || order === 'mdy' ? formatsOf(order) : [])]
  const { unread } = await connection.one<{ unread: number }>(
    `SELECT count(*) FILTER (try_strptime(v, ${formatList(formats)}) IS NULL) AS unread FROM (${other})`
  )
  return { order, formats, filled: counts.filled, unread }
}

function orderOf({ written, first, second }: { written: number; first: number; second: number }): DateOrder {
  if (written === 0) return 'ymd'
  if (first > 0 && second > 0) return 'conflict'
  return first > 0 ? 'dmy' : second > 0 ? 'mdy' : 'ambiguous'
}

/** @throws LensFault `ambiguous-dates` where a column's order cannot be known, `unreadable-dates` where nothing reads */
export function checkDateColumn(file: string, header: string, column: DateColumn): void {
  if (column.order === 'ambiguous' || column.order === 'conflict') {
    throw new LensFault({
      code: 'ambiguous-dates',
      message:
        column.order === 'ambiguous'
          ? `The dates in column ${header} of ${file} could be day-first or month-first; no value decides.`
          : `The dates in column ${header} of ${file} are day-first in some rows and month-first in others.`,
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

const formatList = (formats: readonly string[]) => `[${formats.map(quoteLiteral).join(', ')}]`

/** SQL for a value as TIMESTAMP, the clock time as written where it names no zone; UTC where it does. */
const timestamp = (value: string, { formats }: DateColumn) =>
  formats.length === 0
    ? `try_cast(${value} AS TIMESTAMP)`
    : `coalesce(try_cast(${value} AS TIMESTAMP), try_strptime(${value}, ${formatList(formats)}))`

const namesZone = (value: string) =>
  `(suffix(${value}, 'Z') OR regexp_matches(${value}, '\\d{2}:\\d{2}.*[+-]\\d{2}:?\\d{2}$'))`

/** SQL for a value as a moment in UTC. A value without a zone is in the workspace's. */
export function instantSql(value: string, column: DateColumn, zone: string): string {
  // A cast drops the offset of `+0200`-like endings unless it goes through a type that knows zones.
  const zoned = `(try_cast(${value} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`
  const local = timestamp(value, column)
  const placed = isUtc(zone) ? local : `timezone('UTC', timezone(${quoteLiteral(zone)}, ${local}))`
  return `CASE WHEN suffix(${value}, 'Z') THEN try_cast(${value} AS TIMESTAMP) WHEN ${namesZone(value)} THEN ${zoned} ELSE ${placed} END`
}

/** SQL for a value as a day: as written, or, of a moment in UTC, the day in the zone that `zoneSql` gives. */
export function daySql(value: string, column: DateColumn, zoneSql: string): string {
  const moment = `(try_cast(${value} AS TIMESTAMPTZ) AT TIME ZONE ${zoneSql})`
  return `CASE WHEN length(${value}) <= 10 THEN CAST(${timestamp(value, column)} AS DATE)
    WHEN ${namesZone(value)} THEN CAST(${moment} AS DATE) ELSE CAST(${timestamp(value, column)} AS DATE) END`
}

export const isUtc = (zone: string) => zone === 'Etc/UTC' || zone === 'UTC'
