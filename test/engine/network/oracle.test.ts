import fc from 'fast-check'
import { DirectedGraph, UndirectedGraph } from 'graphology'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import closenessCentrality from 'graphology-metrics/centrality/closeness.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import modularity from 'graphology-metrics/graph/modularity.js'
import { weightedDegree } from 'graphology-metrics/node/weighted-degree.js'
import { describe, expect, it } from 'vitest'
import { buildGraph } from '#engine/network/graph'
import { analysisOf } from './small-graphs'

/** Random graphs with loops, parallel edges, several components and isolates; weights whose lengths add up exactly. */
const arbitrary = fc.integer({ min: 2, max: 24 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    directed: fc.boolean(),
    weighted: fc.boolean(),
    edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(0.5, 1, 2, 4)), { maxLength: 70 })
  })
)

describe('metrics of random graphs', () => {
  it('equal those of graphology', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ n, directed, weighted, edges }) => {
        const nodes = Array.from({ length: n }, (_, v) => String(v))
        const graph = buildGraph({
          nodes,
          source: Int32Array.from(edges, ([a]) => a),
          target: Int32Array.from(edges, ([, b]) => b),
          weight: Float64Array.from(edges, ([, , weight]) => weight),
          directed
        })
        const analysis = await analysisOf(graph, { weighted })
        const { columns } = analysis
        const oracle = directed ? new DirectedGraph() : new UndirectedGraph()
        for (const node of nodes) oracle.addNode(node)
        for (const [a, b, weight] of edges) {
          if (a === b) continue
          oracle.updateEdge(String(a), String(b), (before) => ({
            weight: ((before.weight as number | undefined) ?? 0) + weight
          }))
        }
        expect(graph.edges).toBe(oracle.size)
        for (const [node, v] of nodes.map((node, v) => [node, v] as const)) {
          expect(columns.degree![v]).toBe(oracle.degree(node))
          expect(columns.strength![v]).toBeCloseTo(weightedDegree(oracle, node), 9)
          if (!directed) continue
          expect(columns.inDegree![v]).toBe(oracle.inDegree(node))
          expect(columns.outDegree![v]).toBe(oracle.outDegree(node))
        }
        const length = weighted ? (_: string, { weight }: { weight?: number }) => 1 / weight! : null
        const between = betweennessCentrality(oracle, { normalized: n > 2, getEdgeWeight: length })
        nodes.forEach((node, v) => expect(columns.betweenness![v]).toBeCloseTo(between[node]!, 9))
        if (!weighted) {
          const close = closenessCentrality(oracle, { wassermanFaust: true })
          nodes.forEach((node, v) => expect(columns.closeness![v]).toBeCloseTo(close[node]!, 9))
        }
        if (oracle.size === 0) return
        // graphology stops at a coarser tolerance than it is asked for unless given many steps.
        const ranking = { tolerance: 1e-12, maxIterations: 10_000, getEdgeWeight: weighted ? 'weight' : null }
        const rank = pagerank(oracle, ranking)
        nodes.forEach((node, v) => expect(columns.pagerank![v]).toBeCloseTo(rank[node]!, 8))
        if (directed) return
        const getNodeCommunity = (node: string) => columns.community![Number(node)]!
        const quality = modularity(oracle, { getNodeCommunity, getEdgeWeight: weighted ? 'weight' : null })
        expect(analysis.modularity).toBeCloseTo(quality, 9)
      }),
      { numRuns: Number(process.env.NETWORK_GRAPHS ?? 200), seed: 7 }
    )
  })
})
