import { decoderOf } from './decoder'
import type { Encoding } from './encoding'
import { readBytes } from './encoding'
import { reasonColumns } from './rejected-files'
import { isBlank, isComment, readRecord, readRecords, type CsvFormat } from './records'

/** How the text of a file is laid out as a table. */
export interface Layout extends CsvFormat {
  /** Names of the columns, unique: repeated ones get `_2`, empty ones `column_4`. */
  columns: string[]
  /** Columns after those, in a file of rejected rows, that say why they were. */
  reasonColumns: number
  /** A second line of names under the header, folded, such as API names under labels; null where there is none. */
  secondHeader: string[] | null
  /** Records above the header, blank lines left out: titles, and the separator hint Excel writes. */
  recordsAbove: string[]
  /** Number of the header's first physical line, from 1 on. */
  headerLine: number
  /** Whether the header is the file's first physical line. */
  headerFirst: boolean
}

const delimiters = [',', ';', '\t', '|']
const sampleBytes = 1 << 18

/** Finds delimiter, quotes and header of a file from its head; null where there is no line with text. */
export function detectLayout(
  path: string,
  bytes: number,
  encoding: Encoding,
  knownHeaders: ReadonlySet<string>
): Layout | null {
  const head = decode(readBytes(path, encoding.bom, sampleBytes), encoding, bytes <= sampleBytes)
  if (head.trim() === '') return null
  const format = detectFormat(head)
  const records = readRecords(head, format, 200)
  // A lone quotation mark is text, and no record.
  if (records.length === 0) return null
  const header = headerOf(records, knownHeaders)
  const headerAt = records.indexOf(header)
  const named = columnNames(header)
  const reasons = reasonColumnsOf(named)
  const columns = named.slice(0, named.length - reasons)
  const secondHeader = secondHeaderOf(records[headerAt + 1] ?? [], columns, knownHeaders)
  const first = readRecord(head, 0, format, true)
  const headerFirst =
    headerAt === 0 && first !== null && first.cells.length === named.length && first.end === first.firstLineEnd
  const recordsAbove = records.slice(0, headerAt).map((cells) => cells.filter((cell) => cell !== '').join(' '))
  const headerLine = lineOfRecord(head, format, headerAt)
  return { ...format, columns, reasonColumns: reasons, secondHeader, recordsAbove, headerLine, headerFirst }
}

/** How many columns at the end are those of a file of rejected rows. */
function reasonColumnsOf(columns: readonly string[]): number {
  const last = columns.slice(-reasonColumns.length)
  const isRejects = columns.length > last.length && last.every((name, i) => foldHeader(name) === reasonColumns[i])
  return isRejects ? last.length : 0
}

/** The number of the physical line at which the n-th record that is no blank line begins. */
function lineOfRecord(text: string, format: CsvFormat, n: number): number {
  for (let at = 0, records = 0; at < text.length;) {
    const record = readRecord(text, at, format, true)
    if (record === null) break
    if (!isBlank(record.cells) && records++ === n) return text.slice(0, at).split(format.newline).length
    at = record.end
  }
  return 1
}

/** Folds a header for comparison: marks that cannot be seen, white space, case. */
export const foldHeader = (text: string) => visible(text.normalize('NFC')).toLowerCase()

const visible = (text: string) =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1')

/** Header texts as shown and kept: white space folded, repeated and empty ones renamed. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = visible(cell) || `column_${i + 1}`
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1
    seen.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name}_${times}`
  })
}

function decode(bytes: Buffer, encoding: Encoding, whole: boolean): string {
  const text = decoderOf(encoding.label).decode(bytes, false)
  if (whole) return text
  const end = text.lastIndexOf('\n')
  return end > 0 ? text.slice(0, end + 1) : text
}

function detectFormat(head: string): CsvFormat {
  const newline = head.includes('\n') ? '\n' : '\r'
  const hint = /^sep=(.)\r?\n/.exec(head)
  const quote = detectQuote(head)
  const escape = detectEscape(head, quote)
  const delimiter = hint?.[1] ?? bestDelimiter(head, { quote, escape, newline })
  return { delimiter, quote, escape, newline }
}

/** Apostrophes are quotes where no quotation mark occurs and at least two whole cells stand in them. */
function detectQuote(head: string): string {
  if (head.includes('"')) return '"'
  const cells = head.match(/(^|[,;\t|\r\n])'[^\r\n]*?'(?=$|[,;\t|\r\n])/g) ?? []
  return cells.length >= 2 ? "'" : '"'
}

/** A backslash escapes where it stands before quotes inside cells and no quote is doubled. */
function detectEscape(head: string, quote: string): string {
  const escaped = new RegExp(`\\\\${quote}[^,;\\t|\\r\\n]`).test(head)
  const doubled = new RegExp(`[^,;\\t|\\r\\n]${quote}${quote}[^,;\\t|\\r\\n]`).test(head)
  return escaped && !doubled ? '\\' : quote
}

/** The delimiter that gives the most lines of one and the same width above one; a comma where none does. */
function bestDelimiter(head: string, format: Omit<CsvFormat, 'delimiter'>): string {
  const scored = delimiters.map((delimiter) => {
    const widths = withoutComments(readRecords(head, { ...format, delimiter }, 100)).map((record) => record.length)
    const counts = new Map<number, number>()
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
    const [width, lines] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
    return { delimiter, score: (lines / Math.max(1, widths.length)) * Math.log2(1 + width) }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : ','
}

/**
 * The header is the line among the first twenty that holds most names the dialects know; where none is known, the first
 * line as wide as most lines are and with a name in most of its cells.
 */
function headerOf(all: readonly string[][], knownHeaders: ReadonlySet<string>): string[] {
  const records = withoutComments(all)
  const known = records
    .slice(0, 20)
    .map((record) => new Set(record.map(foldHeader).filter((cell) => knownHeaders.has(cell))).size)
  const most = Math.max(0, ...known)
  if (most >= 2) return records[known.indexOf(most)]!
  const widths = new Map<number, number>()
  for (const record of records) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  const usual = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
  const filled = (record: readonly string[]) => record.filter((cell) => cell.trim() !== '').length
  const isHeader = (record: readonly string[]) => record.length >= usual && filled(record) * 2 > usual
  return records.find(isHeader) ?? records[0]!
}

/** Lines that begin with # say something about the file, unless all of them do. */
function withoutComments(records: readonly string[][]): readonly string[][] {
  const rest = records.filter((record) => !isComment(record))
  return rest.length > 0 ? rest : records
}

/** A line of names under the header: most of its cells are names that the dialects know, and other than the header's. */
function secondHeaderOf(
  record: readonly string[],
  columns: readonly string[],
  knownHeaders: ReadonlySet<string>
): string[] | null {
  const names = record.map(foldHeader)
  const filled = names.filter((name) => name !== '')
  const known = filled.filter((name) => knownHeaders.has(name)).length
  const repeats = names.every((name, i) => name === foldHeader(columns[i] ?? ''))
  return known >= 2 && known * 2 > filled.length && !repeats ? names : null
}
