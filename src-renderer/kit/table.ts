import type { Snippet } from 'svelte'
import { absent, formatNumber } from '#renderer/i18n/format'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  /** What the column is sorted by, and shown unless `text` says otherwise. */
  readonly value: (row: Row) => string | number | null
  readonly text?: (row: Row) => string
  /** Drawn in place of the text. */
  readonly cell?: Snippet<[Row]>
  /** Numbers stand at the end, so that their digits line up. */
  readonly align?: 'start' | 'end'
  /** A track of a CSS grid; `minmax(8ch, 1fr)` unless given. */
  readonly width?: string
  /** The column under whose text it stands, in a second line, where the table has no room for one line. */
  readonly under?: string
}

/** Of a column of days: 28. Sept. 2026 is the longest. */
export const dayWidth = '112px'

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

/** A click on a column's head: first ascending, then descending, then the order the rows came in. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, descending: false }
  return sort.descending ? null : { key, descending: true }
}

/** How a column is sorted, as the head of a grid says it. */
export function directionOf(sort: Sort | null, key: string): 'ascending' | 'descending' | 'none' {
  return sort?.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'
}

/** The rows in the order asked for; nulls come last either way, equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key)
  if (!sort || !column) return rows
  const sign = sort.descending ? -1 : 1
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => compareValues(a.value, b.value, sign))
    .map(({ row }) => row)
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

function compareValues(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * collator.compare(String(a), String(b))
}

/** The text of a cell as it is read and copied. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row)
  const value = column.value(row)
  if (typeof value === 'number') return formatNumber(value, 2)
  return value ?? absent
}

/** Which rows to draw: those in sight and a few beyond, `end` not among them. Heights in pixels. */
export function rowsInSight(scrollTop: number, height: number, rowHeight: number, count: number) {
  const beyond = 6
  const first = Math.floor(scrollTop / rowHeight) - beyond
  const end = Math.ceil((scrollTop + height) / rowHeight) + beyond
  return { start: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) }
}

/** A cell of the grid; row −1 is the head. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Where a key leads from a cell, or null where the key means nothing to a grid. */
export function moveCell(
  place: Place,
  key: string,
  ctrl: boolean,
  size: { rows: number; columns: number; page: number }
) {
  const { row, column } = place
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const moves: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: Math.max(Math.min(row, 0), row - size.page), column },
    PageDown: { row: row + size.page, column },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? last.row : row, column: last.column }
  }
  const to = moves[key]
  if (!to) return null
  return { row: clamp(to.row, -1, last.row), column: clamp(to.column, 0, last.column) }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
