import type { Period } from '#contract/ids'
import type { RecommendationCode } from '#contract/diversity'
import { mainKeystones } from '../findings/rules/keystone-unseen'
import { risingByTraces, type Trace } from '../findings/rules/rising-star-unseen'
import { groundOf } from '../network/questions/ground'
import { naturalMsls } from '../network/questions/natural-msl'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'

/** How the influence of a KOL grows: traces of the kind that speaks most for it. */
export interface Growth {
  code: Extract<RecommendationCode, `rising-${string}`>
  recent: number
  total: number
  /** Months that are recent. */
  months: number
}

/** What makes KOLs stand out before they are central, and whose they are. */
export interface Standouts {
  /** By KOL. */
  rising: ReadonlyMap<string, Growth>
  /** Who without a KOL would have no way to the largest part of the network, by KOL; as many as a finding needs at least. */
  cutOff: ReadonlyMap<string, number>
  /** The MSL who would naturally see a KOL; null where nothing tells. */
  naturalMslOf: (kol: string) => string | null
}

const codes: Record<Trace['table'], Growth['code']> = {
  authorship: 'rising-publications',
  event_participant: 'rising-roles',
  relationship: 'rising-ties'
}

/**
 * Rising stars and keystones as findings tell them, whether seen or not, by evidence before the as-of day.
 * @throws LensFault `cancelled`
 */
export async function standoutsOf(workspace: Workspace, period: Period, signal: AbortSignal): Promise<Standouts> {
  const settings = await workspace.settings()
  const months = numberSetting(settings, 'new_kol_lookback_months')
  const fdr = numberSetting(settings, 'fdr')
  const rising = new Map<string, Growth>()
  // Those findings name come last: among fewer KOLs, one more may pass than among all.
  for (const unseen of [false, true]) {
    const terms = { asOf: period.asOf, months, fdr, unseen }
    for (const { kol, trace, recent, total } of await risingByTraces(workspace.connection, terms)) {
      rising.set(kol, { code: codes[trace.table], recent, total, months })
    }
  }
  const days = { from: null, to: period.asOf }
  const question = { period, days, msls: null, weighted: false, edges: null, multipliers: {}, recipe: null }
  const ground = await groundOf(workspace, question, signal)
  const naturalOf = naturalMsls(ground)
  const nodes = new Map(ground.graph.names.map((kol, node) => [kol, node]))
  const { keystones } = mainKeystones(ground.graph)
  return {
    rising,
    cutOff: new Map(keystones.map(({ node, cutOff }) => [ground.graph.names[node]!, cutOff])),
    naturalMslOf: (kol) => {
      const node = nodes.get(kol)
      return node === undefined ? null : (naturalOf(node)?.msl ?? null)
    }
  }
}
