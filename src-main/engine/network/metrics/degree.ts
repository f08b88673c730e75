import type { Adjacency, Graph } from '../graph'

/** Neighbours of each node; in a directed graph incoming and outgoing arcs together. */
export function degree(graph: Graph): Float64Array {
  const out = arcs(graph.outgoing)
  return graph.directed ? sum(out, arcs(graph.incoming)) : out
}

export const inDegree = (graph: Graph) => arcs(graph.incoming)
export const outDegree = (graph: Graph) => arcs(graph.outgoing)

/** Sum of the weights of all edges of a node, incoming and outgoing. */
export function strength(graph: Graph): Float64Array {
  const out = weights(graph.outgoing)
  return graph.directed ? sum(out, weights(graph.incoming)) : out
}

const arcs = ({ offsets }: Adjacency) =>
  Float64Array.from({ length: offsets.length - 1 }, (_, v) => offsets[v + 1]! - offsets[v]!)

function weights({ offsets, weights: of }: Adjacency): Float64Array {
  const result = new Float64Array(offsets.length - 1)
  for (let v = 0; v < result.length; v++) for (let k = offsets[v]!; k < offsets[v + 1]!; k++) result[v]! += of[k]!
  return result
}

const sum = (a: Float64Array, b: Float64Array) => a.map((value, v) => value + b[v]!)
