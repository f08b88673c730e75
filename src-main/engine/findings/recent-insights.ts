import { addDays } from '#base/days'
import { numberOf } from '#base/number-of'
import { clusteredShare, pAbove, type ClusteredShare } from '#base/clustered-share'
import type { EvidenceAddress } from '#contract/finding'
import { quoteLiteral } from '../workspace/sql'
import type { FindingContext } from './rule'

/** Days that count as lately, and days before them that they are compared with. */
const latelyDays = 91
const earlierDays = 364

/** Lately, a statement must rest on at least so many insights of at least so many KOLs, as a listening priority does. */
const insightsNeeded = 3
const kolsNeeded = 3

/** One insight with what shifts are looked for in. */
export interface DatedInsight {
  id: string
  /** Place of the KOL among those of all insights; an insight of nobody is one of its own. */
  kol: number
  theme: string | null
  sentiment: number | null
  isRecent: boolean
}

/** Insights that several rules look at, read once for each search. */
const read = new WeakMap<FindingContext, Promise<DatedInsight[]>>()

/** Insights of the last quarter and the year before it, newest first; empty unless both hold some and a half year is known. */
export function recentInsights(context: FindingContext): Promise<DatedInsight[]> {
  const reading = read.get(context) ?? readInsights(context)
  read.set(context, reading)
  return reading
}

async function readInsights({ workspace, period: { asOf } }: FindingContext): Promise<DatedInsight[]> {
  const recentFrom = addDays(asOf, -latelyDays)
  // Less than two quarters before lately are no yardstick: one busy congress would make it.
  const enoughFrom = addDays(recentFrom, -2 * latelyDays)
  const rows = await workspace.connection.columns(
    `WITH dated AS (
       SELECT * FROM (
         SELECT insight_id AS id, coalesce(kol_id, insight_id) AS kol, lower(trim(theme)) AS theme, sentiment,
                local_day(coalesce(observed_at, submitted_at), msl_id) AS day
         FROM insight WHERE NOT coalesce(deleted, false)
       ) WHERE day < DATE ${quoteLiteral(asOf)} AND day >= DATE ${quoteLiteral(addDays(recentFrom, -earlierDays))}
     )
     SELECT id, kol, theme, sentiment, day >= DATE ${quoteLiteral(recentFrom)} AS recent FROM dated
     WHERE (SELECT min(day) FROM dated) <= DATE ${quoteLiteral(enoughFrom)} ORDER BY day DESC, id`
  )
  const places = new Map<unknown, number>()
  const themes = rows['theme'] as (string | null)[]
  const sentiments = rows['sentiment'] as (number | null)[]
  return (rows['id'] as string[]).map((id, i) => ({
    id,
    kol: numberOf(places, rows['kol']![i]),
    theme: themes[i]!,
    sentiment: sentiments[i]!,
    isRecent: rows['recent']![i] === true
  }))
}

export interface Shift {
  recent: ClusteredShare
  earlier: ClusteredShare
  /** One-sided p that the recent share is no higher; 1 where too few insights or KOLs speak. */
  p: number
  evidence: EvidenceAddress[]
}

/**
 * How the share of insights that are `hit` has grown lately; null where either time has none. Insights of one KOL hang
 * together, so that one who talks much does not make a trend. A subject on which few speak stays among the tests, as
 * leaving it out for what it shows would make the others look surer than they are.
 */
export function shiftOf(insights: readonly DatedInsight[], hit: (insight: DatedInsight) => boolean): Shift | null {
  const kols = insights.reduce((most, { kol }) => Math.max(most, kol), -1) + 1
  const lately = noShares(kols)
  const before = noShares(kols)
  const evidence: EvidenceAddress[] = []
  const speaking = new Set<number>()
  for (const insight of insights) {
    const { hits, trials } = insight.isRecent ? lately : before
    trials[insight.kol]!++
    if (!hit(insight)) continue
    hits[insight.kol]!++
    if (!insight.isRecent) continue
    speaking.add(insight.kol)
    evidence.push({ table: 'insight', id: insight.id })
  }
  const recent = shareOf(lately)
  const earlier = shareOf(before)
  if (recent === null || earlier === null) return null
  const isEnough = evidence.length >= insightsNeeded && speaking.size >= kolsNeeded
  return { recent, earlier, p: isEnough ? pAbove(recent, earlier) : 1, evidence }
}

/** Hits and trials of each KOL, by place. */
interface Shares {
  hits: Int32Array
  trials: Int32Array
}

const noShares = (kols: number): Shares => ({ hits: new Int32Array(kols), trials: new Int32Array(kols) })

const shareOf = ({ hits, trials }: Shares): ClusteredShare | null =>
  clusteredShare(Array.from(trials, (own, kol) => ({ hits: hits[kol]!, trials: own })))
