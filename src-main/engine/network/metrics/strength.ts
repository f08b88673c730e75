import type { Adjacency, Graph } from '../graph'
import type { PlainMetric } from './metric'

/** Sum of the weights of all edges of a node, incoming and outgoing (Barrat et al. 2004, PNAS 101:3747). */
export const strength: PlainMetric = { needs: 'graph', compute: ({ graph }) => strengthOf(graph) }

export function strengthOf(graph: Graph): Float64Array {
  const out = rowSums(graph.outgoing)
  if (!graph.directed) return out
  const into = rowSums(graph.incoming)
  return out.map((sum, v) => sum + into[v]!)
}

function rowSums({ offsets, weights }: Adjacency): Float64Array {
  const sums = new Float64Array(offsets.length - 1)
  for (let v = 0; v < sums.length; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) sums[v]! += weights[k]!
  }
  return sums
}
