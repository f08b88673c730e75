import { randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileToken } from '#contract/ids'
import { LensFault } from '#contract/faults'

/** Keeps which path each token stands for. Paths come from hosts only, never from a page. */
export class FileRegistry {
  readonly #paths = new Map<string, string>()
  readonly #held: string[] = []

  /** A token for an existing or new path. */
  register(path: string): FileToken {
    const token = randomUUID() as string as FileToken
    this.#paths.set(token, path)
    return token
  }

  /** A token for text that is no file yet: it is written into a folder of its own, which goes with the registry. */
  hold(name: string, text: string): FileToken {
    const folder = mkdtempSync(join(tmpdir(), 'liaison-lens-text-'))
    this.#held.push(folder)
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return this.register(path)
  }

  /** Removes the text that was held. */
  close(): void {
    for (const folder of this.#held.splice(0)) rmSync(folder, { recursive: true, force: true })
  }

  /** The path behind a token. @throws LensFault `not-allowed` for a token this engine never gave */
  pathOf(token: FileToken): string {
    const path = this.#paths.get(token)
    if (path === undefined) {
      throw new LensFault({
        code: 'not-allowed',
        message: 'That file was not chosen in this session.',
        hint: 'Choose or drop the file again.'
      })
    }
    return path
  }

  /** The path behind a token, links resolved. @throws LensFault `file-not-found`, `not-allowed` */
  existing(token: FileToken): string {
    const path = this.pathOf(token)
    try {
      return realpathSync(path)
    } catch (error) {
      throw new LensFault(
        {
          code: 'file-not-found',
          message: `There is no file or folder at ${path}.`,
          hint: 'Check the path for typing errors.',
          where: path
        },
        { cause: error }
      )
    }
  }
}
