import { statSync } from 'node:fs'
import type { Dialect } from './dialect'
import { lateEncoding, type Encoding } from './encoding'
import type { InputFile } from './inputs'
import type { Layout } from './layout'
import { findFooter } from './notice'
import type { Digest, Staging } from './staging'
import type { StagedFile } from './text-source'

/** A table of text whose encoding and layout are known from its head. */
export interface TextFile extends InputFile {
  encoding: Encoding
  layout: Layout
}

/** The encoding of all of a file, whose head may have been plainer than the rest. */
export function wholeEncoding(file: TextFile, { utf8 }: Digest, signal: AbortSignal): Promise<Encoding> {
  const isLate = file.encoding.label === 'utf-8' && !utf8
  return isLate ? lateEncoding(file.file, signal) : Promise.resolve(file.encoding)
}

/** Lays a file where DuckDB may read it, without the lines under its data. */
export async function stageFile(
  staging: Staging,
  { file, layout, isMade = false, unreadable = [] }: TextFile,
  encoding: Encoding,
  { hasNul, hasRareBlanks }: Digest,
  dialects: readonly Dialect[],
  signal: AbortSignal
): Promise<StagedFile> {
  const laid = await staging.lay(file, encoding, signal)
  const footer = findFooter(laid, statSync(laid).size, layout, dialects)
  return {
    path: footer === null ? laid : await staging.head(laid, footer.at, signal),
    hasLines: !isMade,
    layout,
    footer: footer?.lines ?? [],
    unreadable,
    broken: (encoding.broken ?? false) || hasNul,
    hasRareBlanks
  }
}
