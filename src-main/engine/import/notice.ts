import type { Dialect } from './dialect'
import { readBytes } from './encoding'
import type { Layout } from './layout'
import { isBlank, isComment, readRecord } from './records'

const tailBytes = 1 << 16

/**
 * Whether a record is a line that reports put under or between their rows, such as a copyright notice or a total: its
 * first cell reads like one, and it is narrower than the table or has nothing beside that cell.
 */
export function isNotice(cells: readonly string[], width: number, dialects: readonly Dialect[]): boolean {
  if (width < 2) return false
  const text = cells[0]!.trim()
  if (isComment(cells)) return true
  const alone = cells.length < width || cells.slice(1).every((cell) => cell.trim() === '')
  return alone && text !== '' && dialects.some(({ footers }) => footers.some((footer) => footer.test(text)))
}

/** Lines under the data of a file. */
export interface Footer {
  /** As they read, in the order of the file. */
  lines: string[]
  /** Where the file's rows end, in bytes. */
  at: number
}

/**
 * Walks back from the end of a UTF-8 file over notices and the titles between them; null where there are none. A title
 * alone is no footer: it may be a short row.
 */
export function findFooter(path: string, bytes: number, layout: Layout, dialects: readonly Dialect[]): Footer | null {
  const width = layout.columns.length + layout.reasonColumns
  const start = Math.max(0, bytes - tailBytes)
  // One character a byte, so that places in the text are places in the file.
  const tail = readBytes(path, start, tailBytes).toString('latin1')
  let end = tail.length
  let lines: string[] = []
  const narrow: string[] = []
  while (end > 0) {
    const from = tail.lastIndexOf(layout.newline, end - 2) + 1
    const line = Buffer.from(tail.slice(from, end), 'latin1').toString('utf8')
    const record = readRecord(line, 0, layout, true)
    if (record === null) break
    if (!isBlank(record.cells)) {
      const isSure = isNotice(record.cells, width, dialects)
      if (!isSure && record.cells.length > 1) break
      narrow.unshift(record.cells.filter((cell) => cell !== '').join(' '))
      if (isSure || lines.length > 0) lines = [...narrow]
    }
    if (from === 0) break
    end = from
  }
  return lines.length === 0 ? null : { lines, at: start + end }
}
