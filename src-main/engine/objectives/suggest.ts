import type { Period } from '#contract/ids'
import type { Suggestion } from '#contract/objectives'
import { bandOf } from '#base/bands'
import { addDays, daysBetween } from '#base/days'
import { figures, teamFigure } from '../kpi/figures'
import { definitionsNamed } from '../kpi/registry'
import { seasonsOf } from '../kpi/season'
import { listMsls, requireMsl } from '../msl/msls'
import type { Workspace } from '../workspace/workspace'
import { knownRange } from '../workspace/period'
import { quartilesOf, reachedBy, suggestedTarget } from './quartiles'

/** Earlier times that the own history goes back at most. */
const timesBack = 4

/** Panels of this ratio at most are alike. */
const likeSize = 1.5

/** Peers below whom the whole team stands in. */
const leastPeers = 3

/**
 * What a realistic target for an MSL can rest on: the own figures in earlier times of the same length, and those of MSLs
 * with like territories in the time before.
 * @throws LensFault `unknown-msl`, `unknown-kpi`
 */
export async function suggestTarget(
  workspace: Workspace,
  resources: string,
  { msl, kpi, from, to }: { msl: string; kpi: string; from: string; to: string },
  signal: AbortSignal
): Promise<Suggestion> {
  await requireMsl(workspace, msl)
  const [definition] = await definitionsNamed(workspace, resources, [kpi])
  const range = await knownRange(workspace)
  const length = daysBetween(from, to)
  const own: number[] = []
  let before: Map<string, number> | null = null
  // The time before may not be over yet when an objective is set; what is known of it counts.
  for (let back = 1; back <= timesBack; back++) {
    const start = addDays(from, -back * length)
    if (range.from === null || range.to === null || addDays(start, length) <= range.from || start > range.to) continue
    const end = addDays(start, length)
    const time: Period = { from: start, to: end, asOf: end <= range.to ? end : addDays(range.to, 1) }
    const request = { period: time, by: ['msl'] as const, msl: null, definitions: [definition!], known: [definition!] }
    const { rows } = await figures(workspace, request, signal)
    const values = new Map(
      rows.flatMap(({ group, value }) => (group['msl'] && value !== null ? [[group['msl'], value] as const] : []))
    )
    before ??= values
    const value = values.get(msl)
    if (value !== undefined) own.push(value)
  }
  const { peers, alike } = await peersOf(workspace, msl, { from: addDays(from, -length), to: from, asOf: from }, signal)
  const ofPeers = peers.flatMap((peer) => before?.get(peer) ?? [])
  const time = { objective_id: 'suggested', kpi_id: kpi, period_start: from, period_end: to }
  const seasons = await seasonsOf(workspace, [time], [definition!], from, teamFigure(workspace))
  const { years, why } = seasons.get(time.objective_id)!
  const band = bandOf(definition!.better)
  const ownQuartiles = quartilesOf(own)
  const peerQuartiles = quartilesOf(ofPeers)
  return {
    unit: definition!.unit,
    better: definition!.better,
    baseline: before?.get(msl) ?? null,
    own: ownQuartiles,
    peers: peerQuartiles,
    alike,
    reached: reachedBy(ownQuartiles, peerQuartiles),
    target: band === null ? suggestedTarget(ownQuartiles, peerQuartiles, definition!.better) : null,
    band,
    season: { years, why }
  }
}

/** MSLs whose panel is of a like size; the whole team where they are few. */
async function peersOf(
  workspace: Workspace,
  msl: string,
  period: Period,
  signal: AbortSignal
): Promise<{ peers: string[]; alike: string }> {
  const all = await listMsls(workspace, period, signal)
  const assigned = all.find((one) => one.msl === msl)?.assigned ?? 0
  const others = all.filter((one) => one.msl !== msl && !one.stub)
  const like = others.filter(
    (one) => assigned > 0 && one.assigned > 0 && Math.max(one.assigned / assigned, assigned / one.assigned) <= likeSize
  )
  return like.length >= leastPeers
    ? { peers: like.map((one) => one.msl), alike: 'panel-size' }
    : { peers: others.map((one) => one.msl), alike: 'team' }
}
