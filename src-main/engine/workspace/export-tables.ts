import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportReport } from '#contract/export'
import { LensFault } from '#contract/faults'
import type { JobContext } from '../jobs'
import type { Connection } from './connection'
import { formulaPattern } from './formulas'
import { quoteIdentifier, quoteLiteral } from './sql'
import { ownTableNames } from './own-tables'
import { canonicalTables } from './tables'
import type { Workspace } from './workspace'

export interface ExportRequest {
  /** Folder to write into. */
  out: string
  format: 'parquet' | 'csv'
  /** Only the canonical tables, without where their rows came from: equal for equal contents, from whatever export. */
  canonical: boolean
}

/**
 * Writes every table as a file of its own, rows in the order of their keys. In CSV, lists are parted by semicolons and
 * cells that a spreadsheet would run as formulas begin with an apostrophe; in Parquet everything stays as it is.
 * @throws LensFault `bad-input` where the folder can't be made or holds a file of that name already, `disk-full`,
 *   `cancelled`; no file is left behind then
 */
export async function exportTables(
  workspace: Workspace,
  { out, format, canonical }: ExportRequest,
  { signal, onProgress }: JobContext
): Promise<ExportReport> {
  const tables = [
    ...canonicalTables.map(({ name, key }) => ({ name, key })),
    ...(canonical ? [] : ownTableNames.map((name) => ({ name, key: [] })))
  ]
  const targets = tables.map(({ name }) => join(out, `${name}.${format}`))
  makeRoom(out, targets)
  const staged = join(workspace.stagingFolder, randomUUID())
  mkdirSync(staged, { recursive: true })
  const connection = await workspace.connect()
  const written: ExportReport['files'] = []
  try {
    await connection.cancellable(signal, async () => {
      await connection.run('BEGIN TRANSACTION READ ONLY')
      for (const [i, { name, key }] of tables.entries()) {
        onProgress({ fraction: i / tables.length, phase: `writing ${name}`, rowsDone: i, rowsTotal: tables.length })
        const part = join(staged, `${name}.${format}`)
        const rows = await writeTable(connection, name, key, part, format, canonical)
        await copyFile(part, targets[i]!)
        rmSync(part)
        written.push({ path: targets[i]!, table: name, rows, bytes: statSync(targets[i]!).size })
      }
      await connection.run('COMMIT')
    })
  } catch (error) {
    for (const target of targets) rmSync(target, { force: true })
    throw error
  } finally {
    connection.close()
    rmSync(staged, { recursive: true, force: true })
    workspace.leaveStaging()
  }
  onProgress({ fraction: 1, phase: 'done', rowsDone: tables.length, rowsTotal: tables.length })
  return { files: written }
}

async function writeTable(
  connection: Connection,
  table: string,
  key: readonly string[],
  path: string,
  format: ExportRequest['format'],
  canonical: boolean
): Promise<number> {
  const columns = await connection.rows<{ name: string; type: string }>(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${quoteIdentifier(table)})`
  )
  const kept = columns.filter(({ name }) => !canonical || (name !== 'source_file_id' && name !== 'source_row'))
  const selected = kept.map((column) =>
    format === 'csv' ? `${csvSql(column)} AS ${quoteIdentifier(column.name)}` : quoteIdentifier(column.name)
  )
  const order =
    key.length > 0 ? `ORDER BY ${key.map((name) => `t.${quoteIdentifier(name)} NULLS FIRST`).join(', ')}` : ''
  const how = format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION zstd'
  return connection.run(
    `COPY (SELECT ${selected.join(', ')} FROM ${quoteIdentifier(table)} t ${order}) TO ${quoteLiteral(path)} (${how})`
  )
}

/** SQL for a column as text that means the same where it is read again. */
function csvSql({ name, type }: { name: string; type: string }): string {
  const column = `t.${quoteIdentifier(name)}`
  if (type === 'TIMESTAMP') return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`
  const text = type.endsWith('[]') ? `array_to_string(${column}, ';')` : `CAST(${column} AS TEXT)`
  if (type !== 'VARCHAR' && !type.endsWith('[]')) return text
  return `CASE WHEN regexp_matches(${text}, ${quoteLiteral(`^(?:${formulaPattern})`)}) THEN '''' || ${text} ELSE ${text} END`
}

function makeRoom(folder: string, targets: readonly string[]): void {
  const refused = (message: string, where: string, cause?: unknown) =>
    new LensFault({ code: 'bad-input', message, hint: 'Choose an empty folder.', where }, { cause })
  const taken = targets.find((target) => existsSync(target))
  if (taken) throw refused(`${taken} exists already, and an export overwrites nothing.`, taken)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw refused(`The folder ${folder} cannot be made.`, folder, error)
  }
}
