import { weightedKappa } from '#base/agreement'
import { mean, meanInterval } from '#base/statistics'
import { rubricFields, type InsightQuality, type RubricField } from '#contract/insights'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import type { Workspace } from '../workspace/workspace'
import { agreementOf, heardIn, ratedTwice, ratingsIn, rubricSteps, type Rating } from './agreement'
import { inSample } from './rating'

/** What ratings say about the insights of a period, and whether two raters agree enough for that to count. */
export async function insightQuality(
  workspace: Workspace,
  period: Period,
  signal: AbortSignal
): Promise<InsightQuality> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    const counts = await store.connection.one<{ insights: number; sample: number }>(
      `SELECT count(*) AS insights,
              count(*) FILTER (${inSample} AND i.insight_id IN (SELECT insight_id FROM insight_rubric WHERE part = 'first')) AS sample
       FROM insight i WHERE trim(i.text) <> '' AND ${heardIn(period)}`
    )
    const rows = await ratingsIn(store.connection, period)
    return { period, ...counts, ...judged(rows) }
  })
}

/** Means, agreement and state of complete ratings. */
export function judged(rows: readonly Rating[]): Omit<InsightQuality, 'period' | 'insights' | 'sample'> {
  const first = rows.filter(({ part }) => part === 'first')
  const twice = ratedTwice(rows)
  const pairsOf = (field: RubricField) => twice.map(([a, b]): [number, number] => [a[field], b[field]])
  const { agreement, verdict } = agreementOf(twice)
  const sums = first.map((row) => rubricFields.reduce((sum, field) => sum + row[field], 0))
  const average = mean(sums)
  const interval = meanInterval(sums)
  const states = { unknown: 'provisional', disagree: 'not-scored', agree: 'scored' } as const
  const state = average === null ? 'unrated' : states[verdict]
  return {
    rated: first.length,
    ratedTwice: twice.length,
    raters: ratersOf(rows),
    fields: rubricFields.map((field) => ({
      field,
      mean: mean(first.map((row) => row[field])),
      ...weightedKappa(pairsOf(field), rubricSteps)
    })),
    agreement,
    state,
    points:
      average === null || state === 'not-scored'
        ? null
        : { mean: average, low: interval?.low ?? null, high: interval?.high ?? null }
  }
}

function ratersOf(rows: readonly Rating[]): InsightQuality['raters'] {
  const ratings = new Map<string, InsightQuality['raters'][number]>()
  for (const { rater, part } of rows) {
    const key = `${part} ${rater ?? ''}`
    const known = ratings.get(key) ?? { rater, part, ratings: 0 }
    known.ratings++
    ratings.set(key, known)
  }
  return [...ratings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}
