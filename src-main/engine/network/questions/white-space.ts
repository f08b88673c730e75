import type { CrowdedKol, NetworkWhiteSpace, UnseenKol, WhiteTerritory } from '#contract/network-questions'
import { quantile, wilson } from '#base/statistics'
import { amongMsls } from '../../kol/directory'
import { quoteLiteral } from '../../workspace/sql'
import { numberSetting } from '../../workspace/settings'
import type { Workspace } from '../../workspace/workspace'
import { contactsOf, groundOf, lastContactOf, namedKol, seenInPeriod, type Ground, type Question } from './ground'
import { grouped } from './grouped'
import { centralFrom, influenceOf, type Influence } from './influence'
import { naturalMsls } from './natural-msl'

/**
 * Central KOLs without a contact in the period, by territory, and the opposite: KOLs who are not central and get more
 * contacts than most central ones who are seen, with how well the topics fitted them. Central and crowded are cut as in the
 * overview's corners, by the network asked for. With MSLs chosen, the KOLs are those who are naturally theirs, or nobody's.
 * @throws LensFault `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function networkWhiteSpace(
  workspace: Workspace,
  question: Question,
  limit: number,
  signal: AbortSignal
): Promise<NetworkWhiteSpace> {
  const ground = await groundOf(workspace, question, signal)
  const influence = await influenceOf(workspace, ground, question.weighted)
  const fits = await topicFits(workspace, question)
  const settings = await workspace.settings()
  const target = numberSetting(settings, 'topic_fit_target')
  const fewest = numberSetting(settings, 'ratio_min_n')
  const { people, isChosen, period, recipe } = ground
  const from = centralFrom(ground, influence)
  const naturalOf = naturalMsls(ground)
  const isTheirs = (node: number) => isChosen(naturalOf(node)?.msl ?? '') || naturalOf(node) === null
  const contacts = people.map((person) => contactsOf(ground, person))
  const isCentral = (node: number) => from !== null && influence.links[node]! >= from
  const asked = people.flatMap(({ mayBeMet }, node) =>
    mayBeMet && (question.msls === null || contacts[node]! > 0 || isTheirs(node)) ? [node] : []
  )
  const central = asked.filter(isCentral)
  const unseen = central.filter((node) => contacts[node] === 0)
  const usual = central.filter((node) => contacts[node]! > 0).map((node) => contacts[node]!)
  const crowdedAbove =
    usual.length === 0
      ? null
      : Math.ceil(
          quantile(
            usual.sort((a, b) => a - b),
            0.5
          )!
        )
  const crowded = asked.filter((node) => !isCentral(node) && crowdedAbove !== null && contacts[node]! > crowdedAbove)
  const foremost = unseen.toSorted((a, b) => influence.links[b]! - influence.links[a]! || a - b)
  return {
    period,
    recipe,
    centralFrom: from,
    crowdedAbove,
    central: central.length,
    unseen: unseen.length,
    territories: territoriesOf(ground, central, contacts),
    rows: foremost.slice(0, limit).map((node) => unseenKol(ground, influence, naturalOf, node)),
    crowded: crowded.length,
    topicFitTarget: target,
    wrong: crowded
      .map((node) =>
        crowdedKol(ground, influence, node, contacts[node]!, fits.get(people[node]!.kol), { target, fewest })
      )
      .sort(compareCrowded)
      .slice(0, limit)
  }
}

/** Where a KOL is at home: the territory, else the region. */
const homeOf = ({ territory, region }: Ground['people'][number]) => territory ?? region

function territoriesOf({ people }: Ground, central: readonly number[], contacts: readonly number[]): WhiteTerritory[] {
  const groups = grouped(central, (node) => [homeOf(people[node]!), node])
  return [...groups]
    .map(([territory, nodes]) => ({
      territory,
      central: nodes.length,
      unseen: nodes.filter((node) => contacts[node] === 0).length
    }))
    .sort((a, b) => compareNames(a.territory, b.territory))
}

/** By name, those without one last. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

function unseenKol(
  ground: Ground,
  { links, rank }: Influence,
  naturalOf: ReturnType<typeof naturalMsls>,
  node: number
): UnseenKol {
  const person = ground.people[node]!
  const { offsets, targets } = ground.graph.outgoing
  const neighbours = targets.subarray(offsets[node], offsets[node + 1])
  return {
    ...namedKol(person),
    territory: homeOf(person),
    links: links[node]!,
    pagerankRank: rank[node]!,
    seenLinks: neighbours.reduce((n, near) => n + (contactsOf(ground, ground.people[near]!) > 0 ? 1 : 0), 0),
    natural: naturalOf(node),
    onPanel: person.panels.length > 0,
    seenBy: seenInPeriod(ground, person),
    lastContactOn: lastContactOf(ground, person)
  }
}

interface TopicFit {
  hits: number
  trials: number
}

function crowdedKol(
  ground: Ground,
  { links, rank }: Influence,
  node: number,
  contacts: number,
  fit: TopicFit | undefined,
  { target, fewest }: { target: number; fewest: number }
): CrowdedKol {
  const person = ground.people[node]!
  const interval = fit === undefined ? null : wilson(fit.hits, fit.trials)
  return {
    ...namedKol(person),
    territory: homeOf(person),
    links: links[node]!,
    pagerankRank: rank[node]! === 0 ? null : rank[node]!,
    contacts,
    topicFit: fit && interval ? { ...fit, share: fit.hits / fit.trials, low: interval.low, high: interval.high } : null,
    fit: !fit || !interval ? 'unknown' : fit.trials < fewest ? 'unclear' : fitOf(interval, target),
    onPanel: person.panels.length > 0,
    seenBy: seenInPeriod(ground, person),
    lastContactOn: lastContactOf(ground, person)
  }
}

/** Judged by the whole interval, so that chance alone makes no verdict. */
const fitOf = ({ low, high }: { low: number; high: number }, target: number) =>
  high < target ? 'poor' : low >= target ? 'good' : 'unclear'

const fitOrder = ['poor', 'unclear', 'unknown', 'good'] as const

const compareCrowded = (a: CrowdedKol, b: CrowdedKol) =>
  fitOrder.indexOf(a.fit) - fitOrder.indexOf(b.fit) || b.contacts - a.contacts || (a.kol < b.kol ? -1 : 1)

/** Contacts whose topics and interests are both known, and those with one in common, as in the KPI of topic fit. */
async function topicFits({ connection }: Workspace, { period, msls }: Question): Promise<Map<string, TopicFit>> {
  const folded = (list: string) => `list_transform(${list}, lambda t: lower(trim(nfc_normalize(t))))`
  const rows = await connection.rows<TopicFit & { kol: string }>(
    `SELECT c.kol_id AS kol, count(*) AS trials,
            count(*) FILTER (list_has_any(${folded('c.topics')}, ${folded('k.interests')})) AS hits
     FROM contact c JOIN kol k USING (kol_id)
     WHERE len(c.topics) > 0 AND len(k.interests) > 0 AND ${amongMsls('c.msl_id', msls)}
       AND c.occurred_on >= DATE ${quoteLiteral(period.from)} AND c.occurred_on < DATE ${quoteLiteral(period.to)}
     GROUP BY c.kol_id`
  )
  return new Map(rows.map(({ kol, ...fit }) => [kol, fit]))
}
