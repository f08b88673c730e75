import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The built script of a worker: beside this file's bundle or above its chunk; undefined when running from the sources. */
export function builtScript(name: string): string | undefined {
  return [import.meta.dirname, dirname(import.meta.dirname)]
    .map((folder) => join(folder, `${name}.js`))
    .find((path) => existsSync(path))
}
