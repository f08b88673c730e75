import { addDays } from '#base/days'
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
  kol: string
  on: string
  theme: string | null
  sentiment: number | null
  isRecent: boolean
}

/** Insights of the last quarter and the year before it, newest first; empty unless both hold some and a half year is known. */
export async function recentInsights({ workspace, period: { asOf } }: FindingContext): Promise<DatedInsight[]> {
  const recentFrom = addDays(asOf, -latelyDays)
  const rows = await workspace.connection.rows<Omit<DatedInsight, 'isRecent'>>(
    `SELECT insight_id AS id, coalesce(kol_id, insight_id) AS kol, CAST(coalesce(observed_at, submitted_at) AS DATE) AS "on",
            lower(trim(theme)) AS theme, sentiment FROM insight
     WHERE NOT coalesce(deleted, false) AND coalesce(observed_at, submitted_at) < DATE ${quoteLiteral(asOf)}
       AND coalesce(observed_at, submitted_at) >= DATE ${quoteLiteral(addDays(recentFrom, -earlierDays))}
     ORDER BY "on" DESC, id`
  )
  const oldest = rows.at(-1)?.on
  // Less than two quarters before lately are no yardstick: one busy congress would make it.
  if (oldest === undefined || oldest > addDays(recentFrom, -2 * latelyDays)) return []
  return rows.map((row) => ({ ...row, isRecent: row.on >= recentFrom }))
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
  const recent = shareOf(
    insights.filter(({ isRecent }) => isRecent),
    hit
  )
  const earlier = shareOf(
    insights.filter(({ isRecent }) => !isRecent),
    hit
  )
  if (recent === null || earlier === null) return null
  const speaking = insights.filter((insight) => insight.isRecent && hit(insight))
  const isEnough = speaking.length >= insightsNeeded && new Set(speaking.map(({ kol }) => kol)).size >= kolsNeeded
  return {
    recent,
    earlier,
    p: isEnough ? pAbove(recent, earlier) : 1,
    evidence: speaking.map(({ id }) => ({ table: 'insight', id }))
  }
}

function shareOf(insights: readonly DatedInsight[], hit: (insight: DatedInsight) => boolean): ClusteredShare | null {
  const byKol = new Map<string, { hits: number; trials: number }>()
  for (const insight of insights) {
    const own = byKol.get(insight.kol) ?? { hits: 0, trials: 0 }
    byKol.set(insight.kol, own)
    own.trials++
    if (hit(insight)) own.hits++
  }
  return clusteredShare([...byKol.values()])
}
