import Papa from 'papaparse'
import type { Dialect } from './dialect'
import { readBytes, type Encoding } from './encoding'

/** How the text of a file is laid out as a table. */
export interface Layout {
  delimiter: string
  /** Names of the columns, unique: repeated ones get `_2`, empty ones `column_4`. */
  columns: string[]
  /** Records above the header: titles, and the separator hint Excel writes. */
  linesAbove: number
  /** Records under the data that are no data. */
  footerLines: number
  /** Where the footer begins, in bytes from the file's start; null where there is none. */
  footerAt: number | null
}

const delimiters = [',', ';', '\t', '|']
const sampleBytes = 1 << 18
const tailBytes = 1 << 16

/** Finds delimiter, header and footer of a file from its head and tail; null where there is no line with text. */
export function detectLayout(
  path: string,
  bytes: number,
  encoding: Encoding,
  dialects: readonly Dialect[],
  knownHeaders: ReadonlySet<string>
): Layout | null {
  const head = decode(readBytes(path, encoding.bom, sampleBytes), encoding, bytes <= sampleBytes)
  if (head.trim() === '') return null
  const hint = /^sep=(.)\r?\n/.exec(head)
  const delimiter = hint?.[1] ?? bestDelimiter(head)
  const rows = Papa.parse<string[]>(head, { delimiter, preview: 200 }).data.filter((row) =>
    row.some((cell) => cell.trim() !== '')
  )
  const headerAt = headerIndex(rows, knownHeaders)
  const columns = columnNames(rows[headerAt] ?? [])
  const footer = encoding.label === 'utf-8' ? findFooter(path, bytes, columns.length, delimiter, dialects) : null
  return { delimiter, columns, linesAbove: headerAt, footerLines: footer?.lines ?? 0, footerAt: footer?.at ?? null }
}

/** Folds a header for comparison: marks that cannot be seen, white space, case. */
export const foldHeader = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()

/** Header texts as shown and kept: white space folded, repeated and empty ones renamed. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name =
      cell
        .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim() || `column_${i + 1}`
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1
    seen.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name}_${times}`
  })
}

function decode(bytes: Buffer, encoding: Encoding, whole: boolean): string {
  const text = new TextDecoder(encoding.label).decode(bytes)
  if (whole) return text
  const end = text.lastIndexOf('\n')
  return end > 0 ? text.slice(0, end + 1) : text
}

/** The delimiter that gives the most lines of one and the same width above one; a comma where none does. */
function bestDelimiter(head: string): string {
  const scored = delimiters.map((delimiter) => {
    const widths = Papa.parse<string[]>(head, { delimiter, preview: 100 }).data.map((row) => row.length)
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
 * line as wide as most lines are.
 */
function headerIndex(rows: readonly string[][], knownHeaders: ReadonlySet<string>): number {
  const known = rows
    .slice(0, 20)
    .map((row) => new Set(row.map(foldHeader).filter((cell) => knownHeaders.has(cell))).size)
  const most = Math.max(0, ...known)
  if (most >= 2) return known.indexOf(most)
  const widths = new Map<number, number>()
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  const usual = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0]
  return Math.max(
    0,
    rows.findIndex((row) => row.length === usual)
  )
}

/** Walks back from the end over lines that are narrower than the table and read like a report's footer. */
function findFooter(path: string, bytes: number, width: number, delimiter: string, dialects: readonly Dialect[]) {
  if (width < 2) return null
  const start = Math.max(0, bytes - tailBytes)
  const tail = readBytes(path, start, tailBytes).toString('latin1')
  const footers = dialects.flatMap((dialect) => dialect.footers)
  let end = tail.length
  let lines = 0
  let narrow = 0
  while (end > 0) {
    const from = tail.lastIndexOf('\n', end - 2) + 1
    const line = tail.slice(from, end).trim()
    if (line !== '') {
      const cells = (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []).filter((cell) => cell.trim() !== '')
      const text = Buffer.from(cells[0] ?? '', 'latin1')
        .toString('utf8')
        .trim()
      const isFooter = cells.length <= 1 && footers.some((footer) => footer.test(text))
      const isTitle = cells.length === 1 && !line.includes(delimiter) && !line.endsWith('"' + delimiter)
      if (!isFooter && !isTitle) break
      narrow++
      // A title counts as footer only above a line that surely is one.
      if (isFooter || lines > 0) lines = narrow
    }
    end = from
  }
  // What is cut off begins right after the last row, blank lines included.
  return lines === 0 ? null : { lines, at: start + end }
}
