import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of definitions, dialects and the sample that ships with the app: the nearest `resources` above this file
 * that holds KPI definitions. Works from the sources, from the build and from a package, where the database needs the
 * files that lie beside the archive.
 */
export function findResources(): string {
  for (let folder = import.meta.dirname.replace('app.asar', 'app.asar.unpacked'); ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources')
    if (existsSync(join(candidate, 'kpis'))) return candidate
    if (dirname(folder) === folder) throw new Error(`No resources folder above ${import.meta.dirname}`)
  }
}
