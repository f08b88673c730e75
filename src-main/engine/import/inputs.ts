import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LensFault } from '#contract/faults'
import type { UnreadableRow } from './rescue'

export interface InputFile {
  /** What the user calls it; of a table in an archive or a workbook, its place in there. */
  path: string
  /** Where its bytes lie: the file itself, or what was unpacked from it. */
  file: string
  bytes: number
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
export function expandInputs(paths: readonly string[]): InputFile[] {
  const files = new Map<string, InputFile>()
  for (const path of paths) {
    const found = statSync(path).isDirectory() ? filesBelow(path) : [path]
    if (found.length === 0) {
      throw new LensFault({
        code: 'file-not-found',
        message: `The folder ${path} holds no files.`,
        hint: 'Choose the folder that holds the CSV files of the export.',
        where: path
      })
    }
    for (const file of found) files.set(file, { path: file, file, bytes: statSync(file).size })
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}
