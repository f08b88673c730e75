import { weightedKappa } from '#base/agreement'
import { mean, meanInterval } from '#base/statistics'
import { rubricFields, type InsightQuality, type RubricField } from '#contract/insights'
import type { Period } from '#contract/ids'
import { amongMsls } from '../kol/directory'
import { EvidenceStore } from '../kpi/evidence-store'
import type { Workspace } from '../workspace/workspace'
import { agreementOf, heardIn, ratedTwice, ratingsIn, rubricSteps, type Rating } from './agreement'
import { inSample } from './rating'

/**
 * What ratings say about the insights of a period, and whether two raters agree enough for that to count. Raters are
 * judged by all that they rated, whoever wrote it.
 * @param msls whose insights; null takes those of everybody
 */
export async function insightQuality(
  workspace: Workspace,
  period: Period,
  msls: readonly string[] | null,
  signal: AbortSignal
): Promise<InsightQuality> {
  const store = await EvidenceStore.of(workspace)
  return store.inPeriod(period, null, signal, async () => {
    const counts = await store.connection.one<{ insights: number; sample: number }>(
      `SELECT count(*) AS insights,
              count(*) FILTER (${inSample} AND i.insight_id IN (SELECT insight_id FROM insight_rubric WHERE part = 'first')) AS sample
       FROM insight i WHERE trim(i.text) <> '' AND ${heardIn(period)} AND ${amongMsls('i.msl_id', msls)}`
    )
    const rows = await ratingsIn(store.connection, period)
    const chosen = new Set(msls)
    const own = msls === null ? rows : rows.filter(({ mslId }) => mslId !== null && chosen.has(mslId))
    return { period, ...counts, ...judged(rows, own) }
  })
}

/** Means and state of the complete ratings `own`, and the agreement among all `rows`. */
export function judged(
  rows: readonly Rating[],
  own: readonly Rating[]
): Omit<InsightQuality, 'period' | 'insights' | 'sample'> {
  const first = own.filter(({ part }) => part === 'first')
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
    ratedTwice: ratedTwice(own).length,
    raters: ratersOf(own),
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
