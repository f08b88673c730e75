import type { NaturalMsl } from '#contract/network-questions'
import type { Workspace } from '../../workspace/workspace'
import { groundOf, nodeOf, type Ground, type Question } from './ground'
import { grouped } from './grouped'
import type { Msl } from './people'

/**
 * Gives the MSL who would naturally see a KOL: one on whose panel the KOL is; else one of the KOL's territory; else one of
 * the region. Of several, the one whose KOLs seen in the period have the strongest ties to this one, then by territory and
 * name. MSLs who have left are nobody's. Null where nothing tells.
 */
export function naturalMsls({ graph, people, msls }: Ground): (node: number) => NaturalMsl | null {
  const there = [...msls.values()].filter(({ isThere }) => isThere)
  const byTerritory = grouped(there, (msl) => [msl.territory, msl])
  const byRegion = grouped(there, (msl) => [msl.region, msl])
  const { offsets, targets, weights } = graph.outgoing

  function warmest(node: number, among: readonly Msl[]): Msl {
    const warmth = new Map<string, number>()
    for (let k = offsets[node]!; k < offsets[node + 1]!; k++) {
      for (const { msl, inPeriod } of people[targets[k]!]!.visits) {
        if (inPeriod > 0) warmth.set(msl, (warmth.get(msl) ?? 0) + weights[k]!)
      }
    }
    const of = ({ msl }: Msl) => warmth.get(msl) ?? 0
    return among.reduce((best, one) =>
      of(one) > of(best) || (of(one) === of(best) && one.place < best.place) ? one : best
    )
  }

  return (node) => {
    const { panels, territory, region } = people[node]!
    const circles = {
      panel: panels.flatMap((msl) => (msls.get(msl)?.isThere ? [msls.get(msl)!] : [])),
      territory: territory === null ? [] : (byTerritory.get(territory) ?? []),
      region: region === null ? [] : (byRegion.get(region) ?? [])
    }
    for (const because of ['panel', 'territory', 'region'] as const) {
      if (circles[because].length === 0) continue
      const { msl, name } = warmest(node, circles[because])
      return { msl, mslName: name, because }
    }
    return null
  }
}

/**
 * The MSL who would naturally see one KOL.
 * @throws LensFault `unknown-kol`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function naturalMslOf(
  workspace: Workspace,
  question: Question,
  kol: string,
  signal: AbortSignal
): Promise<NaturalMsl | null> {
  const ground = await groundOf(workspace, question, signal)
  return naturalMsls(ground)(nodeOf(ground, kol))
}
