import type { InsightOutcome, OutcomeInput } from '#contract/insights'
import { LensFault } from '#contract/faults'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { requireInsight } from './required'

/**
 * Keeps what became of an insight beside what the CRM says of it, in place of what was recorded before; an outcome that
 * says nothing takes that back. What it was before stays in the audit.
 * @throws LensFault `unknown-record`; `bad-input` for an action before the insight was heard
 */
export async function recordOutcome(
  workspace: Workspace,
  { insightId, action, actionable }: OutcomeInput
): Promise<void> {
  await change(workspace, async (connection) => {
    await requireInsight(connection, insightId)
    const { heardOn } = await workspace.connection.one<{ heardOn: string | null }>(
      sql`SELECT local_day(coalesce(observed_at, submitted_at), msl_id) AS "heardOn" FROM insight WHERE insight_id = ${insightId}`
    )
    if (action !== null && heardOn !== null && action.on < heardOn) throw tooEarly(insightId, action.on, heardOn)
    const [before] = await connection.rows(sql`SELECT * FROM insight_outcome WHERE insight_id = ${insightId}`)
    await connection.run(sql`DELETE FROM insight_outcome WHERE insight_id = ${insightId}`)
    if (action !== null || actionable !== null) {
      await connection.run(
        sql`INSERT INTO insight_outcome VALUES (${insightId}, CAST(${action?.on ?? null} AS DATE), ${action?.words ?? null},
              ${action?.by ?? null}, ${actionable}, current_timestamp AT TIME ZONE 'UTC')`
      )
    }
    await audit(connection, 'insight-outcome', { insightId, action, actionable, before: before ?? null })
  })
}

/** What was recorded here of an insight; null where nothing was. @throws LensFault `unknown-record` */
export async function outcomeOf({ connection }: Workspace, insightId: string): Promise<InsightOutcome | null> {
  await requireInsight(connection, insightId)
  const [row] = await connection.rows<{
    on: string | null
    words: string | null
    by: string | null
    actionable: boolean | null
  }>(
    sql`SELECT actioned_on AS "on", action AS words, acted_by AS "by", actionable FROM insight_outcome WHERE insight_id = ${insightId}`
  )
  if (!row) return null
  const { on, words, by, actionable } = row
  return { action: on === null ? null : { on, words: words ?? '', by }, actionable }
}

const tooEarly = (insightId: string, on: string, heardOn: string) =>
  new LensFault({
    code: 'bad-input',
    message: `The action of ${on} lies before the insight was heard on ${heardOn}.`,
    hint: 'Choose a later day.',
    where: `insight ${insightId}`
  })
