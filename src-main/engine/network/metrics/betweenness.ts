import type { PathMetric } from './metric'

/**
 * Share of the shortest paths between others that run through a node, summed over pairs and, unless raw, divided by their
 * number: (n − 1)(n − 2) ordered pairs, half of that where there are no directions.
 * Sources: Freeman (1977), Sociometry 40:35; Brandes (2001), J. Math. Sociol. 25:163. As networkx and igraph give it.
 */
export const betweenness: PathMetric = {
  needs: 'dependencies',
  compute: ({ graph, raw }, paths) => {
    const n = graph.names.length
    // Dependencies count an undirected pair from both ends.
    const sumOfPairs = graph.directed ? 1 : 0.5
    const scale = raw ? sumOfPairs : n > 2 ? 1 / ((n - 1) * (n - 2)) : 1
    return paths.dependency.map((value) => value * scale)
  }
}
