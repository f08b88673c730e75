import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import Papa from 'papaparse'
import type { Dialect } from './dialect'
import { foldHeader, type Layout } from './layout'

/** A row that could not be read at all, kept as it was. */
export interface UnreadableRow {
  row: number
  code: string
  reason: string
  raw: string
}

export interface Rescued {
  rows: number
  ignored: number
  unreadable: UnreadableRow[]
  /** Rows that were shorter than the header and were filled with empty cells. */
  padded: number
}

/**
 * Reads a file that DuckDB refuses, row by row, and writes what can be read as a strict CSV with the row's number in
 * front. Only rows that are truly unreadable are set aside; lines that are no data are counted.
 * @param from a UTF-8 file; @param to the strict CSV to write
 */
export async function rescueRows(
  from: string,
  to: string,
  layout: Layout,
  dialects: readonly Dialect[],
  signal: AbortSignal
): Promise<Rescued> {
  const width = layout.columns.length
  const header = layout.columns.map(foldHeader).join('\u0001')
  const result: Rescued = { rows: 0, ignored: layout.footerLines, unreadable: [], padded: 0 }
  const footers = dialects.flatMap((dialect) => dialect.footers)
  const out = createWriteStream(to)
  let record = 0
  let above = layout.linesAbove + 1
  let buffer = ''

  const take = (cells: string[]) => {
    if (cells.length === 1 && cells[0]!.trim() === '') return
    if (above > 0) {
      above--
      return
    }
    record++
    const filled = cells.filter((cell) => cell.trim() !== '')
    if (filled.length === 0 || cells.map(foldHeader).join('\u0001') === header) {
      result.ignored++
      return
    }
    if (
      width > 1 &&
      filled.length === 1 &&
      cells[0]!.trim() !== '' &&
      footers.some((footer) => footer.test(cells[0]!.trim()))
    ) {
      result.ignored++
      return
    }
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '')
    if (surplus || cells.some((cell) => cell.includes('\u0000'))) {
      result.unreadable.push({
        row: record,
        code: surplus ? 'too-many-cells' : 'nul-byte',
        reason: surplus
          ? `the row has ${cells.length} cells where the header has ${width}`
          : 'the row holds NUL bytes, which no text has',
        raw: Papa.unparse([cells])
      })
      return
    }
    if (cells.length < width) result.padded++
    result.rows++
    buffer +=
      Papa.unparse([[String(record), ...Array.from({ length: width }, (_, i) => cells[i] ?? '')]], {
        newline: '\n',
        quotes: true
      }) + '\n'
  }

  // The parser is paused while the disk catches up, so that a large file never sits in memory.
  const source = createReadStream(from, { encoding: 'utf8', highWaterMark: 1 << 20, signal })
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(source, {
      delimiter: layout.delimiter,
      chunk: ({ data }, parser) => {
        for (const cells of data) take(cells)
        const full = !out.write(buffer)
        buffer = ''
        if (!full) return
        parser.pause()
        once(out, 'drain').then(() => parser.resume(), reject)
      },
      complete: () => resolve(),
      error: reject
    })
  })
  out.end()
  await once(out, 'finish')
  return result
}
