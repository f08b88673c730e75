import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FileReport, ImportReport } from '#contract/import'
import { openEngine, type Engine } from '#engine/engine'

/** A folder, a workspace in it and a real engine on that, for one test. */
export class ImportRun {
  #count = 0

  private constructor(
    readonly folder: string,
    readonly workspaceFile: string,
    readonly engine: Engine
  ) {}

  static async start(): Promise<ImportRun> {
    const folder = mkdtempSync(join(tmpdir(), 'lens-import-'))
    const workspaceFile = join(folder, 'team.lens')
    return new ImportRun(
      folder,
      workspaceFile,
      await openEngine({ workspace: { file: workspaceFile, mode: 'create' } })
    )
  }

  /** Writes files and imports them; their names are kept, which helps to recognise them. */
  async import(
    files: Record<string, string | Buffer>,
    options: { zone?: string; dryRun?: boolean; dialect?: string } = {}
  ): Promise<ImportReport> {
    const folder = this.write(files)
    return this.engine.run('import.run', { files: [this.engine.registerFile(folder)], ...options })
  }

  /** Writes files into a new folder and returns it. */
  write(files: Record<string, string | Buffer>): string {
    const folder = join(this.folder, `export-${this.#count++}`)
    mkdirSync(folder)
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }

  /** Rows of a reading statement. */
  async rows(statement: string): Promise<Record<string, unknown>[]> {
    return (await this.engine.run('sql.rows', { sql: statement })).rows
  }

  async end(): Promise<void> {
    await this.engine.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Lines of comma-separated cells as a file; cells are written as they are. */
export const csv = (...lines: string[]) => lines.map((line) => `${line}\n`).join('')

/** The report of one file, by its name. */
export function reportOf(report: ImportReport, name: string): FileReport {
  const found = report.files.find(({ path }) => path.endsWith(`/${name}`))
  if (!found) throw new Error(`${name} is not in the report`)
  return found
}

/** The five numbers of a file's accounting. */
export const counts = ({ rowsIn, loaded, merged, rejected, ignored }: FileReport) => ({
  rowsIn,
  loaded,
  merged,
  rejected,
  ignored
})
