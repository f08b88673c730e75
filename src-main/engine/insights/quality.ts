import { weightedKappa } from '#base/agreement'
import { mean, meanInterval } from '#base/statistics'
import { rubricFields, type InsightQuality, type RatingPart, type RubricField } from '#contract/insights'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { inSample } from './rating'

/** Points of each field: 0 to 3. */
const steps = 4
/** Raters that agree less than this measure their own taste. Source: the catalogue of KPIs; a convention. */
const leastKappa = 0.4
/** Insights rated twice before agreement is judged. */
const leastPairs = 10

type Points = Record<RubricField, number>

interface Row extends Points {
  insightId: string
  part: RatingPart
  rater: string | null
}

/** What ratings say about the insights of a period, and whether two raters agree enough for that to count. */
export async function insightQuality(
  workspace: Workspace,
  period: Period,
  signal: AbortSignal
): Promise<InsightQuality> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    const scope = `NOT coalesce(i.deleted, false) AND coalesce(i.observed_at, i.submitted_at) >= DATE ${quoteLiteral(period.from)}
      AND coalesce(i.observed_at, i.submitted_at) < DATE ${quoteLiteral(period.to)}`
    const counts = await store.connection.one<{ insights: number; sample: number }>(
      `SELECT count(*) AS insights,
              count(*) FILTER (${inSample} AND i.insight_id IN (SELECT insight_id FROM insight_rubric WHERE part = 'first')) AS sample
       FROM insight i WHERE trim(i.text) <> '' AND ${scope}`
    )
    const rows = await store.connection.rows<Row>(
      `SELECT r.insight_id AS "insightId", r.part, r.rater, r.specific, r.new, r.sourced, r.linked, r.so_what AS "soWhat"
       FROM insight_rubric r JOIN insight i USING (insight_id) WHERE ${scope} ORDER BY r.insight_id`
    )
    return { period, ...counts, ...judged(rows) }
  })
}

/** Means, agreement and state of complete ratings. */
export function judged(rows: readonly Row[]): Omit<InsightQuality, 'period' | 'insights' | 'sample'> {
  const first = rows.filter(({ part }) => part === 'first')
  const second = new Map(rows.filter(({ part }) => part === 'second').map((row) => [row.insightId, row]))
  const twice = first.flatMap((row): [Row, Row][] => {
    const other = second.get(row.insightId)
    return other ? [[row, other]] : []
  })
  const pairsOf = (field: RubricField) => twice.map(([a, b]): [number, number] => [a[field], b[field]])
  // Fields of one insight hang together, so that the interval over all of them is somewhat too narrow.
  const agreement = weightedKappa(rubricFields.flatMap(pairsOf), steps)
  const sums = first.map((row) => rubricFields.reduce((sum, field) => sum + row[field], 0))
  const average = mean(sums)
  const interval = meanInterval(sums)
  const state =
    average === null
      ? 'unrated'
      : twice.length < leastPairs || agreement.kappa === null
        ? 'provisional'
        : agreement.kappa < leastKappa
          ? 'not-scored'
          : 'scored'
  return {
    rated: first.length,
    ratedTwice: twice.length,
    raters: ratersOf(rows),
    fields: rubricFields.map((field) => ({
      field,
      mean: mean(first.map((row) => row[field])),
      ...weightedKappa(pairsOf(field), steps)
    })),
    agreement: { ...agreement, pairs: twice.length },
    state,
    points:
      average === null || state === 'not-scored'
        ? null
        : { mean: average, low: interval?.low ?? null, high: interval?.high ?? null }
  }
}

function ratersOf(rows: readonly Row[]): InsightQuality['raters'] {
  const ratings = new Map<string, InsightQuality['raters'][number]>()
  for (const { rater, part } of rows) {
    const key = `${part} ${rater ?? ''}`
    const known = ratings.get(key) ?? { rater, part, ratings: 0 }
    known.ratings++
    ratings.set(key, known)
  }
  return [...ratings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}
