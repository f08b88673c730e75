import fc from 'fast-check'
import { DirectedGraph, UndirectedGraph } from 'graphology'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import closenessCentrality from 'graphology-metrics/centrality/closeness.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import { describe, expect, it } from 'vitest'
import { analyse } from '#engine/network/analysis'
import { buildGraph } from '#engine/network/graph'
import { metricNames } from '#engine/network/metrics'

/** Random graphs with loops, parallel edges, several components and isolates. */
const arbitrary = fc.integer({ min: 2, max: 14 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    directed: fc.boolean(),
    edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 40 })
  })
)

describe('metrics of random graphs', () => {
  it('equal those of graphology', () => {
    fc.assert(
      fc.property(arbitrary, ({ n, directed, edges }) => {
        const nodes = Array.from({ length: n }, (_, v) => String(v))
        const source = Int32Array.from(edges, ([a]) => a)
        const target = Int32Array.from(edges, ([, b]) => b)
        const graph = buildGraph({ nodes, source, target, directed })
        const columns = analyse(
          graph,
          { weighted: false, raw: false, metrics: metricNames, seed: '1' },
          () => undefined
        ).columns
        const oracle = directed ? new DirectedGraph() : new UndirectedGraph()
        for (const node of nodes) oracle.addNode(node)
        for (const [a, b] of edges) if (a !== b) oracle.mergeEdge(String(a), String(b))
        expect(graph.edges).toBe(oracle.size)
        const between = betweennessCentrality(oracle, { normalized: n > 2, getEdgeWeight: null })
        const close = closenessCentrality(oracle, { wassermanFaust: true })
        nodes.forEach((node, v) => {
          expect(columns.degree![v]).toBe(oracle.degree(node))
          expect(columns.betweenness![v]).toBeCloseTo(between[node]!, 9)
          expect(columns.closeness![v]).toBeCloseTo(close[node]!, 9)
        })
        if (oracle.size === 0) return
        // graphology stops at a coarser tolerance than it is asked for unless given many steps.
        const rank = pagerank(oracle, { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 10_000 })
        nodes.forEach((node, v) => expect(columns.pagerank![v]).toBeCloseTo(rank[node]!, 8))
      }),
      { numRuns: Number(process.env.NETWORK_GRAPHS ?? 60), seed: 7 }
    )
  })
})
