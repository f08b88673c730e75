import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Dialect } from './dialect'
import { foldHeader, type Layout } from './layout'
import { isNotice } from './notice'
import { isBlank, readRecord, unwrapped } from './records'

/** A row that could not be read at all, kept as it was. */
export interface UnreadableRow {
  row: number
  code: string
  reason: string
  raw: string
}

export interface Rescued {
  /** Records that are no data: titles above the header, notices, repeated headers. */
  ignored: number
  unreadable: UnreadableRow[]
  /** Rows that were shorter than the header and were filled with empty cells. */
  padded: number[]
}

/** No honest record is longer; a quote that is never closed must not swallow the rest of the file. */
const longestRecord = 1 << 24

/**
 * Reads a file that DuckDB refuses, row by row, and writes what can be read as a strict CSV with the row's number in
 * front. Only rows that are truly unreadable are set aside; lines that are no data are counted. A quoted cell that runs
 * over the end of its line and makes the row too wide or never ends is a quote that was not closed: its line alone is
 * set aside.
 * @param from a UTF-8 file; @param to the strict CSV to write
 */
export async function rescueRows(
  from: string,
  to: string,
  layout: Layout,
  dialects: readonly Dialect[],
  signal: AbortSignal
): Promise<Rescued> {
  const rescue = new Rescue(layout, dialects)
  const out = createWriteStream(to)
  let rest = ''
  const take = async (isAll: boolean) => {
    rest = rest.slice(rescue.take(rest, isAll))
    const text = rescue.written()
    if (text !== '' && !out.write(text)) await once(out, 'drain', { signal })
  }
  for await (const chunk of createReadStream(from, { encoding: 'utf8', highWaterMark: 1 << 20, signal })) {
    rest += chunk as string
    await take(false)
  }
  await take(true)
  out.end()
  await once(out, 'finish')
  return rescue.result
}

class Rescue {
  readonly result: Rescued = { ignored: 0, unreadable: [], padded: [] }
  readonly #width: number
  readonly #headers: ReadonlySet<string>
  #above: number
  #row = 0
  #lines: string[] = []

  constructor(
    private readonly layout: Layout,
    private readonly dialects: readonly Dialect[]
  ) {
    this.#width = layout.columns.length + layout.reasonColumns
    const headers = [layout.columns.map(foldHeader), ...(layout.secondHeader ? [layout.secondHeader] : [])]
    this.#headers = new Set(headers.map((names) => names.join('\u0001')))
    this.#above = layout.recordsAbove.length
  }

  /** Takes the records of a text that are complete; returns where the first one that is not begins. */
  take(text: string, isAll: boolean): number {
    let at = 0
    while (at < text.length) {
      const isLong = text.length - at > longestRecord
      const record = readRecord(text, at, this.layout, isAll || isLong)
      if (record === null) break
      const runsOver = record.firstLineEnd < record.end
      if (this.#above < 0 && (!record.closed || (runsOver && record.cells.length !== this.#width))) {
        this.#row++
        this.#refuse(
          'unclosed-quote',
          'a quotation mark is opened and never closed',
          text.slice(at, record.firstLineEnd)
        )
        at = record.firstLineEnd
        continue
      }
      this.#takeRecord(record.cells, () => text.slice(at, record.end))
      at = record.end
    }
    return at
  }

  /** What was written since the last call. */
  written(): string {
    const text = this.#lines.join('')
    this.#lines = []
    return text
  }

  #takeRecord(cells: string[], raw: () => string): void {
    if (isBlank(cells)) return
    if (this.#above >= 0) {
      if (this.#above > 0) this.result.ignored++
      this.#above--
      return
    }
    this.#row++
    const isRepeat = () => this.#headers.has(cells.map(foldHeader).join('\u0001'))
    if (cells.every((cell) => cell.trim() === '') || isRepeat() || isNotice(cells, this.#width, this.dialects)) {
      this.result.ignored++
      return
    }
    if (cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      const reason = `the row has ${cells.length} cells where the header has ${this.#width}`
      return this.#refuse('too-many-cells', reason, raw())
    }
    if (cells.some((cell) => cell.includes('\u0000'))) {
      return this.#refuse('nul-byte', 'the row holds NUL bytes, which no text has', raw())
    }
    if (cells.some((cell) => cell.includes('\ufffd'))) {
      return this.#refuse('broken-text', "the row holds bytes that are no characters in the file's encoding", raw())
    }
    if (cells.length < this.#width) this.result.padded.push(this.#row)
    const full = Array.from({ length: this.#width }, (_, i) => quoted(unwrapped(cells[i] ?? '')))
    this.#lines.push(`${this.#row},${full.join(',')}\n`)
  }

  #refuse(code: string, reason: string, raw: string): void {
    this.result.unreadable.push({ row: this.#row, code, reason, raw: raw.replace(/\r?\n$/, '') })
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
