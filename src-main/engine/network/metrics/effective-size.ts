import type { PlainMetric } from './metric'

/**
 * Effective size of a node's circle: its neighbours less their mean number of ties among each other, d − 2t / d with t
 * triangles; NaN for a node without neighbours. Undirected and unweighted.
 * Sources: Burt (1992), Structural Holes; Borgatti (1997), Connections 20:35. As networkx gives it.
 */
export const effectiveSize: PlainMetric = {
  needs: 'graph',
  compute: ({ projection, triangles }) => {
    const { offsets } = projection.outgoing
    return triangles().map((t, v) => {
      const d = offsets[v + 1]! - offsets[v]!
      return d === 0 ? NaN : d - (2 * t) / d
    })
  }
}
