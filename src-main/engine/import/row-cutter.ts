import { createReadStream } from 'node:fs'
import type { Layout } from './layout'
import { isBlank, readRecord } from './records'

/** A row of a file as it stands there. */
export interface CutRow {
  /** From 1 on after the header; blank lines are no rows. */
  row: number
  /** The physical line of the file it begins on, from 1 on. */
  line: number
  cells: string[]
  /** False for a line that opens a quotation mark which is never closed. */
  closed: boolean
  raw: () => string
}

/** No honest record is longer; a quote that is never closed must not swallow the rest of the file. */
const longestRecord = 1 << 24

/**
 * Cuts a text that comes in pieces into the rows under its header. A quoted cell that runs over the end of its line and
 * makes the row too wide or never ends is a quote that was not closed: its line alone is the row.
 */
class RowCutter {
  readonly #width: number
  #above: number
  #row = 0
  #line = 1

  constructor(private readonly layout: Layout) {
    this.#width = layout.columns.length + layout.reasonColumns
    this.#above = layout.recordsAbove.length
  }

  /** The rows of a text that are complete, and where the first one that is not begins. */
  take(text: string, isAll: boolean): { rows: CutRow[]; end: number } {
    const rows: CutRow[] = []
    let at = 0
    while (at < text.length) {
      const isLong = text.length - at > longestRecord
      const record = readRecord(text, at, this.layout, isAll || isLong)
      if (record === null) break
      const { cells, firstLineEnd } = record
      const runsOver = firstLineEnd < record.end
      const isUnclosed = this.#above < 0 && (!record.closed || (runsOver && cells.length !== this.#width))
      const [from, end, line] = [at, isUnclosed ? firstLineEnd : record.end, this.#line]
      const raw = () => text.slice(from, end)
      at = end
      this.#line += runsOver && !isUnclosed ? raw().split(this.layout.newline).length - 1 : 1
      if (!isUnclosed && isBlank(cells)) continue
      if (this.#above >= 0) this.#above--
      else rows.push({ row: ++this.#row, line, cells, closed: !isUnclosed, raw })
    }
    return { rows, end: at }
  }
}

/** The rows of a UTF-8 file, some at a time. */
export async function* cutRows(path: string, layout: Layout, signal: AbortSignal): AsyncGenerator<CutRow[]> {
  const cutter = new RowCutter(layout)
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20, signal })) {
    rest += chunk as string
    const { rows, end } = cutter.take(rest, false)
    yield rows
    rest = rest.slice(end)
  }
  yield cutter.take(rest, true).rows
}

/** The physical lines on which rows of a UTF-8 file begin, by their numbers; the file is read up to the last of them. */
export async function linesOfRows(
  path: string,
  layout: Layout,
  wanted: readonly number[],
  signal: AbortSignal
): Promise<Map<number, number>> {
  const lines = new Map<number, number>()
  const left = new Set(wanted)
  for await (const rows of cutRows(path, layout, signal)) {
    for (const { row, line } of rows) if (left.delete(row)) lines.set(row, line)
    if (left.size === 0) break
  }
  return lines
}
