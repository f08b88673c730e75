import type { NetworkResult, NetworkRow } from '#contract/network'
import type { Analysis, AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { metricNames, type MetricName } from './metrics'
import type { Columns } from './plain'

/** An analysis as the contract tells it: a row for each node; null where a value is not defined or not asked for. */
export function resultOf(
  graph: Graph,
  analysis: Analysis,
  { weighted }: Pick<AnalysisOptions, 'weighted'>
): NetworkResult {
  const { columns } = analysis
  const rows = graph.names.map((kol, v): NetworkRow => {
    const values = Object.fromEntries(metricNames.map((name) => [name, valueAt(columns[name], v)]))
    const directed = columns.inDegree
      ? { inDegree: valueAt(columns.inDegree, v), outDegree: valueAt(columns.outDegree, v) }
      : {}
    return { kol, kolName: null, ...(values as Record<MetricName, number | null>), ...directed }
  })
  return {
    nodes: graph.names.length,
    edges: graph.edges,
    selfLoops: graph.selfLoops,
    parallelMerged: graph.parallelMerged,
    components: analysis.components,
    modularity: defined(analysis.modularity),
    assortativity: defined(analysis.assortativity),
    transitivity: defined(analysis.transitivity),
    articulation: Array.from(analysis.articulation, (v) => graph.names[v]!),
    rows,
    weighted,
    approximate: { ...analysis.approximate },
    recipe: null
  }
}

const valueAt = (column: Columns[MetricName], v: number) => defined(column?.[v])

const defined = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
