import { LensFault } from '#contract/faults'
import type { Connection } from '../../workspace/connection'
import { readBytes } from '../encoding'
import type { InputFile } from '../inputs'
import type { Staging } from '../staging'
import { unpackGzip } from './gzip'
import { unpackJsonLines } from './json-lines'
import { unpackParquet } from './parquet'
import { lockedWorkbook, unpackWorkbook } from './workbook'
import { unpackZip } from './zip'

/** What unpacking needs: a folder to write to, and a connection that may read and write in it. */
export interface Unpacking {
  staging: Staging
  reader: Connection
  signal: AbortSignal
}

/**
 * The tables in the files a user gave: plain files as they are, and what lies in archives, workbooks, Parquet and JSON
 * lines as CSV in the staging folder, under names that tell where it came from.
 * A container that is damaged, or unpacks to far more than it should, is told by its fault and keeps no other out.
 */
export async function unpackInputs(inputs: readonly InputFile[], context: Unpacking): Promise<InputFile[]> {
  const tables: InputFile[] = []
  for (const input of inputs) {
    context.signal.throwIfAborted()
    const found = await unpack(input, context).catch((error: unknown) => [unusable(input, error)])
    tables.push(...found.map((table) => ({ ...table, isUnpacked: table.file !== input.file })))
  }
  return tables
}

function unusable(input: InputFile, error: unknown): InputFile {
  if (error instanceof LensFault && error.code === 'bad-input') return { ...input, fault: error }
  throw error
}

async function unpack(input: InputFile, context: Unpacking): Promise<InputFile[]> {
  const head = readBytes(input.file, 0, 4).toString('latin1')
  if (/\.(jsonl|ndjson)$/i.test(input.path)) return unpackJsonLines(input, context)
  if (head === 'PAR1') return unpackParquet(input, context)
  if (head.startsWith('\u001f\u008b')) return unpackGzip(input, context)
  if (head === 'PK\u0003\u0004')
    return /\.xls[xm]$/i.test(input.path) ? unpackWorkbook(input, context) : unpackZip(input, context)
  if (head === '\u00d0\u00cf\u0011\u00e0' && /\.xlsx?$/i.test(input.path)) throw lockedWorkbook(input)
  return [input]
}
