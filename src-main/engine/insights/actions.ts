import { kaplanMeier } from '#base/statistics'
import { actionStages, type ActionStage, type InsightActions } from '#contract/insights'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { numberSetting } from '../workspace/settings'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { inScope } from './corpus'
import { shareBy } from './delays'

/** Days within which an insight should have led to something. */
const actionDays = 180

type Row = InsightActions['rows'][number]

/** What became of the insights of a period as of its as-of day, those that wait longest first. */
export async function insightActions(
  workspace: Workspace,
  period: Period,
  { msls, stage, limit }: { msls: readonly string[] | null; stage: ActionStage | null; limit: number },
  signal: AbortSignal
): Promise<InsightActions> {
  const least = numberSetting(await workspace.settings(), 'ratio_min_n')
  const store = await EvidenceStore.of(workspace)
  const asOf = `DATE ${quoteLiteral(period.asOf)}`
  const all = await store.inPeriod(period, null, signal, () =>
    store.connection.rows<Row>(
      `WITH heard AS (
         SELECT i.*, local_day(coalesce(i.submitted_at, i.observed_at), i.msl_id) AS written_on,
                CASE WHEN i.actioned_on < ${asOf} THEN i.actioned_on END AS acted_on FROM insight_use i
         WHERE NOT coalesce(i.deleted, false)
       )
       SELECT h.insight_id AS "insightId", h.msl_id AS msl, m.msl_name AS "mslName", h.kol_id AS kol, k.name AS "kolName",
              local_day(coalesce(h.observed_at, h.submitted_at), h.msl_id) AS "heardOn", h.text, h.theme, h.topic, h.actionable,
              CASE WHEN h.acted_on IS NOT NULL OR (h.status = 'actioned' AND h.actioned_on IS NULL) THEN 'actioned'
                   WHEN h.status = 'closed' THEN 'closed' WHEN NOT h.actionable THEN 'declined'
                   WHEN h.status IN ('reviewed', 'actioned') THEN 'waiting' ELSE 'new' END AS stage,
              h.acted_on AS "actionedOn", h.action, h.acted_by AS "actedBy", h.recorded_here AS "recordedHere", greatest(0, coalesce(h.acted_on, ${asOf}) - h.written_on) AS days
       FROM heard h JOIN member m USING (msl_id) LEFT JOIN kol k ON k.kol_id = h.kol_id
       ORDER BY h.acted_on IS NOT NULL, days DESC NULLS LAST, h.insight_id`
    )
  )
  const rows = all.filter(inScope(period, msls))
  const chosen = rows.filter((row) => stage === null || row.stage === stage)
  return {
    period,
    stages: actionStages.map((name) => ({ stage: name, n: rows.filter((row) => row.stage === name).length })),
    within: actedWithin(rows, least),
    total: chosen.length,
    rows: chosen.slice(0, limit)
  }
}

/** Share acted on within the days by Kaplan–Meier; null without an action dated within them, or with too few insights. */
function actedWithin(rows: readonly Row[], least: number): InsightActions['within'] {
  const timed = rows.filter(({ days, actionedOn, stage }) => days !== null && (stage !== 'actioned' || actionedOn))
  const events = timed.map(({ actionedOn }) => (actionedOn === null ? 0 : 1))
  const hasAny = timed.some(({ days, actionedOn }) => actionedOn !== null && days! <= actionDays)
  if (timed.length < least || !hasAny) return null
  const steps = kaplanMeier(
    timed.map(({ days }) => days!),
    events
  )
  return { days: actionDays, ...shareBy(steps, actionDays) }
}
