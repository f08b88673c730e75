import type { Changes, TableChange } from '#contract/changes'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Places of which is kept what they showed: those of a few weeks of one user. */
const placesKept = 32

/**
 * What the last import changed against the one before; null where there is only one, or where an older version made the
 * last, which counted nothing.
 */
export async function changesSince({ connection }: Workspace, place: string | null): Promise<Changes | null> {
  const [last, before] = await lastImports(connection)
  if (!last || !before || !last.counted) return null
  const rows = await connection.rows<TableChange>(
    sql`SELECT table_name AS "table", msl_id AS msl, added, changed, removed FROM import_change
        WHERE import_id = ${last.importId} ORDER BY table_name, msl_id NULLS FIRST`
  )
  const [kept] = await connection.rows<{ shown: string }>(
    sql`SELECT CAST(shown AS TEXT) AS shown FROM screen_shown WHERE place = ${place} AND import_id = ${before.importId}`
  )
  return {
    importId: last.importId,
    since: before.importId,
    rows,
    shownBefore: kept ? (JSON.parse(kept.shown) as Record<string, string>) : null
  }
}

/**
 * Keeps what a place shows now, to tell after the next import what is different then; what it showed before the last
 * import stays. A workspace opened for reading stays as it is.
 */
export async function keepShown(
  workspace: Workspace,
  place: string,
  shown: Readonly<Record<string, string>>
): Promise<void> {
  if (workspace.mode === 'read') return
  await change(workspace, async (connection) => {
    const [last, before] = await lastImports(connection)
    if (!last) return
    await connection.run(
      sql`DELETE FROM screen_shown WHERE (place = ${place} AND import_id = ${last.importId})
            OR import_id NOT IN (${last.importId}, ${before?.importId ?? last.importId})`
    )
    await connection.run(
      sql`INSERT INTO screen_shown
          SELECT ${place}, ${last.importId}, current_timestamp AT TIME ZONE 'UTC', ${JSON.stringify(shown)}`
    )
    await connection.run(
      sql`DELETE FROM screen_shown WHERE place NOT IN
            (SELECT place FROM screen_shown GROUP BY place ORDER BY max(kept_at) DESC, place LIMIT ${placesKept})`
    )
  })
}

interface Import {
  importId: string
  counted: boolean
}

/** The last import and the one before. */
const lastImports = (connection: Connection): Promise<Import[]> =>
  connection.rows<Import>(
    `SELECT import_id AS "importId", coalesce(changes_counted, false) AS counted FROM import_run ORDER BY started_at DESC, import_id LIMIT 2`
  )
