import type { EvidenceAddress, FindingRule } from '#contract/finding'
import type { FindingWording } from '#base/finding-words'
import type { Cluster } from '#base/clustered-share'
import { isNewcomer } from '../activities/exposure'
import { people } from '../activities/people'
import { EvidenceStore } from '../kpi/evidence-store'
import { missingFields } from '../kpi/availability'
import { evidenceSql, isLive, ofEverybody } from '../kpi/groups'
import { definitionsNamed } from '../kpi/registry'
import { quoteLiteral } from '../workspace/sql'
import { numberSetting } from '../workspace/settings'
import type { Draft, FindingContext, Rule } from './rule'
import { judgeShortfall, type Shortfall } from './shortfall'

/** A share of a KPI's evidence rows that should reach a target. */
export interface WatchedShare {
  kpi: string
  /** Sentences about one MSL, and about most of the team. */
  wording: FindingWording
  teamWording: FindingWording
  /** Name of the setting that holds the target. */
  target: string
  /** SQL over an evidence row `e` that is 1 for a row as it should be; the KPI's numerator where it is left out. */
  hit?: string
}

/** Rows of one week hang together. KOLs are no sample of others: they are the panel that is judged, each with the own share. */
const cluster = "date_trunc('week', e.occurred_on)"

interface MslWork {
  clusters: Cluster[]
  /** Rows whose fields are filled, and all that are due. */
  filled: number
  eligible: number
}

/**
 * A rule that several shares can break, each a finding of its own. MSLs in the first days of their role are left out, of the
 * team's middle too.
 */
export function shareRule(id: FindingRule, shares: readonly WatchedShare[]): Rule {
  return {
    id,
    async find(context) {
      const found: Draft[] = []
      for (const share of shares) found.push(...(await findShortfalls(context, share)))
      return found
    }
  }
}

async function findShortfalls(context: FindingContext, watched: WatchedShare): Promise<Draft[]> {
  const { settings, workspace, resources, period, signal } = context
  const [definition] = await definitionsNamed(workspace, resources, [watched.kpi])
  const store = await EvidenceStore.of(workspace)
  const { connection } = store
  const hit = watched.hit ?? 'e.numerator'
  return store.inPeriod(period, null, signal, async () => {
    if ((await missingFields(connection, [definition!])).size > 0) return []
    const source = evidenceSql(await store.rows(definition!), definition!, period, ofEverybody)
    const rows = await connection.rows<{ msl_id: string; hits: number; filled: number; eligible: number }>(
      `SELECT e.msl_id, coalesce(sum(${hit}) FILTER (${isLive}), 0) AS hits, count(*) FILTER (${isLive}) AS filled,
              count(*) FILTER (NOT e.pending) AS eligible
       FROM ${source} GROUP BY e.msl_id, ${cluster} ORDER BY ALL`
    )
    const newcomers = await store.remember(`newcomers at ${period.asOf}`, async () => {
      const all = await people(connection, period, null)
      return new Set(all.filter(({ startedOn }) => isNewcomer(startedOn, period.asOf)).map(({ msl }) => msl))
    })
    const scored = rows.filter(({ msl_id }) => !newcomers.has(msl_id))
    const shortfall = judgeShortfall(judgeable(scored, numberSetting(settings, 'completeness_hide')), {
      target: numberSetting(settings, watched.target),
      margin: numberSetting(settings, 'finding_margin'),
      fdr: numberSetting(settings, 'fdr')
    })
    if (shortfall.byMsl.size === 0 && shortfall.team === null) return []
    // What most of the team share rests on the rows of all who are judged.
    const named = shortfall.team ? new Set(scored.map(({ msl_id }) => msl_id)) : shortfall.byMsl
    const whose = `AND e.msl_id IN (${[...named.keys()].map(quoteLiteral).join(', ')})`
    const missed = await connection.rows<{ msl_id: string; table: string; id: string }>(
      `SELECT e.msl_id, e.evidence_table AS "table", e.evidence_id AS id FROM ${source} AND ${isLive} AND ${hit} = 0 ${whose}
       ORDER BY e.occurred_on DESC NULLS LAST, e.evidence_id`
    )
    const evidenceOf = (msl: string | null): EvidenceAddress[] =>
      missed.filter(({ msl_id }) => msl === null || msl_id === msl).map(({ table, id }) => ({ table, id }))
    return drafts(watched, shortfall, numberSetting(settings, watched.target), evidenceOf)
  })
}

/** The work of MSLs whose rows are filled often enough to judge. */
function judgeable(
  rows: readonly { msl_id: string; hits: number; filled: number; eligible: number }[],
  completeness: number
): Map<string, Cluster[]> {
  const work = new Map<string, MslWork>()
  for (const { msl_id, hits, filled, eligible } of rows) {
    const own = work.get(msl_id) ?? { clusters: [], filled: 0, eligible: 0 }
    work.set(msl_id, own)
    own.clusters.push({ hits, trials: filled })
    own.filled += filled
    own.eligible += eligible
  }
  return new Map(
    [...work].flatMap(([msl, { clusters, filled, eligible }]) =>
      filled >= completeness * eligible ? [[msl, clusters] as const] : []
    )
  )
}

function drafts(
  { kpi, wording, teamWording }: WatchedShare,
  { byMsl, team, middle }: Shortfall,
  target: number,
  evidenceOf: (msl: string | null) => EvidenceAddress[]
): Draft[] {
  const found = [...byMsl].map(([msl, { share, reference, adjustedP, severity }]): Draft => {
    const { hits, trials, low, high } = share
    const figures = { hits, trials, missed: trials - hits, share: share.share, low, high, target, reference }
    return {
      wording,
      severity,
      confidence: 1 - adjustedP,
      msl,
      kol: null,
      subject: kpi,
      kpi,
      figures: { ...figures, middle: middle ?? target },
      evidence: evidenceOf(msl)
    }
  })
  if (team === null) return found
  const { share, below, judged, adjustedP, severity } = team
  const { hits, trials, low, high } = share
  const figures = { below, judged, hits, trials, share: share.share, low, high, target, middle: team.middle }
  return [
    ...found,
    {
      wording: teamWording,
      severity,
      confidence: 1 - adjustedP,
      msl: null,
      kol: null,
      subject: kpi,
      kpi,
      figures,
      evidence: evidenceOf(null)
    }
  ]
}
