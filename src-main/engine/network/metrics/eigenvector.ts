import { gather } from './gather'
import type { PlainMetric } from './metric'

const mostSteps = 200_000

/**
 * Principal eigenvector of the whole graph by power iteration on A + I from a uniform start, scaled to maximum 1; the
 * identity keeps bipartite graphs from swinging. In a directed graph a node takes from those that point at it. Where
 * the greatest eigenvalue is not unique, the vector that a uniform start leads to.
 * Source: Bonacich (1987), Am. J. Sociol. 92:1170. As networkx and igraph give it.
 */
export const eigenvector: PlainMetric = {
  needs: 'graph',
  compute: ({ graph, weighted }) => {
    const n = graph.names.length
    let current = new Float64Array(n).fill(1)
    let next = new Float64Array(n)
    for (let step = 0; step < mostSteps; step++) {
      next.set(current)
      gather(graph.incoming, current, next, weighted)
      let greatest = 0
      for (let v = 0; v < n; v++) if (next[v]! > greatest) greatest = next[v]!
      let change = 0
      for (let v = 0; v < n; v++) {
        next[v]! /= greatest
        const moved = Math.abs(next[v]! - current[v]!)
        if (moved > change) change = moved
      }
      ;[current, next] = [next, current]
      if (change < 1e-14) break
    }
    return current
  }
}
