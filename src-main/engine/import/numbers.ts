import type { Connection } from '../workspace/connection'

/** How the numbers of a column are written. */
export interface NumberColumn {
  /** What stands before the decimals; the other of the two may part thousands. */
  decimal: '.' | ','
  /** Whether every value reads without looking at separators. */
  isPlain: boolean
}

/** What a first look at all values of a column counts. */
export interface NumberEvidence {
  filled: number
  plain: number
}

/**
 * Decides how a column of numbers is read, by all of its values: 1.234,5 and 4,5 have a decimal comma, 1,234.5 a point.
 * Where only numbers such as 1,234 occur, the comma parts thousands, unless cells are parted by semicolons, as where the
 * comma is the decimal one.
 * @param values SQL query for the cleaned values of the column as `v`
 */
export async function describeNumbers(
  connection: Connection,
  values: string,
  { filled, plain }: NumberEvidence,
  delimiter: string
): Promise<NumberColumn> {
  if (filled === plain) return { decimal: '.', isPlain: true }
  const { commas, points } = await connection.one<{ commas: number; points: number }>(
    `SELECT count(*) FILTER (regexp_full_match(v, '[-+]?(\\d+|\\d{1,3}(\\.\\d{3})+),(\\d{1,2}|\\d{4,})|[-+]?\\d{1,3}(\\.\\d{3})+,\\d+')) AS commas,
            count(*) FILTER (regexp_full_match(v, '[-+]?(\\d{1,3}(,\\d{3})+|\\d+)\\.\\d+|[-+]?\\d{1,3}(,\\d{3}){2,}')) AS points
     FROM (${values})`
  )
  const isComma = commas > points || (commas === points && delimiter === ';')
  return { decimal: isComma ? ',' : '.', isPlain: false }
}

/** SQL for a value as DOUBLE; null where it is no number. */
export function numberSql(value: string, { decimal, isPlain }: NumberColumn): string {
  if (isPlain) return `try_cast(${value} AS DOUBLE)`
  const bare = `replace(replace(replace(${value}, ' ', ''), chr(160), ''), chr(8239), '')`
  if (decimal === ',') return `try_cast(replace(replace(${bare}, '.', ''), ',', '.') AS DOUBLE)`
  // A comma that does not part thousands makes no number.
  return `CASE WHEN contains(${value}, ',') AND NOT regexp_full_match(${value}, '[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?') THEN NULL
    ELSE try_cast(replace(${bare}, ',', '') AS DOUBLE) END`
}
