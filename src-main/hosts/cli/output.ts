import { writeSync } from 'node:fs'
import type { Progress } from '#engine/engine'

/** Prints one JSON document to stdout, in one piece even where stdout is a slow pipe. */
export function printJson(document: object): void {
  writeAll(`${JSON.stringify({ schemaVersion: 1, ...document })}\n`)
}

/** Prints text to stdout. */
export const printText = (text: string) => writeAll(`${text}\n`)

/** Prints a note to stderr, which never carries results. */
export const printNote = (text: string) => process.stderr.write(`${text}\n`)

function writeAll(text: string): void {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(1, bytes, done)
    } catch (error) {
      // A full pipe answers EAGAIN until its reader has caught up.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

/** Rows as an aligned table for people; numbers to the right. */
export function printTable(columns: string[], rows: readonly (readonly (string | number | null)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))
  const widths = columns.map((name, c) => Math.max(name.length, ...cells.map((row) => row[c]?.length ?? 0)))
  const right = columns.map(
    (_, c) => rows.length > 0 && rows.every((row) => row[c] === null || typeof row[c] === 'number')
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd()
  printText([line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n'))
}

/** Shows progress on stderr: a bar on a terminal, a plain line every tenth elsewhere. */
export function progressReporter(): (progress: Progress) => void {
  let lastTenth = -1
  const started = performance.now()
  return ({ fraction, phase, rowsDone, rowsTotal }) => {
    const rows = rowsTotal === null ? '' : ` ${rowsDone.toLocaleString('en')} of ${rowsTotal.toLocaleString('en')} rows`
    const elapsed = (performance.now() - started) / 1000
    const left = fraction > 0.05 && fraction < 1 ? `, ${Math.ceil((elapsed * (1 - fraction)) / fraction)} s left` : ''
    const text = `${String(Math.round(fraction * 100)).padStart(3)} % ${phase}${rows}${left}`
    if (process.stderr.isTTY) {
      const filled = Math.round(fraction * 24)
      process.stderr.write(
        `\r\x1b[2K${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${text}${fraction >= 1 ? '\n' : ''}`
      )
      return
    }
    const tenth = Math.floor(fraction * 10)
    if (tenth > lastTenth) printNote(text)
    lastTenth = Math.max(lastTenth, tenth)
  }
}
