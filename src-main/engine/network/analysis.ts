import type { NetworkResult, NetworkRow } from '#contract/network'
import { undirectedProjection, type Graph } from './graph'
import { communities } from './metrics/community'
import { directedMetrics, metricNames, metrics, type MetricName } from './metrics'
import { neighbourLinks, transitivity } from './metrics/triangles'
import { articulationPoints, components, degreeAssortativity } from './metrics/whole'
import { sweepBreadthFirst } from './shortest-paths/breadth-first'
import { sweepDijkstra } from './shortest-paths/dijkstra'
import { emptyTotals, type PathTotals } from './shortest-paths/path-totals'

/** What to compute of a graph; a plain value that can be posted to a worker thread. */
export interface AnalysisOptions {
  weighted: boolean
  raw: boolean
  metrics: readonly MetricName[]
  seed: string
}

/** Columns of one graph, by node, and what holds for the whole. */
export interface Analysis {
  columns: Partial<Record<MetricName | 'inDegree' | 'outDegree', Float64Array>>
  community: Int32Array
  components: number
  modularity: number
  assortativity: number
  transitivity: number
  articulation: number[]
}

/** Sources swept between two reports of progress. */
const block = 64

/** Computes the metrics of a graph, all exact. @param onProgress gets the share done, 0 to 1 */
export function analyse(graph: Graph, options: AnalysisOptions, onProgress: (share: number) => void): Analysis {
  const projection = undirectedProjection(graph)
  const links = once(() => neighbourLinks(projection))
  const paths = once(() => shortestPaths(graph, options.weighted, onProgress))
  const input = { graph, projection, weighted: options.weighted, raw: options.raw, paths, links }
  const columns: Analysis['columns'] = {}
  for (const name of options.metrics) columns[name] = metrics[name](input)
  if (graph.directed && options.metrics.includes('degree')) {
    columns.inDegree = directedMetrics.inDegree(graph)
    columns.outDegree = directedMetrics.outDegree(graph)
  }
  const division = communities(projection, options.weighted, options.seed)
  return {
    columns,
    community: division.of,
    components: components(projection).count,
    modularity: division.modularity,
    assortativity: degreeAssortativity(projection),
    transitivity: transitivity(projection, links()),
    articulation: articulationPoints(projection)
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function shortestPaths(graph: Graph, weighted: boolean, onProgress: (share: number) => void): PathTotals {
  const n = graph.names.length
  const totals = emptyTotals(n)
  const forward = weighted && graph.directed ? emptyTotals(n) : null
  const sweep = weighted ? sweepDijkstra : sweepBreadthFirst
  for (let from = 0; from < n; from += block) {
    const to = Math.min(n, from + block)
    sweep(graph.incoming, graph.outgoing, from, to, totals)
    // Which paths tie depends on the end from which their lengths are added up; betweenness adds from the start.
    if (forward) sweep(graph.outgoing, graph.incoming, from, to, forward)
    onProgress(to / n)
  }
  return forward ? { ...totals, dependency: forward.dependency } : totals
}

/** An analysis as the contract tells it: a row for each node, NaN as null. */
export function resultOf(graph: Graph, analysis: Analysis, nameOf: (id: string) => string | null): NetworkResult {
  const { columns, community } = analysis
  const given = (name: keyof Analysis['columns'], v: number) => defined(columns[name]?.[v])
  const rows = graph.names.map((kol, v): NetworkRow => {
    const values = Object.fromEntries(metricNames.map((name) => [name, given(name, v)])) as Record<
      MetricName,
      number | null
    >
    const directed = columns.inDegree ? { inDegree: given('inDegree', v), outDegree: given('outDegree', v) } : {}
    return { kol, kolName: nameOf(kol), ...values, ...directed, community: community[v]! }
  })
  return {
    nodes: graph.names.length,
    edges: graph.edges,
    selfLoops: graph.selfLoops,
    parallelMerged: graph.parallelMerged,
    components: analysis.components,
    modularity: graph.edges === 0 ? null : analysis.modularity,
    assortativity: defined(analysis.assortativity),
    transitivity: defined(analysis.transitivity),
    articulation: analysis.articulation.map((v) => graph.names[v]!),
    rows,
    approximate: {}
  }
}

const defined = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
