import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { LensFault } from '#contract/faults'
import { readBytes } from '../encoding'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'
import { checkUnpacked, damaged } from './limits'

/** The files in a zip, those of hidden folders left out; written as they stream by, under names of the staging folder. */
export async function unpackZip(input: InputFile, { staging, signal }: Unpacking): Promise<InputFile[]> {
  if (isEncrypted(input)) throw locked(input)
  const entries: ZipEntry[] = []
  let unpacked = 0
  const unzip = new Unzip((entry) => {
    if (entry.name.endsWith('/') || isHidden(entry.name)) return
    entries.push(
      new ZipEntry(entry, input, staging.newPath(), (bytes) => {
        unpacked += bytes
        checkUnpacked(input, unpacked)
      })
    )
  })
  unzip.register(UnzipInflate)
  try {
    for await (const chunk of createReadStream(input.file, { highWaterMark: 1 << 20, signal }))
      unzip.push(chunk as Buffer)
    unzip.push(new Uint8Array(0), true)
    const open = entries.find(({ isWhole }) => !isWhole)
    if (open) throw new Error(`${open.table.path} ends before it should`)
  } catch (error) {
    if (error instanceof LensFault || signal.aborted) throw error
    throw damaged(input, 'zip archive', error)
  } finally {
    for (const entry of entries) entry.close()
  }
  return entries.map(({ table }) => table)
}

/** Whether the first file in an archive is encrypted: bit 0 of its flags (APPNOTE 4.4.4). */
const isEncrypted = ({ file }: InputFile) => (readBytes(file, 6, 1)[0]! & 1) === 1

const locked = ({ path }: InputFile) =>
  new LensFault({
    code: 'bad-input',
    message: `${path} is protected by a password.`,
    hint: 'Unpack it, and give the files in it.',
    where: path
  })

const isHidden = (name: string) => name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

class ZipEntry {
  readonly table: InputFile
  isWhole = false
  readonly #descriptor: number

  constructor(entry: UnzipFile, archive: InputFile, file: string, onBytes: (bytes: number) => void) {
    this.table = { path: `${archive.path}/${entry.name}`, file, bytes: 0 }
    this.#descriptor = openSync(file, 'w')
    entry.ondata = (error, chunk, isLast) => {
      if (error) throw error
      onBytes(chunk.length)
      writeSync(this.#descriptor, chunk)
      this.table.bytes += chunk.length
      this.isWhole ||= isLast
    }
    entry.start()
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}
