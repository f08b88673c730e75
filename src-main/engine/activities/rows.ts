import type { ActivityRowsInput } from '#contract/activities'
import type { Period } from '#contract/ids'
import type { StoredRow, StoredRows } from '#contract/stored-row'
import { EvidenceStore } from '../kpi/evidence-store'
import { amongMsls } from '../kol/directory'
import { join, sql, trusted } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { activitySql } from './sources'

/** The rows behind a number of the activities, newest first. */
export async function activityRows(
  workspace: Workspace,
  period: Period,
  { msls, kinds, month, limit }: Omit<ActivityRowsInput, 'from' | 'to' | 'asOf'>,
  signal: AbortSignal
): Promise<StoredRows> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    const parts = [
      sql`a.on_day >= CAST(${period.from} AS DATE) AND a.on_day < CAST(${period.to} AS DATE)`,
      trusted(amongMsls('a.msl_id', msls))
    ]
    if (kinds !== null)
      parts.push(kinds.length === 0 ? sql`false` : sql`a.kind IN (${join(kinds.map((kind) => sql`${kind}`))})`)
    if (month !== null) parts.push(sql`strftime(a.on_day, '%Y-%m') = ${month}`)
    const found = sql`SELECT a.*, m.msl_name FROM (${trusted(activitySql)}) a JOIN member m USING (msl_id)
      WHERE ${join(parts, ' AND ')}`
    const { total } = await connection.one<{ total: number }>(sql`SELECT count(*) AS total FROM (${found}) f`)
    const rows = await connection.rows<StoredRow>(
      sql`SELECT f.tbl AS "table", f.id, f.on_day AS "on", f.msl_id AS msl, f.msl_name AS "mslName", f.kol_id AS kol,
                 k.name AS "kolName", f.what
          FROM (${found}) f LEFT JOIN kol k USING (kol_id) ORDER BY f.on_day DESC, f.tbl, f.id LIMIT ${limit}`
    )
    return { total, rows }
  })
}
