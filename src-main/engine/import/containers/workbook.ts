import { readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import readWorkbook, { type CellValue } from 'read-excel-file/node'
import { LensFault } from '#contract/faults'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'
import { damaged } from './limits'

/** A workbook is read whole; beyond this size of its parts it would not fit into memory. */
const mostBytes = 1 << 30

/** Every sheet of a workbook as a table of its own. */
export async function unpackWorkbook(input: InputFile, { staging, signal }: Unpacking): Promise<InputFile[]> {
  const content = readFileSync(input.file)
  let bytes = 0
  try {
    unzipSync(content, {
      filter: ({ originalSize }) => {
        bytes += originalSize
        return false
      }
    })
    if (bytes > mostBytes) {
      throw new LensFault({
        code: 'bad-input',
        message: `${input.path} unpacks to ${Math.round(bytes / 1e6)} MB, which is too much for a workbook.`,
        hint: 'Save its sheets as CSV.',
        where: input.path
      })
    }
    const sheets = await readWorkbook(content)
    signal.throwIfAborted()
    return sheets.map(({ sheet, data }) => {
      const file = staging.newPath()
      const text = Papa.unparse(
        data.map((row) => row.map(textOf)),
        { quotes: true, newline: '\n' }
      )
      writeFileSync(file, text === '' ? '' : `${text}\n`)
      return { path: `${input.path} › ${sheet}`, file, bytes: Buffer.byteLength(text), isMade: true }
    })
  } catch (error) {
    if (error instanceof LensFault || signal.aborted) throw error
    throw damaged(input, 'workbook', error)
  }
}

/** A workbook in the wrapping of an older Office, which those with a password have too. */
export const lockedWorkbook = ({ path }: InputFile) =>
  new LensFault({
    code: 'bad-input',
    message: `${path} is protected by a password, or a workbook of Excel 97–2003.`,
    hint: 'Open it in Excel and save it as XLSX without a password, or as CSV.',
    where: path
  })

/** A cell as text: dates as ISO days, or moments without a zone, which a workbook does not know. */
function textOf(cell: CellValue | null): string {
  if (cell === null) return ''
  if (!(cell instanceof Date)) return String(cell)
  const iso = cell.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}
