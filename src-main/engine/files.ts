import { randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileToken } from '#contract/ids'
import { LensFault } from '#contract/faults'

/** A file or folder as it was given. */
export interface GivenFile {
  /** What the user calls it: its path, or the name it had where only a copy of it came here. */
  path: string
  /** Where it lies, links resolved. */
  file: string
}

/** Keeps which path each token stands for. Paths come from hosts only, never from a page. */
export class FileRegistry {
  readonly #paths = new Map<string, { path: string; name: string }>()
  readonly #held: string[] = []

  /** A token for an existing or new path. @param name what the user calls it, where that is not its path */
  register(path: string, name = path): FileToken {
    const token = randomUUID() as string as FileToken
    this.#paths.set(token, { path, name })
    return token
  }

  /** A token for text that is no file yet: it is written into a folder of its own, which goes with the registry. */
  hold(name: string, text: string): FileToken {
    const folder = mkdtempSync(join(tmpdir(), 'liaison-lens-text-'))
    this.#held.push(folder)
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return this.register(path, name)
  }

  /** Removes the text that was held. */
  close(): void {
    for (const folder of this.#held.splice(0)) rmSync(folder, { recursive: true, force: true })
  }

  /** The path behind a token. @throws LensFault `not-allowed` for a token this engine never gave */
  pathOf(token: FileToken): string {
    return this.#registered(token).path
  }

  #registered(token: FileToken): { path: string; name: string } {
    const registered = this.#paths.get(token)
    if (registered === undefined) {
      throw new LensFault({
        code: 'not-allowed',
        message: 'That file was not chosen in this session.',
        hint: 'Choose or drop the file again.'
      })
    }
    return registered
  }

  /** The path behind a token, links resolved. @throws LensFault `file-not-found`, `not-allowed` */
  existing(token: FileToken): string {
    return this.given(token).file
  }

  /** What a token stands for, links resolved. @throws LensFault `file-not-found`, `not-allowed` */
  given(token: FileToken): GivenFile {
    const { path, name } = this.#registered(token)
    try {
      const file = realpathSync(path)
      return { file, path: name === path ? file : name }
    } catch (error) {
      throw new LensFault(
        {
          code: 'file-not-found',
          message: `There is no file or folder at ${name}.`,
          hint: 'Check the path for typing errors.',
          where: name
        },
        { cause: error }
      )
    }
  }
}
