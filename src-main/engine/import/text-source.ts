import { LensFault } from '#contract/faults'
import { formulaPattern } from '../workspace/formulas'
import { quoteLiteral } from '../workspace/sql'
import { blanks } from './cells'
import type { Dialect } from './dialect'
import { foldHeader, type Layout } from './layout'
import { rescueRows, type RowPlace, type UnreadableRow } from './rescue'
import type { Staging } from './staging'

/** A file laid where DuckDB may read it. */
export interface StagedFile {
  path: string
  /** Whether its lines are those of the file as it was given. */
  hasLines: boolean
  layout: Layout
  /** Records under the data that are already cut off. */
  footer: readonly string[]
  /** Rows that were told as unreadable before, and stand in the file as empty ones. */
  unreadable: readonly UnreadableRow[]
  /** Whether some bytes are no characters or NULs, which only the rescue parser tells apart. */
  broken: boolean
  /** Whether blanks other than spaces may stand around values. */
  hasRareBlanks: boolean
}

/** The text of one file as something to select from; nothing of it is held in memory. */
export interface TextSource {
  /** SQL relation with a text column `c0`, `c1` … for each column of the file, in the order of its rows. */
  relation: string
  /** What parts cells in the file as it was given. */
  delimiter: string
  /** Whether the relation has columns `row` and `line`; without them the rows number themselves by their order. */
  isNumbered: boolean
  /** SQL condition for rows that are no data: empty ones, repeated headers, notices. */
  noData: string
  /**
   * Records that were left out already: titles, footers, and what the rescue parser found to be no data. Unreadable rows
   * that stand in the relation as empty ones are taken off, because they are counted there.
   */
  ignored: number
  /** Titles and footers among those, as they read. */
  leftOut: readonly string[]
  unreadable: UnreadableRow[]
  /** Rows that were shorter than the header. */
  padded: readonly RowPlace[]
  hasRareBlanks: boolean
}

/**
 * A source that DuckDB reads strictly, or null where the file is laid out in a way it can't. Whether every row fits
 * turns out when it is read.
 */
export function strictSource(file: StagedFile, dialects: readonly Dialect[]): TextSource | null {
  const { layout, broken, path, footer } = file
  const isPlain =
    !broken && layout.headerFirst && layout.quote === '"' && layout.escape === '"' && layout.newline === '\n'
  if (!isPlain) return null
  return {
    relation: relationOf(path, layout, 1, false),
    delimiter: layout.delimiter,
    isNumbered: false,
    noData: noDataSql(layout, dialects),
    ignored: footer.length - file.unreadable.length,
    leftOut: footer,
    unreadable: [...file.unreadable],
    padded: [],
    hasRareBlanks: file.hasRareBlanks
  }
}

/** A source of what the rescue parser could read, row by row, of a file that DuckDB refuses. */
export async function rescuedSource(
  file: StagedFile,
  staging: Staging,
  dialects: readonly Dialect[],
  signal: AbortSignal
): Promise<TextSource> {
  const { layout } = file
  const strict = staging.newPath()
  const { ignored, unreadable, padded } = await rescueRows(file.path, strict, layout, dialects, signal)
  const placed = <P extends RowPlace>(row: P): P => (file.hasLines ? row : { ...row, line: null })
  return {
    relation: relationOf(strict, { ...layout, delimiter: ',' }, 0, true),
    delimiter: layout.delimiter,
    isNumbered: true,
    noData: noDataSql(layout, dialects),
    ignored: file.footer.length + ignored - file.unreadable.length,
    leftOut: [...layout.recordsAbove, ...file.footer],
    unreadable: [...file.unreadable, ...unreadable.map(placed)].sort((a, b) => a.row - b.row),
    padded: padded.map(placed),
    hasRareBlanks: file.hasRareBlanks
  }
}

/** Whether an error of DuckDB means that a row does not fit the file's layout. */
export const isMisfit = (error: unknown) =>
  !(error instanceof LensFault) && /CSV|UTF|encoding|parser/i.test(String(error))

function relationOf(path: string, layout: Layout, skip: number, isNumbered: boolean): string {
  const cells = Array.from({ length: layout.columns.length + layout.reasonColumns }, (_, i) => `c${i}`)
  const columns = cells.map((cell) => `'${cell}': 'VARCHAR'`)
  if (isNumbered) columns.unshift("'row': 'BIGINT'", "'line': 'BIGINT'")
  // What the rescue parser wrote ends its lines with \n, whatever line ends its cells hold.
  const newLine = isNumbered ? "new_line = '\\n'," : ''
  const text = `read_csv(${quoteLiteral(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${quoteLiteral(layout.delimiter)}, quote = '"', escape = '"', ${newLine} strict_mode = true, null_padding = false,
    max_line_size = ${longestLine}, buffer_size = ${longestLine}, columns = {${columns.join(', ')}})`
  if (layout.reasonColumns === 0) return text
  const asTheyWere = cells.map((cell) => `${undefused(cell)} AS ${cell}`)
  return `(SELECT ${isNumbered ? 'row, line,' : ''} ${asTheyWere.join(', ')} FROM ${text})`
}

/** SQL for a cell of a file of rejected rows without the apostrophe that defused it. */
const undefused = (cell: string) =>
  `CASE WHEN regexp_matches(${cell}, ${quoteLiteral(`^'(?:${formulaPattern})`)}) THEN substring(${cell}, 2) ELSE ${cell} END`

/** Bytes. DuckDB's buffers are sixteen times as large as a line may be, unless told otherwise: far too much memory. */
const longestLine = 32 << 20

/** As a CASE, whose branches are evaluated only for the few rows that need them. */
function noDataSql({ columns, secondHeader }: Layout, dialects: readonly Dialect[]): string {
  if (columns.length === 1) return 'c0 IS NULL'
  const cells = columns.map((_, i) => `c${i}`)
  const sources = [...new Set(dialects.flatMap(({ footers }) => footers.map(({ source }) => source)))]
  const notices = sources.map((source) => `coalesce(regexp_matches(trim(c0), ${quoteLiteral(source)}, 'i'), false)`)
  const headers = [columns.map(foldHeader), ...(secondHeader ? [secondHeader] : [])]
  return `CASE WHEN coalesce(${cells.slice(1).join(', ')}) IS NULL THEN ${['c0 IS NULL', "prefix(c0, '#')", ...notices].join(' OR ')}
               ${repeatsSql(headers)} ELSE false END`
}

/** A branch for rows that repeat a line of names, which has come through a joined file with marks of its own. */
function repeatsSql(headers: readonly (readonly string[])[]): string {
  const equal = headers.map((names) =>
    names.map((name, i) => `lower(trim(coalesce(c${i}, ''), ${quoteLiteral(blanks)})) = ${quoteLiteral(name)}`)
  )
  // Case, blanks and accents may make a repeated name a little longer or shorter.
  const longest = 2 * Math.max(...headers.map((names) => Buffer.byteLength(names[0]!))) + 8
  return `WHEN coalesce(strlen(c0), 0) <= ${longest} AND (${equal.map(([first]) => first).join(' OR ')})
               THEN ${equal.map((cells) => `(${cells.join(' AND ')})`).join(' OR ')}`
}
