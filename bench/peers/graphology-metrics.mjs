/**
 * Measures metrics of an edge list by graphology-metrics: `node graphology-metrics.mjs FILE METRIC,METRIC…`. Prints
 * seconds, from the graph to all values, and the values; eigenvectors scaled to maximum 1.
 */
import { readFileSync } from 'node:fs'
import graphology from 'graphology'
import betweenness from 'graphology-metrics/centrality/betweenness.js'
import closeness from 'graphology-metrics/centrality/closeness.js'
import degree from 'graphology-metrics/centrality/degree.js'
import eigenvector from 'graphology-metrics/centrality/eigenvector.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'

const [file, names] = process.argv.slice(2)
const graph = new graphology.UndirectedGraph()
const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
for (const line of lines) graph.mergeEdge(...line.split(','))

const metrics = {
  degree: () => scaled(degree.degreeCentrality(graph), graph.order - 1),
  betweenness: () => betweenness(graph, { getEdgeWeight: null, normalized: true }),
  closeness: () => closeness(graph, { wassermanFaust: true }),
  eigenvector: () => {
    const values = eigenvector(graph, { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 10_000 })
    return scaled(values, 1 / Object.values(values).reduce((most, value) => Math.max(most, value), 0))
  },
  pagerank: () => pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 10_000 })
}

function scaled(values, factor) {
  return Object.fromEntries(Object.entries(values).map(([node, value]) => [node, value * factor]))
}

const started = performance.now()
const columns = names.split(',').map((name) => [name, metrics[name]()])
const seconds = (performance.now() - started) / 1000
const nodes = graph.nodes()
const values = Object.fromEntries(columns.map(([name, of]) => [name, nodes.map((node) => of[node])]))
console.log(JSON.stringify({ seconds, nodes, values }))
