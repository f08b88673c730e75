import type { ImportRun } from '#contract/import'
import type { WorkspaceStatus } from '#contract/workspace'
import { dateRange, resolvePeriod } from './period'
import { layoutVersion } from './settings'
import { join, quoteIdentifier, trusted } from './sql'
import { ownTableNames } from './own-tables'
import { canonicalTables } from './tables'
import type { Workspace } from './workspace'

/** What is in the workspace: rows by table, imports, the days covered. */
export async function workspaceStatus(workspace: Workspace): Promise<WorkspaceStatus> {
  const { connection } = workspace
  const names = [...canonicalTables.map((table) => table.name), ...ownTableNames]
  const counts = await connection.rows<{ name: string; n: number }>(
    join(
      names.map((name) => trusted(`SELECT '${name}' AS name, count(*) AS n FROM ${quoteIdentifier(name)}`)),
      ' UNION ALL '
    )
  )
  const tables = new Map(counts.map(({ name, n }) => [name, n]))
  const range = await dateRange(connection)
  const { asOf } = await resolvePeriod(workspace, { from: null, to: null, asOf: null })
  return {
    name: workspace.name,
    file: workspace.file,
    version: layoutVersion,
    zone: (await workspace.settings()).get('zone') ?? 'Etc/UTC',
    tables: Object.fromEntries(names.map((name) => [name, tables.get(name) ?? 0])),
    imports: await importRuns(workspace),
    dateRange: range,
    asOf: range.to === null ? null : asOf
  }
}

/** The imports of a workspace, newest first. */
async function importRuns({ connection }: Workspace): Promise<ImportRun[]> {
  const rows = await connection.rows<Record<string, string & number>>(
    `SELECT r.import_id, r.started_at, r.finished_at, r.rows_in, r.loaded, r.merged, r.rejected, r.ignored,
            (SELECT count(*) FROM source_file f WHERE f.import_id = r.import_id) AS files
     FROM import_run r ORDER BY r.started_at DESC, r.import_id`
  )
  return rows.map((row) => ({
    importId: row.import_id!,
    startedAt: row.started_at!,
    finishedAt: row.finished_at!,
    files: row.files!,
    totals: {
      rowsIn: row.rows_in!,
      loaded: row.loaded!,
      merged: row.merged!,
      rejected: row.rejected!,
      ignored: row.ignored!
    }
  }))
}
