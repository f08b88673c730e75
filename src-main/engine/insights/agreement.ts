import { weightedKappa, type Agreement } from '#base/agreement'
import { rubricFields, type RatingPart, type RubricField } from '#contract/insights'
import type { Period } from '#contract/ids'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/** Points of each field: 0 to 3. */
export const rubricSteps = 4
/** Raters that agree less than this measure their own taste. Source: the catalogue of KPIs; a convention. */
export const leastKappa = 0.4
/** Insights rated twice before agreement is judged. */
const leastPairs = 10

export interface Rating extends Record<RubricField, number> {
  insightId: string
  /** Who wrote the insight. */
  mslId: string | null
  part: RatingPart
  rater: string | null
}

/** `i`, an insight, is not deleted and was heard in the period. */
export const heardIn = ({ from, to }: Period) =>
  `NOT coalesce(i.deleted, false) AND local_day(coalesce(i.observed_at, i.submitted_at), i.msl_id)
     BETWEEN DATE ${quoteLiteral(from)} AND DATE ${quoteLiteral(to)} - 1`

/** The complete ratings of the insights of a period. @param twice true leaves out insights that nobody gave a second rating */
export async function ratingsIn(connection: Connection, period: Period, twice = false): Promise<Rating[]> {
  const second = `SELECT insight_id FROM insight_rating UNION ALL SELECT insight_id FROM rubric_rating WHERE part = 'second'`
  if (twice && (await connection.rows(`${second} LIMIT 1`)).length === 0) return []
  return connection.rows<Rating>(
    `SELECT r.insight_id AS "insightId", i.msl_id AS "mslId", r.part, r.rater, r.specific, r.new, r.sourced, r.linked, r.so_what AS "soWhat"
     FROM insight_rubric r JOIN insight i USING (insight_id) WHERE ${heardIn(period)}
     ${twice ? `AND r.insight_id IN (${second})` : ''} ORDER BY r.insight_id`
  )
}

/** The insights that two people rated, as both saw them. */
export function ratedTwice(rows: readonly Rating[]): [Rating, Rating][] {
  const second = new Map(rows.filter(({ part }) => part === 'second').map((row) => [row.insightId, row]))
  return rows.flatMap((row): [Rating, Rating][] => {
    const other = row.part === 'first' ? second.get(row.insightId) : undefined
    return other ? [[row, other]] : []
  })
}

/**
 * Whether two raters agree enough for points to count; `unknown` until enough insights were rated twice. Fields of one
 * insight hang together, so that the interval over all of them is somewhat too narrow.
 */
export function agreementOf(twice: readonly (readonly [Rating, Rating])[]): {
  agreement: Agreement
  verdict: 'unknown' | 'agree' | 'disagree'
} {
  const pairs = rubricFields.flatMap((field) => twice.map(([a, b]): [number, number] => [a[field], b[field]]))
  const agreement = weightedKappa(pairs, rubricSteps)
  const known = twice.length >= leastPairs && agreement.kappa !== null
  return {
    agreement: { ...agreement, pairs: twice.length },
    verdict: !known ? 'unknown' : agreement.kappa! < leastKappa ? 'disagree' : 'agree'
  }
}
