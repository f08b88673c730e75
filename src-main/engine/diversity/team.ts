import type { TeamPortfolios } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { unbiasedHerfindahl } from './indices'
import { analysesOf, diversitySettings } from './portfolio'

const topKols = 12
/** A quarter holds too few contacts to tell; two of them overlap with the next two. */
const windowMonths = 6
const windows = 8

type Trend = TeamPortfolios['rows'][number]['trend']

/** The portfolios of all MSLs side by side, each with its course over the last quarters. */
export async function teamPortfolios(workspace: Workspace, period: Period): Promise<TeamPortfolios> {
  const analyses = await analysesOf(workspace, period)
  const trends = await trendsOf(workspace, period)
  return {
    period,
    rows: analyses.map(({ window, indices, plan }) => ({
      msl: window.msl,
      mslName: window.mslName,
      top: window.kols
        .map(({ kol, name, contacts }, i) => ({
          kol,
          kolName: name,
          share: indices.contacts === 0 ? 0 : contacts / indices.contacts,
          plannedShare: plan.shares[i]!
        }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share || (a.kol < b.kol ? -1 : 1))
        .slice(0, topKols),
      trend: trends.get(window.msl) ?? []
    }))
  }
}

/**
 * The effective number of each MSL in windows of six months that end with the last quarters, by the unbiased index, which
 * windows of unlike size need; withheld where contacts are too few. The last quarter may be cut by the end of the period.
 */
async function trendsOf(workspace: Workspace, period: Period): Promise<Map<string, Trend>> {
  const { minContacts } = await diversitySettings(workspace)
  const store = await EvidenceStore.of(workspace)
  const spans = quarterWindows(period.to)
  const rows = await store.inPeriod(period, null, undefined, () =>
    store.connection.rows<{ msl: string; kol: string; window: number; n: number }>(
      `SELECT c.msl_id AS msl, c.kol_id AS kol, w.place AS "window", count(*) AS n
       FROM session_contact c JOIN (VALUES ${spans
         .map(({ from, to }, i) => `(${i}, DATE ${quoteLiteral(from)}, DATE ${quoteLiteral(to)})`)
         .join(', ')}) w(place, from_on, to_on) ON c.occurred_on >= w.from_on AND c.occurred_on < w.to_on
       GROUP BY ALL ORDER BY ALL`
    )
  )
  const { first } = await store.connection.one<{ first: string | null }>(
    'SELECT min(occurred_on)::TEXT AS first FROM contact'
  )
  const trends = new Map<string, Trend>()
  for (const msl of new Set(rows.map((row) => row.msl))) {
    const own = rows.filter((row) => row.msl === msl)
    const trend = spans.flatMap((span, i) => {
      // A window that begins before the data would seem narrow.
      if (first === null || span.from < first) return []
      const counts = own.filter(({ window }) => window === i).map(({ n }) => n)
      const contacts = counts.reduce((sum, n) => sum + n, 0)
      return [{ ...span, contacts, effective: contacts < minContacts ? null : effective(counts) }]
    })
    trends.set(msl, trend)
  }
  return trends
}

/** Effective number by the unbiased index; where no KOL was seen twice, the number of KOLs. */
function effective(counts: readonly number[]): number | null {
  const herfindahl = unbiasedHerfindahl(counts)
  return herfindahl === null ? null : Math.min(counts.length, herfindahl > 0 ? 1 / herfindahl : counts.length)
}

/** Windows that end with each of the last quarters, the present one cut at `to`, oldest first. */
export function quarterWindows(to: string): { quarter: string; from: string; to: string }[] {
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000)
  const present = last.getUTCFullYear() * 4 + Math.floor(last.getUTCMonth() / 3)
  return Array.from({ length: windows }, (_, i) => {
    const quarter = present - windows + 1 + i
    const end = firstDay((quarter + 1) * 3)
    return {
      quarter: `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`,
      from: firstDay((quarter + 1) * 3 - windowMonths),
      to: end > to ? to : end
    }
  })
}

/** The first day of a month counted from the year 0. */
const firstDay = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10)
