import type { CalendarDay, ContactCalendar } from '#contract/calendar'
import type { Period } from '#contract/ids'
import type { StoredRow, StoredRows } from '#contract/stored-row'
import { EvidenceStore } from '../kpi/evidence-store'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { requireMsl } from './msls'

/** The days on which an MSL met KOLs or was away. @throws LensFault `unknown-msl` */
export async function contactCalendar(
  workspace: Workspace,
  period: Period,
  msl: string,
  signal: AbortSignal
): Promise<ContactCalendar> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    await requireMsl(workspace, msl)
    const end = period.asOf < period.to ? period.asOf : period.to
    const { from, to } = await connection.one<{ from: string; to: string }>(
      sql`SELECT greatest(CAST(${period.from} AS DATE), coalesce(started_on, CAST(${period.from} AS DATE))) AS "from",
                 least(CAST(${end} AS DATE), coalesce(left_on, CAST(${end} AS DATE))) AS "to"
          FROM msl WHERE msl_id = ${msl}`
    )
    const days = await connection.rows<CalendarDay>(
      sql`WITH met AS (
            SELECT occurred_on AS day, count(*) AS contacts, count(DISTINCT kol_id) AS kols FROM contact
            WHERE msl_id = ${msl} AND occurred_on >= CAST(${period.from} AS DATE) AND occurred_on < CAST(${period.to} AS DATE)
            GROUP BY occurred_on
          ), away AS (
            SELECT DISTINCT d.day FROM period_day d JOIN availability v ON d.day >= v.from_on AND d.day < v.to_on
            WHERE v.msl_id = ${msl} AND v.available = false AND NOT coalesce(v.deleted, false)
          )
          SELECT coalesce(m.day, a.day) AS day, coalesce(m.contacts, 0) AS contacts, coalesce(m.kols, 0) AS kols,
                 a.day IS NOT NULL AS away
          FROM met m FULL JOIN away a ON a.day = m.day ORDER BY 1`
    )
    return { period, from, to: to < from ? from : to, days }
  })
}

/** The contacts of an MSL in a period, newest first. @throws LensFault `unknown-msl` */
export async function contactRows(
  workspace: Workspace,
  period: Period,
  msl: string,
  limit: number,
  signal: AbortSignal
): Promise<StoredRows> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    await requireMsl(workspace, msl)
    const found = sql`FROM contact c WHERE c.msl_id = ${msl} AND c.occurred_on >= CAST(${period.from} AS DATE)
      AND c.occurred_on < CAST(${period.to} AS DATE)`
    const { total } = await connection.one<{ total: number }>(sql`SELECT count(*) AS total ${found}`)
    const rows = await connection.rows<StoredRow>(
      sql`SELECT 'contact' AS "table", c.contact_id AS id, c.occurred_on AS "on", c.msl_id AS msl, m.msl_name AS "mslName",
                 c.kol_id AS kol, k.name AS "kolName", c.channel AS what
          FROM (SELECT * ${found} ORDER BY c.occurred_on DESC, c.occurred_at DESC, c.contact_id LIMIT ${limit}) c
          JOIN member m USING (msl_id) LEFT JOIN kol k USING (kol_id)
          ORDER BY c.occurred_on DESC, c.occurred_at DESC, c.contact_id`
    )
    return { total, rows }
  })
}
