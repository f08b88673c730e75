import type { AnalysisOptions } from './analysis'
import { communities } from './communities/communities'
import { undirectedProjection, type Graph } from './graph'
import { directedMetrics, metrics, type DirectedMetricName, type MetricName } from './metrics'
import type { Column, MetricInput } from './metrics/metric'
import { trianglesOf } from './metrics/triangles'
import { components } from './whole/components'
import { degreeAssortativity } from './whole/degree-assortativity'
import { separations } from './whole/separations'
import { transitivity } from './whole/transitivity'

export type Columns = Partial<Record<MetricName | DirectedMetricName, Column>>

/** Columns of one graph, by node, and what holds for the whole; NaN where something is not defined or not asked for. */
export interface PlainAnalysis {
  columns: Columns
  components: number
  modularity: number
  assortativity: number
  transitivity: number
  /** Nodes without which their component falls apart, in ascending order. */
  articulation: Int32Array
}

/** The part of an analysis that needs no shortest paths. */
export function analysePlain(graph: Graph, options: AnalysisOptions): PlainAnalysis {
  const { weighted, raw, seed } = options
  const projection = undirectedProjection(graph)
  const triangles = once(() => trianglesOf(projection))
  const division = once(() => communities(projection, weighted, seed))
  const input: MetricInput = { graph, projection, weighted, raw, triangles, division }
  const columns: Columns = {}
  for (const name of options.metrics) {
    const metric = metrics[name]
    if (metric.needs === 'graph') columns[name] = metric.compute(input)
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
    articulation: Int32Array.from(separations(projection), ({ node }) => node)
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
