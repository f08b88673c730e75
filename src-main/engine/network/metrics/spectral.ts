import type { Adjacency, Graph } from '../graph'

const steps = 200_000

/**
 * Principal eigenvector of the whole graph by power iteration on A + I from a uniform start, scaled to maximum 1; the
 * identity keeps bipartite graphs from swinging. In a directed graph a node takes from those that point at it.
 * Source: Bonacich (1987), Am. J. Sociol. 92:1170.
 */
export function eigenvector(graph: Graph, weighted: boolean): Float64Array {
  const n = graph.names.length
  let current = new Float64Array(n).fill(1)
  let next = new Float64Array(n)
  for (let step = 0; step < steps; step++) {
    next.set(current)
    addNeighbours(graph.incoming, current, next, weighted)
    const greatest = next.reduce((most, value) => Math.max(most, value), 0)
    let change = 0
    for (let v = 0; v < n; v++) {
      next[v]! /= greatest
      change = Math.max(change, Math.abs(next[v]! - current[v]!))
    }
    ;[current, next] = [next, current]
    if (change < 1e-14) break
  }
  return current
}

const damping = 0.85

/**
 * PageRank with damping 0.85; the mass of nodes without outgoing edges is spread evenly, and it ends when a step moves
 * less than 1e-12 in all. Source: Page, Brin, Motwani and Winograd (1999); the convention of networkx.
 */
export function pagerank(graph: Graph, weighted: boolean): Float64Array {
  const n = graph.names.length
  const { offsets, weights } = graph.outgoing
  const total = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) total[v]! += weighted ? weights[k]! : 1
  }
  let current = new Float64Array(n).fill(1 / n)
  let next = new Float64Array(n)
  const given = new Float64Array(n)
  for (let step = 0; step < steps; step++) {
    let dangling = 0
    for (let v = 0; v < n; v++) {
      if (total[v] === 0) dangling += current[v]!
      given[v] = total[v] === 0 ? 0 : (damping * current[v]!) / total[v]!
    }
    next.fill((1 - damping + damping * dangling) / n)
    addNeighbours(graph.incoming, given, next, weighted)
    let change = 0
    for (let v = 0; v < n; v++) change += Math.abs(next[v]! - current[v]!)
    ;[current, next] = [next, current]
    if (change < 1e-12) break
  }
  return current
}

/** Adds to each node of `into` what the nodes of its row give. */
function addNeighbours(
  { offsets, targets, weights }: Adjacency,
  from: Float64Array,
  into: Float64Array,
  weighted: boolean
) {
  for (let v = 0; v < into.length; v++) {
    let sum = 0
    for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++)
      sum += from[targets[k]!]! * (weighted ? weights[k]! : 1)
    into[v]! += sum
  }
}
