import type { Graph } from '../graph'
import { gather } from './gather'
import type { PlainMetric } from './metric'

const damping = 0.85
const mostSteps = 10_000

/**
 * PageRank with damping 0.85; the mass of nodes without outgoing edges is spread evenly; a step that moves less than
 * `tolerance` in all is the last. Sums to 1. The search begins at `from`, where something near is known.
 * Source: Page, Brin, Motwani and Winograd (1999), Stanford InfoLab 1999-66; the convention of networkx.
 */
export function pagerankOf(
  graph: Graph,
  weighted: boolean,
  { from, tolerance = 1e-12 }: { from?: Float64Array; tolerance?: number } = {}
): Float64Array {
  const n = graph.names.length
  const { offsets, weights } = graph.outgoing
  const total = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) total[v]! += weighted ? weights[k]! : 1
  }
  let current = from?.slice() ?? new Float64Array(n).fill(1 / n)
  let next = new Float64Array(n)
  const given = new Float64Array(n)
  for (let step = 0; step < mostSteps; step++) {
    let dangling = 0
    for (let v = 0; v < n; v++) {
      if (total[v] === 0) dangling += current[v]!
      given[v] = total[v] === 0 ? 0 : (damping * current[v]!) / total[v]!
    }
    next.fill((1 - damping + damping * dangling) / n)
    gather(graph.incoming, given, next, weighted)
    let change = 0
    for (let v = 0; v < n; v++) change += Math.abs(next[v]! - current[v]!)
    ;[current, next] = [next, current]
    if (change < tolerance) break
  }
  return current
}

export const pagerank: PlainMetric = {
  needs: 'graph',
  compute: ({ graph, weighted }) => pagerankOf(graph, weighted)
}
