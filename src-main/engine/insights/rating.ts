import type { RatingPart, RatingQueue, RubricScores } from '#contract/insights'
import type { Period } from '#contract/ids'
import { LensFault } from '#contract/faults'
import { change } from '../workspace/change'
import { EvidenceStore } from '../kpi/evidence-store'
import { audit } from '../workspace/audit'
import type { Connection } from '../workspace/connection'
import { sql, trusted } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { requireInsight } from './required'

/** One insight in so many is for the second rater. */
const sampleStep = 10

/** SQL for whether an insight is in the sample: by its id, so that no import draws another one. */
export const inSample = `md5_number_lower('sample ' || i.insight_id) % ${sampleStep} = 0`

/** The same for names that differ in case and spaces alone. */
const nameOf = (rater: string) => rater.trim().toLowerCase()

/**
 * Insights of a period that wait for a rating, in an order that tells nothing. The first rater gets all that have none;
 * the second those of the sample that somebody else has rated, without seeing how.
 */
export async function ratingQueue(
  workspace: Workspace,
  period: Period,
  { rater, part, limit }: { rater: string; part: RatingPart; limit: number },
  signal: AbortSignal
): Promise<RatingQueue> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    const waits =
      part === 'first'
        ? sql`f.insight_id IS NULL AND lower(trim(s.rater)) IS DISTINCT FROM ${nameOf(rater)}`
        : sql`f.insight_id IS NOT NULL AND s.insight_id IS NULL AND ${trusted(inSample)}
              AND lower(trim(f.rater)) IS DISTINCT FROM ${nameOf(rater)}`
    const rows = await store.connection.rows<RatingQueue['rows'][number]>(
      sql`SELECT i.insight_id AS "insightId", local_day(coalesce(i.observed_at, i.submitted_at), i.msl_id) AS "heardOn", i.text,
                 i.theme, i.topic
          FROM insight i
          LEFT JOIN insight_rubric f ON f.insight_id = i.insight_id AND f.part = 'first'
          LEFT JOIN insight_rubric s ON s.insight_id = i.insight_id AND s.part = 'second'
          WHERE NOT coalesce(i.deleted, false) AND trim(i.text) <> ''
            AND local_day(coalesce(i.observed_at, i.submitted_at), i.msl_id)
              BETWEEN CAST(${period.from} AS DATE) AND CAST(${period.to} AS DATE) - 1 AND ${waits}
          ORDER BY md5('order ' || i.insight_id)`
    )
    return { total: rows.length, rows: rows.slice(0, limit) }
  })
}

/**
 * Keeps a rating in the workspace, in place of an earlier one of the same part; what it was before stays in the audit.
 * @throws LensFault `unknown-record`; `not-allowed` where one person would be both raters
 */
export async function rateInsight(
  workspace: Workspace,
  rating: { insightId: string; rater: string; part: RatingPart; scores: RubricScores }
): Promise<void> {
  const { insightId, rater, part, scores } = rating
  await change(workspace, async (connection) => {
    await requireInsight(connection, insightId)
    const other = await otherRater(connection, insightId, part)
    if (other !== null && nameOf(other) === nameOf(rater)) throw sameRater(rater, insightId)
    const before = await connection.rows(
      sql`SELECT * FROM rubric_rating WHERE insight_id = ${insightId} AND part = ${part}`
    )
    await connection.run(sql`DELETE FROM rubric_rating WHERE insight_id = ${insightId} AND part = ${part}`)
    await connection.run(
      sql`INSERT INTO rubric_rating VALUES (${insightId}, ${part}, ${rater}, current_timestamp AT TIME ZONE 'UTC',
            ${scores.specific}, ${scores.new}, ${scores.sourced}, ${scores.linked}, ${scores.soWhat})`
    )
    await audit(connection, 'insight-rated', { ...rating, before: before[0] ?? null })
  })
}

/** Who gave the other rating: in the app, or, of the first, in the CRM. */
async function otherRater(connection: Connection, insightId: string, part: RatingPart): Promise<string | null> {
  const [own] = await connection.rows<{ rater: string }>(
    sql`SELECT rater FROM rubric_rating WHERE insight_id = ${insightId} AND part <> ${part}`
  )
  if (own || part === 'first') return own?.rater ?? null
  const [imported] = await connection.rows<{ rater: string | null }>(
    sql`SELECT rater FROM insight WHERE insight_id = ${insightId}`
  )
  return imported?.rater ?? null
}

function sameRater(rater: string, insightId: string): LensFault {
  return new LensFault({
    code: 'not-allowed',
    message: `${rater} has already given the other rating of this insight.`,
    hint: 'The second rating has to come from somebody else, who has not seen the first.',
    where: `insight ${insightId}`
  })
}
