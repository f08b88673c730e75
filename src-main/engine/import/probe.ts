import { basename } from 'node:path'
import { LensFault } from '#contract/faults'
import type { Dialect } from './dialect'
import { detectEncoding, readBytes, type Encoding } from './encoding'
import type { InputFile } from './inputs'
import type { ImportWarning, Mapping } from '#contract/import'
import { detectLayout, type Layout } from './layout'
import { fingerprintOf, recognitionFrom } from './mapping'
import { recognise, type Recognition } from './recognise'

/** A file whose layout and meaning are known. */
export interface RecognisedFile extends InputFile {
  encoding: Encoding
  layout: Layout
  recognition: Recognition
}

/** A file that holds nothing to import, with the reason as a fault that can be thrown where it is the only one. */
export interface OtherFile extends InputFile {
  encoding: Encoding | null
  layout: Layout | null
  fault: LensFault
  /** Whether the file surely is part of the export, so that nothing should be imported without it. */
  isFatal: boolean
}

/** What the importer makes of a file from its head and tail, loading nothing. */
export function probe(
  file: InputFile,
  dialects: readonly Dialect[],
  known: ReadonlySet<string>,
  mappings: ReadonlyMap<string, Mapping>
): RecognisedFile | OtherFile {
  const name = basename(file.path)
  if (file.fault) return { ...file, encoding: null, layout: null, fault: file.fault, isFatal: false }
  const other = (
    code: 'empty-file' | 'not-text' | 'nothing-recognised' | 'missing-column',
    message: string,
    hint: string,
    found?: Partial<OtherFile>
  ) => ({
    encoding: null,
    layout: null,
    ...found,
    ...file,
    fault: new LensFault({ code, message, hint, where: file.path }),
    isFatal: false
  })
  if (file.bytes === 0) return other('empty-file', `${name} is empty.`, 'Export it again.')
  const head = readBytes(file.file, 0, 1 << 20)
  const encoding = detectEncoding(head)
  if (encoding === null || (!file.isUnpacked && !tableEnding(name))) {
    return other('not-text', `${name} is not a text table.`, 'Export it as CSV, XLSX, Parquet or JSON lines.', {
      encoding
    })
  }
  const layout = detectLayout(file.file, file.bytes, encoding, known)
  if (layout === null)
    return other('empty-file', `${name} holds nothing but blank lines.`, 'Export it again.', { encoding })
  const mapped = mappings.get(fingerprintOf(layout.columns))
  if (mapped) {
    const recognition = recognitionFrom(mapped, layout.columns, dialects.at(-1)!)
    return { ...file, encoding, layout, recognition }
  }
  const ranked = recognise(file.path, layout.columns, dialects)
  const best = ranked.find(
    ({ missing, confidence, named }) => missing.length === 0 && confidence >= (named ? 0.3 : 0.5)
  )
  const lacking = lacksAColumn(ranked, best)
  if (lacking) {
    const fields = lacking.missing.map((group) => group.join(' or ')).join(', ')
    return {
      ...other(
        'missing-column',
        `${name} looks like ${lacking.kind.id.replaceAll('_', ' ')} data, but has no column for ${fields}.`,
        'Add the column to the export, or rename it so that it says what it holds.',
        { encoding, layout }
      ),
      isFatal: lacking.named
    }
  }
  if (best) return { ...file, encoding, layout, recognition: best }
  return other(
    'nothing-recognised',
    `${name} has columns that no known export has: ${layout.columns.slice(0, 8).join(', ')}.`,
    'Export MSLs, KOLs, interactions and the like, with the headers of your CRM.',
    { encoding, layout }
  )
}

/** What a file surely is but for a column it lacks: a reading that explains far more of it than any complete one. */
function lacksAColumn(ranked: readonly Recognition[], best: Recognition | undefined): Recognition | undefined {
  const explained = best?.columns.size ?? 0
  return ranked.find(
    ({ missing, columns, confidence }) =>
      missing.length > 0 && confidence >= 0.5 && columns.size >= 2 && columns.size >= 2 * explained
  )
}

/** Endings under which tables travel; a JSON beside the tables is none. */
const tableEnding = (name: string) =>
  !/\.(json|md|html?|pdf|xlsx?|zip|gz|parquet|png|jpe?g|docx?|pptx?|lens|wal)$/i.test(name)

/** What a report says of a file that holds nothing to import. */
export const faultWarning = ({ code, message }: LensFault): ImportWarning => ({
  code,
  message,
  because: null,
  column: null,
  count: 0
})

export const isRecognised = (file: RecognisedFile | OtherFile): file is RecognisedFile => 'recognition' in file

/** @throws LensFault where a file of the export can't be read, or none can be imported, saying for each why */
export function requireUsable(files: readonly (RecognisedFile | OtherFile)[]): void {
  for (const file of files) if (!isRecognised(file) && file.isFatal) throw file.fault
  if (files.some(isRecognised)) return
  const others = files.filter((file): file is OtherFile => !isRecognised(file))
  if (others.length === 1) throw others[0]!.fault
  throw new LensFault({
    code: 'nothing-recognised',
    message: `None of the ${others.length} files can be imported. ${others
      .slice(0, 5)
      .map(({ fault }) => fault.message)
      .join(' ')}`,
    hint: 'Choose the folder or files of a CRM export as CSV.',
    where: others
      .map(({ path }) => basename(path))
      .slice(0, 5)
      .join(', ')
  })
}
