import type { EvidenceAddress } from '#contract/finding'
import type { Graph } from '../../network/graph'
import { pairKey } from '../../network/workspace-graph'
import { nearestTo } from '../../network/questions/fewest-steps'
import { seersOf, type Ground } from '../../network/questions/ground'
import { keystoneChains, type KeystoneChain } from '../../network/questions/keystone-chains'
import { separations, type Separation } from '../../network/whole/separations'
import { tieAddresses, type Pair } from '../../network/questions/tie-addresses'
import { components } from '../../network/whole/components'
import { knownNetwork } from '../known-network'
import type { Draft, Rule } from '../rule'

/** KOLs who must be cut off before one KOL holds more than a corner of the network. A decision of this product. */
const cutOffNeeded = 5

/** From this share of the largest part on, the loss is grave. */
const graveShare = 0.1

/** Keystones that get a finding of their own; more would bury the other findings. */
export const mostNamed = 5

/** Names that a sentence tells of those cut off. */
const namesTold = 3

/** KOLs shown as evidence of those left out at most. */
const mostShown = 200

/** A KOL without whom others are cut off, by node. */
interface Keystone extends Pick<KeystoneChain, 'node' | 'cutOff'> {
  /** Everybody else in the largest part, with those cut off. */
  others: number
}

/**
 * KOLs whom nobody of the team has seen for a year and who are the only way from several others to the largest part of the
 * network. Nothing is tested: the ties known before the as-of day are what they are. A team with less than a year of
 * contacts cannot be told to have seen nobody. Of those on one branch the first is named; how many are not is a finding, too.
 */
export const keystoneUnseen: Rule = {
  id: 'keystone-unseen',
  async find(context) {
    const ground = await knownNetwork(context)
    if (ground === null) return []
    const { keystones, inner, left } = unseenKeystones(ground)
    const kinds = ground.recipe.kinds.map(({ kind }) => kind)
    const rows = await tieAddresses(
      context.workspace.connection,
      kinds,
      { from: null, to: context.period.asOf },
      keystones.flatMap((keystone) => lostTies(ground, keystone))
    )
    const drafts = keystones.map((keystone) => {
      const lost = new Set(lostTies(ground, keystone).map(([a, b]) => pairKey(a, b)))
      const own = rows.filter(({ pair }) => lost.has(pair)).map(({ table, id }) => ({ table, id }))
      return draft(ground, keystone, own)
    })
    return inner.length + left.length === 0 ? drafts : [...drafts, unnamed(ground, inner, left)]
  }
}

/** Whoever is the only way from several others to the largest part of a network, seen or not, and the size of that part. */
export function mainKeystones(graph: Graph): { largest: number; keystones: Separation[] } {
  const { of, count } = components(graph)
  const sizes = new Int32Array(count)
  for (const component of of) sizes[component]!++
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  const isMeant = ({ node, cutOff }: Separation) => cutOff >= cutOffNeeded && sizes[of[node]!] === largest
  return { largest, keystones: separations(graph).filter(isMeant) }
}

/** Nodes of those who have a finding of their own. */
export const namedKeystones = (ground: Ground): number[] => unseenKeystones(ground).keystones.map(({ node }) => node)

/** Those who would cut off most, first; then those who stand behind them, and those who are too many. */
function unseenKeystones({ graph, people }: Ground): { keystones: Keystone[]; inner: number[]; left: number[] } {
  const { largest, keystones } = mainKeystones(graph)
  const meant = keystones.filter(({ node }) => {
    const { mayBeMet, visits } = people[node]!
    return mayBeMet && visits.every(({ inYear }) => inYear === 0)
  })
  const { chains, left } = keystoneChains(graph, meant, () => false, mostNamed)
  return {
    keystones: chains.map(({ node, cutOff }) => ({ node, cutOff, others: largest - 1 })),
    inner: chains.flatMap((chain) => chain.inner),
    left: left.map(({ node }) => node)
  }
}

/** What is said of all keystones who have no finding of their own. */
function unnamed({ people, period }: Ground, inner: readonly number[], left: readonly number[]): Draft {
  const all = [...left, ...inner]
  return {
    wording: 'keystone-unseen-more',
    severity: 'info',
    confidence: 1,
    msl: null,
    kol: null,
    subject: 'more',
    kpi: null,
    figures: {
      more: all.length,
      inner: inner.length,
      left: left.length,
      needed: cutOffNeeded,
      names: all
        .slice(0, namesTold)
        .map((node) => people[node]!.name)
        .join(', '),
      asOf: period.asOf
    },
    evidence: all.slice(0, mostShown).map((node) => ({ table: 'kol', id: people[node]!.kol })),
    evidenceTotal: all.length
  }
}

/** The ties of a keystone with those who would be cut off. */
function lostTies({ graph, people }: Ground, { node, cutOff }: Keystone): Pair[] {
  const { offsets, targets } = graph.outgoing
  const lost = new Set(cutOff)
  return [...targets.subarray(offsets[node], offsets[node + 1])].flatMap((near) =>
    lost.has(near) ? [[people[node]!.kol, people[near]!.kol] as const] : []
  )
}

function draft(ground: Ground, { node, cutOff, others }: Keystone, ties: readonly EvidenceAddress[]): Draft {
  const { people, period } = ground
  const { kol } = people[node]!
  const way = introduction(ground, node)
  // A paper that ties the keystone with two of them is one row.
  const evidence = [...new Map(ties.map((row) => [JSON.stringify([row.table, row.id]), row])).values()]
  return {
    wording: way === null ? 'keystone-unseen-alone' : 'keystone-unseen',
    severity: cutOff.length >= graveShare * others ? 'high' : 'watch',
    confidence: 1,
    msl: null,
    kol,
    subject: null,
    kpi: null,
    figures: {
      cutOff: cutOff.length,
      others,
      names: cutOff
        .slice(0, namesTold)
        .map((other) => people[other]!.name)
        .join(', '),
      asOf: period.asOf,
      ...way
    },
    // Ties of a file taken in as a network have no rows: what is left is the KOL's own.
    evidence: evidence.length > 0 ? evidence : [{ table: 'kol', id: kol }]
  }
}

/** The nearest KOL whom somebody still there saw in the last year, who may be met, and by whom. */
function introduction(ground: Ground, node: number): { introducer: string; seenBy: string; steps: number } | null {
  const { graph, people, msls } = ground
  const isThere = (msl: string) => msls.get(msl)?.isThere ?? false
  const known = new Set(
    people.flatMap(({ mayBeMet, visits }, place) =>
      mayBeMet && visits.some(({ msl, inYear }) => inYear > 0 && isThere(msl)) ? [place] : []
    )
  )
  const [path] = nearestTo(graph, node, known, (place) => people[place]!.mayBeMet, 1)
  if (!path) return null
  const first = people[path.nodes[0]!]!
  const seers = seersOf(ground, first, ({ inYear }) => inYear, isThere)
  return {
    introducer: first.name,
    seenBy: seers.map(({ mslName }) => mslName).join(', '),
    steps: path.nodes.length - 1
  }
}
