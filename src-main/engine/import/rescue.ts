import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Dialect } from './dialect'
import { foldHeader, type Layout } from './layout'
import { isNotice } from './notice'
import { unwrapped } from './records'
import { cutRows, type CutRow } from './row-cutter'

/** Where a row stands in its file. */
export interface RowPlace {
  row: number
  /** The physical line it begins on, from 1 on; null in files that have no lines, such as workbooks. */
  line: number | null
}

/** A row that could not be read at all, kept as it was. */
export interface UnreadableRow extends RowPlace {
  code: string
  reason: string
  raw: string
}

export interface Rescued {
  /** Records that are no data: titles above the header, notices, repeated headers. */
  ignored: number
  unreadable: UnreadableRow[]
  /** Rows that were shorter than the header and were filled with empty cells. */
  padded: RowPlace[]
}

/**
 * Reads a file that DuckDB refuses, row by row, and writes what can be read as a strict CSV with the numbers of its row
 * and its line in front. Only rows that are truly unreadable are set aside; lines that are no data are counted.
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
  for await (const rows of cutRows(from, layout, signal)) {
    const text = rows.map((row) => rescue.take(row)).join('')
    if (text !== '' && !out.write(text)) await once(out, 'drain', { signal })
  }
  out.end()
  await once(out, 'finish')
  return rescue.result
}

class Rescue {
  readonly result: Rescued
  readonly #width: number
  readonly #headers: ReadonlySet<string>

  constructor(
    layout: Layout,
    private readonly dialects: readonly Dialect[]
  ) {
    this.#width = layout.columns.length + layout.reasonColumns
    const headers = [layout.columns.map(foldHeader), ...(layout.secondHeader ? [layout.secondHeader] : [])]
    this.#headers = new Set(headers.map((names) => names.join('\u0001')))
    this.result = { ignored: layout.recordsAbove.length, unreadable: [], padded: [] }
  }

  /** The row as a line of a strict CSV; empty where it is no data, or is set aside. */
  take(found: CutRow): string {
    const { row, line, cells, closed } = found
    if (!closed) return this.#refuse(found, 'unclosed-quote', 'a quotation mark is opened and never closed')
    const isRepeat = () => this.#headers.has(cells.map(foldHeader).join('\u0001'))
    if (cells.every((cell) => cell.trim() === '') || isRepeat() || isNotice(cells, this.#width, this.dialects)) {
      this.result.ignored++
      return ''
    }
    if (cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      const reason = `the row has ${cells.length} cells where the header has ${this.#width}`
      return this.#refuse(found, 'too-many-cells', reason)
    }
    if (cells.some((cell) => cell.includes('\u0000'))) {
      return this.#refuse(found, 'nul-byte', 'the row holds NUL bytes, which no text has')
    }
    if (cells.some((cell) => cell.includes('\ufffd'))) {
      return this.#refuse(found, 'broken-text', "the row holds bytes that are no characters in the file's encoding")
    }
    if (cells.length < this.#width) this.result.padded.push({ row, line })
    const full = Array.from({ length: this.#width }, (_, i) => quoted(unwrapped(cells[i] ?? '')))
    return `${row},${line},${full.join(',')}\n`
  }

  #refuse({ row, line, raw }: CutRow, code: string, reason: string): '' {
    this.result.unreadable.push({ row, line, code, reason, raw: raw().replace(/\r?\n$/, '') })
    return ''
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
