import { quoteLiteral } from '../workspace/sql'
import type { Dialect } from './dialect'

/** Characters around a value that mean nothing: spaces, tabs, line ends, no-break and zero-width ones. */
export const blanks = ' \t\r\n\u00a0\u200b\ufeff'

const outerBlanks = new RegExp(`^[${blanks}]+|[${blanks}]+$`, 'g')

/** A text without the blanks around it, as `cellSql` cleans cells. */
export const trimBlanks = (text: string) => text.replace(outerBlanks, '')

/**
 * SQL for the cell of a column without the blanks around it; null where nothing is left or the dialect says so. Trimming
 * is slow, so only cells that a cheap look finds untidy are trimmed.
 * @param hasRareBlanks whether the file holds tabs, no-break or zero-width spaces
 */
export function cellSql(position: number, dialect: Dialect, hasRareBlanks: boolean): string {
  const cell = `c${position}`
  const rare = (text: string) => `ascii(${text}) IN (160, 8203, 65279)`
  const untidy = [
    `ascii(${cell}) <= 32`,
    `ascii(${cell}) = 61`,
    ...[' ', '\n', '\r'].map((blank) => `suffix(${cell}, ${quoteLiteral(blank)})`)
  ]
  if (hasRareBlanks) untidy.push(rare(cell), `ascii(right(${cell}, 1)) <= 32`, rare(`right(${cell}, 1)`))
  // Excel keeps the zeros of an id by writing it as a formula: ="00123".
  const bare = `trim(${cell}, ${quoteLiteral(blanks)})`
  const trimmed = `CASE WHEN regexp_full_match(${bare}, '="[^"]*"') THEN substring(${bare}, 3, length(${bare}) - 3) ELSE ${bare} END`
  // An IN list would be planned as a join, once for each column.
  const isOneOf = (text: string, values: readonly string[]) =>
    values.map((value) => `${text} = ${quoteLiteral(value)}`).join(' OR ')
  const longest = Math.max(0, ...dialect.nulls.map((text) => Buffer.byteLength(text)))
  return `CASE WHEN ${untidy.join(' OR ')}
               THEN CASE WHEN ${isOneOf(trimmed, ['', ...dialect.nulls])} THEN NULL ELSE ${trimmed} END
               WHEN strlen(${cell}) <= ${longest} THEN CASE WHEN ${isOneOf(cell, ['', ...dialect.nulls])} THEN NULL ELSE ${cell} END
               ELSE ${cell} END`
}

/** SQL for a cleaned cell as an id: Salesforce's short form becomes the long one. */
export const idSql = (cell: string, dialect: Dialect) =>
  dialect.idStyle === 'salesforce' ? `lens_record_id(${cell})` : cell

/** SQL for a cleaned cell as the list of its values. */
export function listSql(cell: string, dialect: Dialect): string {
  const [first = ';', ...others] = dialect.listSeparators
  const joined = others.reduce(
    (text, other) => `replace(${text}, ${quoteLiteral(other)}, ${quoteLiteral(first)})`,
    cell
  )
  return `list_filter(list_transform(string_split(${joined}, ${quoteLiteral(first)}), lambda x: trim(x)), lambda x: x <> '')`
}
