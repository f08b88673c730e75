import type { PathMetric } from './metric'

/**
 * Closeness by incoming paths, for disconnected graphs: r / Σ distance over the r nodes that reach a node, times the share
 * of all others that they are (raw: times r); 0 for a node that none reaches.
 * Source: Wasserman and Faust (1994), Social Network Analysis, 5.2.2. As networkx gives it with `wf_improved`.
 */
export const closeness: PathMetric = {
  needs: 'distances',
  compute: ({ graph, raw }, paths) => {
    const { reached, farness } = paths
    const others = raw ? 1 : graph.names.length - 1
    return reached.map((r, v) => (r === 0 ? 0 : (r * r) / farness[v]! / others))
  }
}
