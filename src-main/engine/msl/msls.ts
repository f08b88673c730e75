import type { Period } from '#contract/ids'
import type { LateInsight, MslSummary, OpenFollowUp } from '#contract/workspace'
import { unknownMsl } from '../diversity/detail'
import { EvidenceStore } from '../kpi/evidence-store'
import { quoteLiteral, sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** @throws LensFault `unknown-msl` */
export async function requireMsl(workspace: Workspace, msl: string | null): Promise<void> {
  if (msl !== null && !(await mslsOf(workspace)).has(msl)) throw unknownMsl(msl)
}

/** The ids of all MSLs that are not deleted, which nearly every request asks for. */
const mslsOf = (workspace: Workspace): Promise<ReadonlySet<string>> =>
  workspace.remember('msls', async () => {
    const rows = await workspace.connection.rows<{ msl: string }>(
      sql`SELECT msl_id AS msl FROM msl WHERE NOT coalesce(deleted, false)`
    )
    return new Set(rows.map(({ msl }) => msl))
  })

/** Every MSL with the size of panel and work in a period, by territory, then name. */
export async function listMsls(workspace: Workspace, period: Period, signal: AbortSignal): Promise<MslSummary[]> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, () =>
    store.connection.rows<MslSummary>(
      `SELECT m.msl_id AS msl, m.msl_name AS "mslName", m.territory, m.region, m.team, s.started_on AS "startedOn",
              s.left_on AS "leftOn", (SELECT count(*) FROM assigned a WHERE a.msl_id = m.msl_id) AS assigned,
              (SELECT count(*) FROM contact c WHERE c.msl_id = m.msl_id AND c.occurred_on >= DATE ${quoteLiteral(period.from)}
                 AND c.occurred_on < DATE ${quoteLiteral(period.to)}) AS contacts, coalesce(s.stub, false) AS stub
       FROM member m JOIN msl s USING (msl_id) ORDER BY m.territory NULLS LAST, m.msl_name, m.msl_id`
    )
  )
}

/**
 * SQL for what was promised before a day and not done by then: the rows of `follow_up` as `f` that a condition leaves, with
 * the day they were `agreed_on` and the day they are `due`, assumed where none was given.
 */
export function openFollowUpSql(condition: string, asOf: string): string {
  const day = `DATE ${quoteLiteral(asOf)}`
  return `SELECT f.*, i.occurred_on AS agreed_on,
                 coalesce(f.due_on, add_working_days(i.occurred_on, CAST(number_setting('follow_up_default_working_days') AS INTEGER))) AS due
          FROM follow_up f LEFT JOIN interaction i USING (interaction_id)
          WHERE ${condition} AND NOT coalesce(f.deleted, false) AND coalesce(f.status, 'open') <> 'cancelled'
            AND coalesce(f.completed_on >= ${day}, coalesce(f.status, 'open') <> 'done') AND (i.occurred_on IS NULL OR i.occurred_on < ${day})`
}

/** What an MSL promised and has not done, the longest overdue first. A missing due day is assumed, and said to be. */
export async function openFollowUps(
  workspace: Workspace,
  period: Period,
  msl: string,
  signal: AbortSignal
): Promise<OpenFollowUp[]> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    await requireMsl(workspace, msl)
    return store.connection.rows<OpenFollowUp>(
      `WITH open AS (${openFollowUpSql(`f.msl_id = ${quoteLiteral(msl)}`, period.asOf)})
       SELECT o.follow_up_id AS "followUpId", o.kol_id AS kol, k.name AS "kolName", o.what, o.due AS "dueOn",
              o.due_on IS NULL AND o.due IS NOT NULL AS "dueAssumed", DATE ${quoteLiteral(period.asOf)} - o.due AS "overdueDays",
              o.agreed_on AS "agreedOn"
       FROM open o LEFT JOIN kol k USING (kol_id) ORDER BY o.due NULLS LAST, o.follow_up_id`
    )
  })
}

/** Insights of an MSL written down later than the working days allowed, the latest first. */
export async function lateInsights(
  workspace: Workspace,
  period: Period,
  msl: string,
  signal: AbortSignal
): Promise<LateInsight[]> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    await requireMsl(workspace, msl)
    return store.connection.rows<LateInsight>(
      `WITH heard AS (
         SELECT *, local_time(observed_at, msl_id) AS heard_at, local_time(submitted_at, msl_id) AS written_at
         FROM insight WHERE msl_id = ${quoteLiteral(msl)} AND NOT coalesce(deleted, false)
       )
       SELECT i.insight_id AS "insightId", i.kol_id AS kol, k.name AS "kolName", CAST(i.heard_at AS DATE) AS "observedOn",
              CAST(i.written_at AS DATE) AS "submittedOn", working_days(i.heard_at, i.written_at) AS "lagDays",
              i.text, i.theme
       FROM heard i LEFT JOIN kol k USING (kol_id)
       WHERE i.heard_at >= DATE ${quoteLiteral(period.from)} AND i.heard_at < DATE ${quoteLiteral(period.to)}
         AND working_days(i.heard_at, i.written_at) > number_setting('documentation_working_days')
       ORDER BY "lagDays" DESC, i.insight_id`
    )
  })
}
