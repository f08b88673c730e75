import type { Graph } from '../graph'
import type { PathTotals } from '../shortest-paths/path-totals'
import { core } from './core'
import { degree, inDegree, outDegree, strength } from './degree'
import { eigenvector, pagerank } from './spectral'
import { constraint, effectiveSize } from './structural-holes'
import { clustering } from './triangles'

/** What a metric is computed from; parts that cost much are made once, when the first metric asks for them. */
export interface MetricInput {
  graph: Graph
  /** The graph without directions. */
  projection: Graph
  /** Distances of 1 / weight and weighted eigenvector, PageRank, constraint. */
  weighted: boolean
  /** Betweenness, closeness and harmonic as sums. */
  raw: boolean
  paths: () => PathTotals
  links: () => Float64Array
}

/** Values by node; NaN where the metric is not defined for it. */
type Metric = (input: MetricInput) => Float64Array

/** Share of the shortest paths between others that run through a node (Freeman 1977; Brandes 2001). */
const betweenness: Metric = ({ graph, raw, paths }) => {
  const n = graph.names.length
  // Dependencies count an undirected pair twice.
  const scale = raw ? (graph.directed ? 1 : 0.5) : n > 2 ? 1 / ((n - 1) * (n - 2)) : 1
  return paths().dependency.map((value) => value * scale)
}

/** Closeness by incoming paths, for disconnected graphs by Wasserman and Faust (1994), Social Network Analysis, 5.2.2. */
const closeness: Metric = ({ graph, raw, paths }) => {
  const { reached, farness } = paths()
  const others = graph.names.length - 1
  return reached.map((r, v) => (r === 0 ? 0 : (r * r) / farness[v]! / (raw ? 1 : others)))
}

/** Sum of 1 / distance over incoming paths (Rochat 2009). */
const harmonic: Metric = ({ graph, raw, paths }) => {
  const others = graph.names.length - 1
  return paths().harmonic.map((value) => (raw || others === 0 ? value : value / others))
}

/** Every metric of a node by the name the contract gives it. */
export const metrics = {
  degree: ({ graph }) => degree(graph),
  strength: ({ graph }) => strength(graph),
  betweenness,
  closeness,
  harmonic,
  eigenvector: ({ graph, weighted }) => eigenvector(graph, weighted),
  pagerank: ({ graph, weighted }) => pagerank(graph, weighted),
  core: ({ projection }) => core(projection),
  constraint: ({ projection, weighted }) => constraint(projection, weighted),
  effectiveSize: ({ projection, links }) => effectiveSize(projection, links()),
  clustering: ({ projection, links }) => clustering(projection, links())
} satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
export const metricNames = Object.keys(metrics) as MetricName[]

/** Metrics that directed graphs have beside the others. */
export const directedMetrics = {
  inDegree: (graph: Graph) => inDegree(graph),
  outDegree: (graph: Graph) => outDegree(graph)
}
