import type { Adjacency } from '../graph'
import type { PlainMetric } from './metric'

/** Number of edges of each node; in a directed graph incoming and outgoing ones together. */
export const degree: PlainMetric = {
  needs: 'graph',
  compute: ({ graph }) => {
    const out = arcs(graph.outgoing)
    if (!graph.directed) return out
    const into = arcs(graph.incoming)
    return out.map((count, v) => count + into[v]!)
  }
}

export const inDegree: PlainMetric = { needs: 'graph', compute: ({ graph }) => arcs(graph.incoming) }
export const outDegree: PlainMetric = { needs: 'graph', compute: ({ graph }) => arcs(graph.outgoing) }

const arcs = ({ offsets }: Adjacency) =>
  Int32Array.from({ length: offsets.length - 1 }, (_, v) => offsets[v + 1]! - offsets[v]!)
