import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { LensFault } from '#contract/faults'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'
import { checkUnpacked, damaged } from './limits'

/** The one file in a gzip. */
export async function unpackGzip(input: InputFile, { staging, signal }: Unpacking): Promise<InputFile[]> {
  const file = staging.newPath()
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length
      try {
        checkUnpacked(input, bytes)
        next(null, chunk)
      } catch (error) {
        next(error as LensFault)
      }
    }
  })
  try {
    await pipeline(createReadStream(input.file), createGunzip(), counting, createWriteStream(file), { signal })
  } catch (error) {
    if (error instanceof LensFault || signal.aborted) throw error
    throw damaged(input, 'gzip file', error)
  }
  return [{ path: input.path, file, bytes: statSync(file).size }]
}
