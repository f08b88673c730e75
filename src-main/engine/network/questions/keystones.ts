import type { NetworkKeystones } from '#contract/network-questions'
import type { Workspace } from '../../workspace/workspace'
import { contactsOf, groundOf, lastContactOf, namedKol, seenInPeriod, type Question } from './ground'
import { influenceOf } from './influence'
import { naturalMsls } from './natural-msl'
import { keystoneChains } from './keystone-chains'
import { separations } from '../whole/separations'

/** Ids that are listed of those whom a keystone would cut off. */
const mostListed = 200

/**
 * KOLs without whom a part of the network loses its way to the rest, those who would cut off most first: what is lost when
 * they retire, and who of the team sees them. Those on one branch are one row. With MSLs chosen, those who are seen by them or naturally theirs, or nobody's.
 * @throws LensFault `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function networkKeystones(
  workspace: Workspace,
  question: Question,
  limit: number,
  signal: AbortSignal
): Promise<NetworkKeystones> {
  const ground = await groundOf(workspace, question, signal)
  const { graph, people, period, recipe, isChosen } = ground
  const influence = await influenceOf(workspace, ground, question.weighted)
  const naturalOf = naturalMsls(ground)
  const isTheirs = (node: number) => {
    if (question.msls === null || contactsOf(ground, people[node]!) > 0) return true
    const natural = naturalOf(node)
    return natural === null || isChosen(natural.msl)
  }
  const all = separations(graph).filter(({ node }) => isTheirs(node))
  const open = all.filter(({ node }) => people[node]!.mayBeMet)
  const isSeen = (node: number) => contactsOf(ground, people[node]!) > 0
  const { chains, left } = keystoneChains(graph, open, isSeen, limit)
  return {
    period,
    recipe,
    total: open.length,
    unseen: open.filter(({ node }) => !isSeen(node)).length,
    withheld: all.length - open.length,
    left: left.length,
    rows: chains.map(({ node, pieces, cutOff, inner }) => ({
      ...namedKol(people[node]!),
      pieces,
      cutOff: cutOff.length,
      cutOffKols: cutOff.slice(0, mostListed).map((other) => graph.names[other]!),
      inner: inner.length,
      links: influence.links[node]!,
      pagerankRank: influence.rank[node]!,
      contacts: contactsOf(ground, people[node]!),
      natural: naturalOf(node),
      seenBy: seenInPeriod(ground, people[node]!),
      lastContactOn: lastContactOf(ground, people[node]!)
    }))
  }
}
