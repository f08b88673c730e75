import { communities } from './communities/communities'
import { undirectedProjection, type Graph } from './graph'
import { directedMetrics, metrics, type DirectedMetricName, type MetricName } from './metrics'
import type { Column, MetricInput } from './metrics/metric'
import { trianglesOf } from './metrics/triangles'
import { PathSum, sweepChunk } from './shortest-paths/chunks'
import type { PathTotals } from './shortest-paths/path-totals'
import { articulationPoints } from './whole/articulation-points'
import { components } from './whole/components'
import { degreeAssortativity } from './whole/degree-assortativity'
import { transitivity } from './whole/transitivity'

/** What to compute of a graph; a plain value that can be posted to a worker thread. */
export interface AnalysisOptions {
  weighted: boolean
  raw: boolean
  metrics: readonly MetricName[]
  seed: string
}

export type Columns = Partial<Record<MetricName | DirectedMetricName, Column>>

/** Columns of one graph, by node, and what holds for the whole; NaN where something is not defined or not asked for. */
export interface Analysis {
  columns: Columns
  components: number
  modularity: number
  assortativity: number
  transitivity: number
  articulation: Int32Array
}

/** Computes the metrics of a graph in this thread, all exact. @param onSwept gets the number of sources newly swept */
export function analyse(graph: Graph, options: AnalysisOptions, onSwept: (sources: number) => void): Analysis {
  const analysis = analysePlain(graph, options)
  if (!needsPaths(options)) return analysis
  const sum = new PathSum(graph.names.length)
  for (let chunk = 0; !sum.complete; chunk++) sum.add(sweepChunk(graph, options.weighted, chunk, onSwept))
  return withPathMetrics(analysis, graph, options, sum.totals)
}

/** Whether an analysis sweeps the shortest paths between all nodes. */
export const needsPaths = (options: AnalysisOptions) => options.metrics.some((name) => metrics[name].needsPaths)

/** The part of an analysis that needs no shortest paths. */
export function analysePlain(graph: Graph, options: AnalysisOptions): Analysis {
  const { weighted, raw, seed } = options
  const projection = undirectedProjection(graph)
  const triangles = once(() => trianglesOf(projection))
  const division = once(() => communities(projection, weighted, seed))
  const input: MetricInput = { graph, projection, weighted, raw, triangles, division }
  const columns: Columns = {}
  for (const name of options.metrics) {
    const metric = metrics[name]
    if (!metric.needsPaths) columns[name] = metric.compute(input)
  }
  if (graph.directed && options.metrics.includes('degree')) {
    columns.inDegree = directedMetrics.inDegree.compute(input)
    columns.outDegree = directedMetrics.outDegree.compute(input)
  }
  return {
    columns,
    components: components(projection).count,
    modularity: options.metrics.includes('community') ? division().modularity : NaN,
    assortativity: degreeAssortativity(projection),
    transitivity: transitivity(projection, triangles()),
    articulation: articulationPoints(projection)
  }
}

/** The analysis with the metrics that rest on shortest paths. */
export function withPathMetrics(
  analysis: Analysis,
  graph: Graph,
  { raw, metrics: names }: AnalysisOptions,
  paths: PathTotals
): Analysis {
  const columns: Columns = { ...analysis.columns }
  for (const name of names) {
    const metric = metrics[name]
    if (metric.needsPaths) columns[name] = metric.compute({ graph, raw }, paths)
  }
  return { ...analysis, columns }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
