import type { WeightedSpreads } from '#contract/diversity'
import type { Period } from '#contract/ids'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { spreadOf, unbiasedHerfindahl } from './indices'

/** Days after which a contact counts half: the one that is reported, and two that show how much hangs on it. */
const halfLives = [90, 45, 180]

/** What a KOL stands for where contacts are not just counted. */
export interface KolWeights {
  /** Σ 2^(−age/h) of the contacts for each half-life h, and the sum of the squares of these weights. */
  recency: { sum: number; squares: number }[]
  /** Minutes of the contacts whose duration is known, and the number of those where it is not. */
  minutes: number
  untimed: number
  insights: number
  /** Themes of these insights, folded for comparison. */
  themes: Set<string>
}

export const noWeights = (): KolWeights => ({
  recency: halfLives.map(() => ({ sum: 0, squares: 0 })),
  minutes: 0,
  untimed: 0,
  insights: 0,
  themes: new Set()
})

/** Adds the weights of another MSL's work with the same KOL. */
export function addWeights(to: KolWeights, from: KolWeights): void {
  from.recency.forEach(({ sum, squares }, i) => {
    to.recency[i]!.sum += sum
    to.recency[i]!.squares += squares
  })
  to.minutes += from.minutes
  to.untimed += from.untimed
  to.insights += from.insights
  for (const theme of from.themes) to.themes.add(theme)
}

/**
 * Reads the weights of every MSL and KOL in a window; to be called inside `store.inPeriod(period)`. Ages are days
 * before the period's as-of day.
 */
export async function readWeights(
  connection: Connection,
  period: Period,
  byKol: (msl: string) => Map<string, KolWeights> | undefined
): Promise<void> {
  const weightsOf = (msl: string, kol: string) => {
    const weights = byKol(msl)
    if (!weights) return undefined
    if (!weights.has(kol)) weights.set(kol, noWeights())
    return weights.get(kol)
  }
  const [from, to, asOf] = [period.from, period.to, period.asOf].map((day) => `DATE ${quoteLiteral(day)}`)
  const sums = halfLives.map(
    (halfLife, i) => `sum(pow(2, -age / ${halfLife})) AS sum_${i}, sum(pow(2, -2 * age / ${halfLife})) AS squares_${i}`
  )
  const contacts = await connection.rows<Record<string, number> & { msl_id: string; kol_id: string }>(
    `SELECT msl_id, kol_id, ${sums.join(', ')}, coalesce(sum(duration_min), 0) AS minutes,
            count(*) FILTER (duration_min IS NULL) AS untimed
     FROM (SELECT *, greatest(0, ${asOf} - occurred_on) AS age FROM session_contact
           WHERE occurred_on >= ${from} AND occurred_on < ${to})
     GROUP BY ALL ORDER BY ALL`
  )
  for (const row of contacts) {
    const weights = weightsOf(row.msl_id, row.kol_id)
    if (!weights) continue
    weights.recency = halfLives.map((_, i) => ({ sum: row[`sum_${i}`]!, squares: row[`squares_${i}`]! }))
    weights.minutes = row['minutes']!
    weights.untimed = row['untimed']!
  }
  const insights = await connection.rows<{ msl_id: string; kol_id: string; n: number; themes: string[] | null }>(
    `SELECT msl_id, kol_id, count(*) AS n, list(DISTINCT plain(theme)) FILTER (plain(theme) <> '') AS themes FROM insight
     WHERE kol_id IS NOT NULL AND NOT coalesce(deleted, false)
       AND local_day(coalesce(observed_at, submitted_at), msl_id) BETWEEN ${from} AND ${to} - 1
     GROUP BY ALL ORDER BY msl_id, kol_id`
  )
  for (const { msl_id, kol_id, n, themes } of insights) {
    const weights = weightsOf(msl_id, kol_id)
    if (!weights) continue
    weights.insights = n
    weights.themes = new Set(themes)
  }
}

/**
 * Concentration by other weights than one for each contact: by recency (Kish's effective number of contacts
 * (Σv)²/Σv², Kish 1965, Survey Sampling), by minutes, by insights, and by the themes each KOL informs.
 */
export function weightedSpreads(weights: Iterable<KolWeights>): WeightedSpreads {
  const kols = [...weights]
  const sum = (of: (weights: KolWeights) => number) => kols.reduce((total, kol) => total + of(kol), 0)
  const insights = kols.map((kol) => kol.insights)
  const timed = sum(({ minutes }) => minutes)
  return {
    recency: halfLives.map((halfLifeDays, i) => {
      const squares = sum(({ recency }) => recency[i]!.squares)
      const spread = spreadOf(kols.map(({ recency }) => recency[i]!.sum))
      return {
        halfLifeDays,
        effectiveContacts: squares > 0 ? sum(({ recency }) => recency[i]!.sum) ** 2 / squares : null,
        ...spread
      }
    }),
    duration: {
      minutes: timed,
      untimedContacts: sum(({ untimed }) => untimed),
      ...spreadOf(kols.map((k) => k.minutes))
    },
    insights: {
      insights: sum((kol) => kol.insights),
      herfindahlUnbiased: unbiasedHerfindahl(insights),
      ...spreadOf(insights)
    },
    themes: {
      themes: new Set(kols.flatMap(({ themes }) => [...themes])).size,
      ...spreadOf(kols.map(({ themes }) => themes.size))
    }
  }
}
