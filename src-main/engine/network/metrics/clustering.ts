import type { PlainMetric } from './metric'

/**
 * Local clustering: share of a node's pairs of neighbours that are tied; 0 for fewer than two neighbours. Undirected and
 * unweighted. Source: Watts and Strogatz (1998), Nature 393:440.
 */
export const clustering: PlainMetric = {
  needs: 'graph',
  compute: ({ projection, triangles }) => {
    const { offsets } = projection.outgoing
    return triangles().map((t, v) => {
      const d = offsets[v + 1]! - offsets[v]!
      return d < 2 ? 0 : (2 * t) / (d * (d - 1))
    })
  }
}
