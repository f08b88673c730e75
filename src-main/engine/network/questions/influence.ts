import { readMeetable } from '../../diversity/consent'
import type { Connection } from '../../workspace/connection'
import type { Workspace } from '../../workspace/workspace'
import { optionsOf } from '../computed'
import { undirectedProjection, type Graph } from '../graph'
import { pagerankOf } from '../metrics/pagerank'
import { inputsOf, keptAnalysis } from '../stored-results'
import type { Ground } from './ground'

/** How much each KOL counts in the network, by node. */
export interface Influence {
  pagerank: Float64Array
  /** Place by PageRank from 1 on, equal ones sharing the better; 0 for KOLs without a link. */
  rank: Int32Array
  /** How many other KOLs each is linked with. */
  links: Int32Array
}

/** Of the KOLs with any link who may be met, at most this share is central; the cut of the overview's corners. */
const centralShare = 0.2

/** PageRank as the picture of the network shows it, taken from its kept results where there are any. */
export async function influenceOf(workspace: Workspace, ground: Ground, weighted: boolean): Promise<Influence> {
  const { graph } = ground.network
  const inputs = inputsOf(graph, optionsOf({ weighted, raw: false, metrics: null, exact: false }))
  const kept = await keptAnalysis(workspace.connection, inputs)
  const pagerank = Float64Array.from(kept?.columns.pagerank ?? pagerankOf(graph, weighted))
  const links = linksOf(ground)
  const order = [...links.keys()].filter((node) => links[node]! > 0).sort((a, b) => pagerank[b]! - pagerank[a]!)
  const rank = new Int32Array(pagerank.length)
  order.forEach((node, i) => {
    const before = order[i - 1]
    rank[node] = before !== undefined && pagerank[before] === pagerank[node] ? rank[before]! : i + 1
  })
  return { pagerank, rank, links }
}

/** With how many other KOLs each is linked, by node. */
export function linksOf({ graph: { outgoing } }: Pick<Ground, 'graph'>): Int32Array {
  return Int32Array.from(
    { length: outgoing.offsets.length - 1 },
    (_, node) => outgoing.offsets[node + 1]! - outgoing.offsets[node]!
  )
}

/**
 * The links from which a KOL is central: the most linked fifth of those who may be met and have any link, fewer where many
 * have equally many, and at least those with most. Null without links.
 */
export function centralFrom(
  { people }: { people: readonly Pick<Ground['people'][number], 'mayBeMet'>[] },
  { links }: Pick<Influence, 'links'>
): number | null {
  const counts = people.flatMap(({ mayBeMet }, node) => (mayBeMet && links[node]! > 0 ? [links[node]!] : []))
  if (counts.length === 0) return null
  counts.sort((a, b) => b - a)
  const most = Math.floor(counts.length * centralShare)
  // The lowest number of links that no more than the fifth have or exceed.
  let last = most - 1
  while (last >= 0 && counts[last] === counts[last + 1]) last--
  return last < 0 ? counts[0]! : counts[last]!
}

/** The ids of the KOLs who are central in a network. */
export async function centralKols(connection: Connection, network: Graph): Promise<ReadonlySet<string>> {
  const graph = undirectedProjection(network)
  const meetable = await readMeetable(connection)
  const people = graph.names.map((kol) => ({ mayBeMet: meetable.has(kol) }))
  const links = linksOf({ graph })
  const from = centralFrom({ people }, { links })
  return new Set(graph.names.filter((_, node) => from !== null && people[node]!.mayBeMet && links[node]! >= from))
}
