import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { LensFault } from '#contract/faults'
import { Connection } from './connection'
import { addLocalTime } from './local-time'
import { fence, fencedOptions } from './fence'
import { Remembered } from './remembered'
import { defaultSettings, layoutVersion, readSettings } from './settings'
import { sql } from './sql'
import { createStatements } from './tables'
import { upgradeLayout } from './upgrade'

export type OpenMode = 'create' | 'write' | 'read'

/**
 * One open workspace file with its main connection. DuckDB may read and write nothing but this file, its write-ahead
 * log and the staging folder beside it; `cache` is a database in memory for what can be computed again.
 */
export class Workspace {
  /** Counts changes of the data since opening; results cached for one revision are void in the next. */
  revision = 0

  readonly #further = new Set<Connection>()
  readonly #remembered = new Remembered()
  #rememberedOf = 0
  #writing: Promise<unknown> = Promise.resolve()

  private constructor(
    readonly file: string,
    readonly mode: OpenMode,
    private readonly instance: DuckDBInstance,
    readonly connection: Connection
  ) {}

  /** The file's name without folder and ending, for people. */
  get name(): string {
    return basename(this.file).replace(/\.lens$/, '')
  }

  /** Where files to import are laid before DuckDB may read them. */
  get stagingFolder(): string {
    return stagingFolderOf(this.file)
  }

  /** Removes the staging folder, unless other work has files in it. */
  leaveStaging(): void {
    if (readdirSync(this.stagingFolder).length === 0) rmdirSync(this.stagingFolder)
  }

  /**
   * Opens a workspace.
   * @throws LensFault `file-not-found`, `not-a-workspace`, `workspace-newer`, `workspace-in-use`, `workspace-damaged`
   */
  static async open(path: string, mode: OpenMode): Promise<Workspace> {
    const file = resolve(path)
    const isNew = !existsSync(file)
    if (isNew && mode !== 'create') {
      throw new LensFault({
        code: 'file-not-found',
        message: `There is no workspace at ${path}.`,
        hint: 'Check the path, or import an export into it to create it.',
        where: path
      })
    }
    if (!isNew && statSync(file).isDirectory()) throw notAWorkspace(path)
    if (isNew) mkdirSync(dirname(file), { recursive: true })
    const instance = await openInstance(file, mode === 'read')
    const workspace = new Workspace(file, mode, instance, new Connection(await instance.connect()))
    try {
      const version = isNew ? await workspace.#create() : await workspace.#check()
      // An import that was killed leaves its copies behind; whoever may write has the file alone.
      if (mode !== 'read') {
        rmSync(workspace.stagingFolder, { recursive: true, force: true })
        removeSpills(file)
      }
      if (version < layoutVersion && mode !== 'read') await upgradeLayout(workspace.connection, version)
      await workspace.connection.run("ATTACH ':memory:' AS cache (READ_WRITE)")
      await fence(workspace.connection, workspace.stagingFolder)
      await addLocalTime(workspace.connection, 'any')
      if (version === layoutVersion || mode !== 'read') return workspace
    } catch (error) {
      workspace.close()
      if (isNew) removeWorkspace(file)
      throw error
    }
    // Queries meet one layout only: an older file is opened for writing once, which brings it up to date.
    workspace.close()
    const writable = await Workspace.open(path, 'write')
    writable.close()
    return Workspace.open(path, mode)
  }

  /**
   * A further connection, for work that must not wait for the main one; closed with the workspace at the latest. It knows no
   * local time before `addLocalTime`.
   */
  async connect(): Promise<Connection> {
    const connection = new Connection(await this.instance.connect())
    this.#further.add(connection)
    return connection
  }

  /** Runs `work` when no other work that writes is under way: two transactions that change the same rows would clash. */
  writing<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#writing.then(work, work)
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  /** What `work` finds in the data, found once for as long as they do not change; whoever gets it must not change it. */
  remember<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#rememberedOf !== this.revision) {
      this.#remembered.clear()
      this.#rememberedOf = this.revision
    }
    return this.#remembered.of(name, work)
  }

  settings(): Promise<ReadonlyMap<string, string>> {
    return readSettings(this.connection)
  }

  close(): void {
    for (const connection of this.#further) connection.close()
    this.connection.close()
    this.instance.closeSync()
  }

  async #create(): Promise<number> {
    await this.connection.transaction(async () => {
      for (const statement of createStatements()) await this.connection.run(statement)
      for (const [name, value] of Object.entries(defaultSettings)) {
        await this.connection.run(sql`INSERT INTO setting VALUES (${name}, ${value})`)
      }
    })
    return layoutVersion
  }

  /** The version of the file's table layout. */
  async #check(): Promise<number> {
    const tables = await this.connection.rows(
      sql`SELECT 1 FROM information_schema.tables WHERE table_name IN ('setting', 'source_file', 'interaction')`
    )
    if (tables.length < 3) throw notAWorkspace(this.file)
    const version = Number((await this.settings()).get('layout_version'))
    if (!Number.isInteger(version)) throw notAWorkspace(this.file)
    if (version > layoutVersion) {
      throw new LensFault({
        code: 'workspace-newer',
        message: `${this.file} was written by a newer Liaison Lens (table layout ${version}; this one knows ${layoutVersion}).`,
        hint: 'Update Liaison Lens, or import the exports into a new workspace.',
        where: this.file
      })
    }
    return version
  }
}

/** What tables in memory hold beyond this is spilled to disk: a laptop has other work to do, and exports may be larger. */
const memoryLimit = '640MB'

/** Where this process spills; several may read one workspace at a time. */
const spillFolderOf = (file: string) => `${file}.spill-${process.pid}`

/** Removes what processes that were killed have spilled; for whoever may write, because nobody else has the file then. */
function removeSpills(file: string): void {
  const prefix = `${basename(file)}.spill-`
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(file), name), { recursive: true, force: true })
  }
}

/** The staging folder that belongs to a workspace file. */
export const stagingFolderOf = (file: string) => `${file}.staging`

async function openInstance(file: string, readOnly: boolean): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, {
      access_mode: readOnly ? 'READ_ONLY' : 'READ_WRITE',
      memory_limit: memoryLimit,
      temp_directory: spillFolderOf(file),
      ...fencedOptions
    })
  } catch (error) {
    throw openFault(file, error instanceof Error ? error.message : String(error))
  }
}

function openFault(file: string, message: string): LensFault {
  if (/Conflicting lock|Could not set lock|being used by another process/i.test(message)) {
    const holder = /held in (.+?)\s*\(PID (\d+)\)/.exec(message)
    return new LensFault({
      code: 'workspace-in-use',
      message: `${file} is open in another program${holder ? ` (process ${holder[2]})` : ''}.`,
      hint: 'Close it there, then try again.',
      where: file
    })
  }
  if (/not a valid DuckDB database file/i.test(message)) return notAWorkspace(file)
  if (/newer version|storage version|version number/i.test(message)) {
    return new LensFault({
      code: 'workspace-newer',
      message: `${file} was written by a newer database version than this one can read.`,
      hint: 'Update Liaison Lens.',
      where: file
    })
  }
  if (/checksum|corrupt|Failed to read|deserializ|could not read|magic bytes/i.test(message)) {
    return new LensFault({
      code: 'workspace-damaged',
      message: `${file} is damaged and cannot be opened.`,
      hint: 'Restore it from a backup, or import the exports into a new workspace.',
      where: file
    })
  }
  return new LensFault({
    code: 'not-a-workspace',
    message: `${file} cannot be opened: ${message.split('\n')[0]}`,
    hint: 'Check that the file exists and that you may read and write it.',
    where: file
  })
}

function notAWorkspace(file: string): LensFault {
  return new LensFault({
    code: 'not-a-workspace',
    message: `${file} is not a Liaison Lens workspace.`,
    hint: 'Choose a workspace file, or a path where none exists yet.',
    where: file
  })
}

/** Removes a workspace that nobody has open. */
export function removeWorkspace(file: string): void {
  rmSync(file, { force: true })
  rmSync(`${file}.wal`, { force: true })
}
