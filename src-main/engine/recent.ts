import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { RecentWorkspace } from '#contract/workspace'

const stored = z.array(z.object({ file: z.string(), openedAt: z.string() }))

/** The workspaces opened lately, kept in one small file of the user's profile, newest first. */
export class RecentWorkspaces {
  constructor(private readonly file: string) {}

  /** Those that still exist. */
  list(): (RecentWorkspace & { file: string })[] {
    return this.#read()
      .filter((entry) => existsSync(entry.file))
      .map((entry) => ({ ...entry, id: idOf(entry.file), name: basename(entry.file).replace(/\.lens$/, '') }))
  }

  /** Puts a workspace first. */
  add(file: string): void {
    const others = this.#read().filter((entry) => entry.file !== file)
    const entries = [{ file, openedAt: new Date().toISOString() }, ...others].slice(0, 10)
    mkdirSync(dirname(this.file), { recursive: true })
    const part = join(dirname(this.file), `.${basename(this.file)}.part`)
    writeFileSync(part, JSON.stringify(entries, null, 2))
    renameSync(part, this.file)
  }

  #read() {
    if (!existsSync(this.file)) return []
    const parsed = stored.safeParse(parseJson(readFileSync(this.file, 'utf8')))
    // A list of shortcuts is not worth refusing to start over; a damaged one begins anew.
    return parsed.success ? parsed.data : []
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const idOf = (file: string) => createHash('sha256').update(file).digest('hex').slice(0, 16)
