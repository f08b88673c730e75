import { StatementType } from '@duckdb/node-api'
import { LensFault } from '#contract/faults'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Connection } from './connection'
import { quoteLiteral } from './sql'
import type { Workspace } from './workspace'

const allowed: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN])
const timeLimitMs = 60_000

/**
 * Runs one reading statement of the user's own and returns its columns (plain values), at most `limit` rows.
 * @throws LensFault `bad-sql` for anything but one SELECT and for errors in it, `query-too-long` after a minute
 */
export async function queryAsUser(
  workspace: Workspace,
  text: string,
  limit: number | null,
  signal?: AbortSignal
): Promise<Record<string, unknown[]>> {
  return asUser(workspace, text, limit, signal, (connection, query) => connection.columns(query))
}

/**
 * Writes the result of one reading statement as a Parquet file. DuckDB writes into the staging folder, the only place
 * it may; the file is then copied to where the user wants it.
 */
export async function exportAsUser(workspace: Workspace, text: string, limit: number | null, out: string) {
  mkdirSync(workspace.stagingFolder, { recursive: true })
  const part = join(workspace.stagingFolder, `${randomUUID()}.parquet`)
  try {
    const rows = await asUser(workspace, text, limit, undefined, (connection, query) =>
      connection.run(`COPY (${query}\n) TO ${quoteLiteral(part)} (FORMAT parquet)`)
    )
    await copyFile(part, out)
    return { rows, bytes: statSync(out).size }
  } finally {
    rmSync(part, { force: true })
    workspace.leaveStaging()
  }
}

async function asUser<T>(
  workspace: Workspace,
  text: string,
  limit: number | null,
  signal: AbortSignal | undefined,
  read: (connection: Connection, query: string) => Promise<T>
): Promise<T> {
  const connection = await workspace.connect()
  const expired = AbortSignal.timeout(timeLimitMs)
  const stop = signal ? AbortSignal.any([signal, expired]) : expired
  try {
    const statements = await connection.raw.extractStatements(text)
    if (statements.count !== 1) throw refused('Only one statement can be run at a time.')
    const prepared = await statements.prepare(0)
    if (!allowed.has(prepared.statementType)) throw refused('Only reading statements (SELECT) can be run here.')
    await connection.run('BEGIN TRANSACTION READ ONLY')
    const statement = text.trim().replace(/;\s*$/, '')
    const isSelect = prepared.statementType === StatementType.SELECT
    const query = isSelect && limit !== null ? `SELECT * FROM (${statement}\n) LIMIT ${limit}` : statement
    return await connection.cancellable(stop, () => read(connection, query))
  } catch (error) {
    if (expired.aborted) {
      throw new LensFault(
        {
          code: 'query-too-long',
          message: `The query took longer than ${timeLimitMs / 1000} seconds and was stopped.`,
          hint: 'Narrow it by a period or an MSL.'
        },
        { cause: error }
      )
    }
    if (error instanceof LensFault) throw error
    throw refused(error instanceof Error ? error.message : String(error), error)
  } finally {
    connection.close()
  }
}

function refused(message: string, cause?: unknown): LensFault {
  return new LensFault(
    {
      code: 'bad-sql',
      message,
      hint: '`lens sql --tables` lists the tables and their columns; docs/tables.md describes them.'
    },
    { cause }
  )
}
