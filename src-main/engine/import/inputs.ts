import { readdirSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import { LensFault } from '#contract/faults'
import type { GivenFile } from '../files'
import type { UnreadableRow } from './rescue'

export interface InputFile {
  /** What the user calls it; of a table in an archive or a workbook, its place in there. */
  path: string
  /** Where its bytes lie: the file itself, or what was unpacked from it. */
  file: string
  bytes: number
  /** Whether it came out of an archive or the like, whose ending says nothing of it. */
  isUnpacked?: boolean
  /** Whether its text was made here, from a workbook or the like, so that nobody can look up a line of it. */
  isMade?: boolean
  /** Rows that were no rows where the table was unpacked; they stand in it as empty ones. */
  unreadable?: UnreadableRow[]
  /** Why there is no table to read in it, where that is known already. */
  fault?: LensFault
}

/**
 * The files behind what a user gave: folders are read with their subfolders, hidden files left out, in the order of
 * their paths.
 * @throws LensFault `file-not-found` for a folder without files
 */
export function expandInputs(given: readonly GivenFile[]): InputFile[] {
  const files = new Map<string, InputFile>()
  const names = new Set<string>()
  const add = (file: string, path: string) => {
    if (files.has(file)) return
    const name = apart(path, names)
    names.add(name)
    files.set(file, { path: name, file, bytes: statSync(file).size })
  }
  for (const { path, file } of given) {
    if (!statSync(file).isDirectory()) {
      add(file, path)
      continue
    }
    const found = filesBelow(file)
    if (found.length === 0) {
      throw new LensFault({
        code: 'file-not-found',
        message: `The folder ${path} holds no files.`,
        hint: 'Choose the folder that holds the CSV files of the export.',
        where: path
      })
    }
    for (const below of found) add(below, below)
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A name that no other file has: copies of two folders may share one. */
function apart(path: string, taken: ReadonlySet<string>): string {
  const { dir, name, ext } = parse(path)
  let found = path
  for (let n = 2; taken.has(found); n++) found = join(dir, `${name} (${n})${ext}`)
  return found
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}
