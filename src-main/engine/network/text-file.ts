import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { LensFault } from '#contract/faults'
import { detectEncoding, readBytes } from '../import/encoding'

/** The text of a file in whatever encoding it has. @throws LensFault `not-text`, telling by `hint` what is expected */
export function readTextFile(path: string, hint: string): string {
  const isFile = statSync(path).isFile()
  const encoding = isFile ? detectEncoding(readBytes(path, 0, 1 << 20)) : null
  if (encoding !== null) return new TextDecoder(encoding.label).decode(readFileSync(path))
  throw new LensFault({
    code: 'not-text',
    message: `${basename(path)} is ${isFile ? 'not a text file' : 'a folder'}.`,
    hint,
    where: path
  })
}
