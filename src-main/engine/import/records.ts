/** How the characters of a file divide it into records and cells. */
export interface CsvFormat {
  delimiter: string
  /** Character around cells that hold a delimiter, a line break or itself. */
  quote: string
  /** What makes a quote inside a quoted cell a character: the quote itself, doubled, or a backslash. */
  escape: string
  /** What ends a record: `\n`, with or without `\r` before it, or `\r` alone. */
  newline: '\n' | '\r'
}

export const plainFormat: CsvFormat = { delimiter: ',', quote: '"', escape: '"', newline: '\n' }

/** One record as it lies in a text. */
export interface TextRecord {
  cells: string[]
  /** Where the next record begins. */
  end: number
  /** Where the first physical line of the record ends; before `end` where a quoted cell holds line breaks. */
  firstLineEnd: number
  /** False where the text ends inside a quoted cell. */
  closed: boolean
}

/**
 * Reads the record that begins at `start`; null where the text ends before the record does and more is to come. A quote
 * inside an unquoted cell is a character, and so is a quote inside a quoted one that no delimiter or line end follows.
 * @param isAll whether nothing follows the text
 */
export function readRecord(text: string, start: number, format: CsvFormat, isAll: boolean): TextRecord | null {
  const { delimiter, quote, newline } = format
  const cells: string[] = []
  let firstLineEnd = -1
  let at = start
  for (;;) {
    if (text[at] === quote) {
      const cell = readQuoted(text, at, format, isAll)
      if (cell === null) return null
      cells.push(cell.value)
      if (firstLineEnd < 0) firstLineEnd = lineEndWithin(text, at, cell.end, newline)
      at = cell.end
      if (!cell.closed) return { cells, end: at, firstLineEnd: firstLineEnd < 0 ? at : firstLineEnd, closed: false }
    } else {
      const line = text.indexOf(newline, at)
      const lineEnd = line < 0 ? text.length : line
      if (line < 0 && !isAll) return null
      const next = text.indexOf(delimiter, at)
      const end = next < 0 || next > lineEnd ? lineEnd : next
      cells.push(text.slice(at, end === lineEnd ? withoutReturn(text, at, lineEnd, newline) : end))
      at = end
    }
    if (text[at] === delimiter) {
      at++
      if (at === text.length && !isAll) return null
      continue
    }
    const end = Math.min(text.length, at + newlineLength(text, at, newline))
    return { cells, end, firstLineEnd: firstLineEnd < 0 ? end : firstLineEnd, closed: true }
  }
}

/** All records of a text, blank lines left out. */
export function readRecords(text: string, format: CsvFormat, atMost = Infinity): string[][] {
  const records: string[][] = []
  for (let at = 0; at < text.length && records.length < atMost;) {
    const record = readRecord(text, at, format, true)
    if (record === null) break
    if (!isBlank(record.cells)) records.push(record.cells)
    at = record.end
  }
  return records
}

/** A blank line is nobody's row; a line of delimiters alone is one. */
export const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0]!.trim() === ''

/** Excel keeps the zeros of an id by writing it as a formula: `="00123"`. */
export const unwrapped = (cell: string) => /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell

/** A line that says something about the file: it begins with # and nothing stands beside. */
export const isComment = (cells: readonly string[]) =>
  cells[0]!.startsWith('#') && cells.slice(1).every((cell) => cell.trim() === '')

interface QuotedCell {
  value: string
  end: number
  closed: boolean
}

function readQuoted(text: string, open: number, format: CsvFormat, isAll: boolean): QuotedCell | null {
  const { quote, escape } = format
  const parts: string[] = []
  let from = open + 1
  let at = from
  for (;;) {
    const mark = nextMark(text, at, quote, escape)
    if (mark < 0) {
      return isAll ? { value: parts.join('') + text.slice(from), end: text.length, closed: false } : null
    }
    if (mark + 1 === text.length && !isAll) return null
    const next = text[mark + 1]
    const escapes = text[mark] === escape && (next === quote || (escape !== quote && next === escape))
    if (escapes) {
      parts.push(text.slice(from, mark))
      from = mark + 1
      at = mark + 2
    } else if (text[mark] === quote && endsCell(text, mark + 1, format)) {
      return { value: parts.join('') + text.slice(from, mark), end: mark + 1, closed: true }
    } else {
      at = mark + 1
    }
  }
}

function nextMark(text: string, at: number, quote: string, escape: string): number {
  const quoteAt = text.indexOf(quote, at)
  if (escape === quote) return quoteAt
  const escapeAt = text.indexOf(escape, at)
  return quoteAt < 0 ? escapeAt : escapeAt < 0 ? quoteAt : Math.min(quoteAt, escapeAt)
}

function endsCell(text: string, at: number, { delimiter, newline }: CsvFormat): boolean {
  return at >= text.length || text[at] === delimiter || newlineLength(text, at, newline) > 0
}

function newlineLength(text: string, at: number, newline: string): number {
  if (text[at] === newline) return 1
  return newline === '\n' && text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0
}

function withoutReturn(text: string, from: number, lineEnd: number, newline: string): number {
  return newline === '\n' && lineEnd > from && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
}

/** The end of the physical line at `from`, where it lies before `to`; else −1. */
function lineEndWithin(text: string, from: number, to: number, newline: string): number {
  const at = text.indexOf(newline, from)
  return at >= 0 && at < to ? at + 1 : -1
}
