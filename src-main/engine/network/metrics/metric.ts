import type { Division } from '../communities/communities'
import type { Graph } from '../graph'
import type { PathTotals } from '../shortest-paths/path-totals'

/** What metrics are computed from; what costs much is made once, when the first metric asks for it. */
export interface MetricInput {
  graph: Graph
  /** The graph without directions. */
  projection: Graph
  /** Distances of 1 / weight and weighted eigenvector, PageRank, constraint, communities. */
  weighted: boolean
  /** Betweenness, closeness and harmonic as sums. */
  raw: boolean
  /** Number of triangles each node is in, without directions. */
  triangles: () => Float64Array
  division: () => Division
}

/** Values by node; NaN where the metric is not defined for it. */
export type Column = Float64Array | Int32Array

/** A measure of a node's place that is cheap beside the shortest paths. */
export interface PlainMetric {
  needs: 'graph'
  compute(input: MetricInput): Column
}

/** A measure that rests on the shortest paths between all nodes: on their lengths, or on what lies on them. */
export interface PathMetric {
  needs: 'distances' | 'dependencies'
  compute(input: Pick<MetricInput, 'graph' | 'raw'>, paths: PathTotals): Column
}

export type Metric = PlainMetric | PathMetric
