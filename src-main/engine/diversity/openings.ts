import type { Graph } from '../network/graph'
import { GreedyReach } from '../network/greedy-reach'

/**
 * Gives how many KOLs of the network a first contact with one would newly bring within one step of those the team sees: the
 * KOL and the neighbours who are not there yet. None for KOLs who are seen already or have no link. Undirected.
 */
export function openings(graph: Graph, seen: ReadonlySet<string>): (kol: string) => number {
  const { offsets } = graph.outgoing
  const isLinked = Uint8Array.from(graph.names, (_, node) => (offsets[node + 1]! > offsets[node]! ? 1 : 0))
  const given = [...graph.names.keys()].filter((node) => seen.has(graph.names[node]!))
  const reach = new GreedyReach(graph, isLinked, given, () => false)
  const nodeOf = new Map(graph.names.map((kol, node) => [kol, node]))
  return (kol) => {
    const node = nodeOf.get(kol)
    return node === undefined || seen.has(kol) ? 0 : reach.gainOf(node)
  }
}
