import type { PathMetric } from './metric'

/**
 * Harmonic centrality: Σ 1 / distance over the nodes that reach a node, unless raw divided by the number of others.
 * Sources: Marchiori and Latora (2000), Physica A 285:539; Boldi and Vigna (2014), Internet Math. 10:222.
 */
export const harmonic: PathMetric = {
  needs: 'distances',
  compute: ({ graph, raw }, paths) => {
    const others = raw ? 1 : Math.max(1, graph.names.length - 1)
    return paths.harmonic.map((value) => value / others)
  }
}
