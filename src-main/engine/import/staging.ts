import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { createReadStream, createWriteStream, linkSync, mkdirSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decoderOf } from './decoder'
import { readBytes, wholeCharacters, type Encoding } from './encoding'

const block = 4 << 20

export interface Digest {
  sha256: string
  /** Whether all of the file is UTF-8. */
  utf8: boolean
  /** Whether NUL bytes occur in text that has none of its own. */
  hasNul: boolean
  /** Whether tabs, no-break or zero-width spaces may stand around values. */
  hasRareBlanks: boolean
}

/** Reads all of a file once; `encoding` and `delimiter` are those of its head. */
export async function digest(
  path: string,
  { label, bom }: Encoding,
  delimiter: string,
  signal: AbortSignal
): Promise<Digest> {
  const hash = createHash('sha256')
  const marks = ['\u00a0', '\u200b', '\ufeff', ...(delimiter === '\t' ? [] : ['\t'])].map((mark) => Buffer.from(mark))
  let utf8 = true
  // Other encodings write blanks with other bytes.
  let hasNul = false
  let hasRareBlanks = label !== 'utf-8'
  let rest: Buffer = Buffer.alloc(0)
  let end: Buffer = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of createReadStream(path, { highWaterMark: block, signal })) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    hasNul ||= !label.startsWith('utf-16') && bytes.includes(0)
    if (!hasRareBlanks) {
      const text = isFirst ? bytes.subarray(bom) : bytes
      const seam = Buffer.concat([end, text.subarray(0, 2)])
      hasRareBlanks = marks.some((mark) => text.includes(mark) || seam.includes(mark))
      end = text.subarray(-2)
    }
    isFirst = false
    if (!utf8) continue
    const joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    const whole = wholeCharacters(joined)
    rest = joined.subarray(whole.length)
    utf8 = isUtf8(whole)
  }
  return { sha256: hash.digest('hex'), utf8: utf8 && rest.length === 0, hasNul, hasRareBlanks }
}

/** The one folder DuckDB may read, made for one import and removed after it. */
export class Staging {
  #count = 0

  constructor(readonly folder: string) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  /** A path for a new file in the folder. */
  newPath(): string {
    return join(this.folder, `${this.#count++}.csv`)
  }

  /** Lays a file into the folder as UTF-8: linked where it can stay as it is, else copied or decoded. */
  async lay(path: string, encoding: Encoding, signal: AbortSignal): Promise<string> {
    const staged = this.newPath()
    if (encoding.label !== 'utf-8' || encoding.broken) {
      const decoder = decoderOf(encoding.label)
      const decode = new Transform({
        transform: (chunk: Buffer, _, next) => next(null, Buffer.from(decoder.decode(chunk, true))),
        flush: (next) => next(null, Buffer.from(decoder.decode(new Uint8Array(), false)))
      })
      await pipeline(createReadStream(path, { highWaterMark: block }), decode, createWriteStream(staged), { signal })
      return staged
    }
    try {
      linkSync(path, staged)
    } catch {
      // Another disk, or a file system without links: a copy does as well.
      await copyFile(path, staged)
    }
    return staged
  }

  /** A copy of the first bytes of a file, to the end of a line where one is told. */
  async head(path: string, bytes: number, signal: AbortSignal, newline?: string): Promise<string> {
    const part = this.newPath()
    let length = bytes
    if (newline !== undefined) {
      const end = readBytes(path, 0, bytes).lastIndexOf(newline)
      if (end > 0) length = end + 1
    }
    await pipeline(createReadStream(path, { end: length - 1, highWaterMark: block }), createWriteStream(part), {
      signal
    })
    return part
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
