import type { Graph } from '../graph'
import type { PlainMetric } from './metric'

/**
 * Burt's constraint: how far a node's neighbours all know each other, Σ_j (p_ij + Σ_q p_iq p_qj)² with p the share of a
 * node's ties; NaN for a node without neighbours. Undirected.
 * Source: Burt (1992), Structural Holes; the same numbers as networkx's constraint.
 */
export const constraint: PlainMetric = {
  needs: 'graph',
  compute: ({ projection, weighted }) => constraints(projection, weighted)
}

function constraints({ outgoing: { offsets, targets, weights } }: Graph, weighted: boolean): Float64Array {
  const n = offsets.length - 1
  const total = new Float64Array(n)
  const weightAt = (k: number) => (weighted ? weights[k]! : 1)
  for (let v = 0; v < n; v++) for (let k = offsets[v]!; k < offsets[v + 1]!; k++) total[v]! += weightAt(k)
  const result = new Float64Array(n)
  const invested = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    if (offsets[v] === offsets[v + 1]) {
      result[v] = NaN
      continue
    }
    // Direct ties and those through each neighbour, gathered at the neighbours only.
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const q = targets[k]!
      const direct = weightAt(k) / total[v]!
      invested[q]! += direct
      for (let j = offsets[q]!; j < offsets[q + 1]!; j++) invested[targets[j]!]! += (direct * weightAt(j)) / total[q]!
    }
    let sum = 0
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) sum += invested[targets[k]!]! ** 2
    result[v] = sum
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const q = targets[k]!
      invested[q] = 0
      for (let j = offsets[q]!; j < offsets[q + 1]!; j++) invested[targets[j]!] = 0
    }
  }
  return result
}
