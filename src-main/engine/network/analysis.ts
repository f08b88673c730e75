import type { Graph } from './graph'
import { metrics, type MetricName } from './metrics'
import type { Columns, PlainAnalysis } from './plain'
import { estimatedShares } from './sampling/estimate'
import { vertexDiameterBound } from './sampling/vertex-diameter'
import { chunkCount, PathSum } from './shortest-paths/chunks'
import type { PathTotals } from './shortest-paths/path-totals'
import type { TakeStep } from './steps'

/** What to compute of a graph; a plain value that can be posted to a worker thread. */
export interface AnalysisOptions {
  weighted: boolean
  raw: boolean
  metrics: readonly MetricName[]
  seed: string
  /** Whether betweenness is exact however long it takes. */
  exact: boolean
}

export interface Analysis extends PlainAnalysis {
  /** Columns that were estimated, with the greatest error of any node at 90 % confidence, in the units of the column. */
  approximate: Partial<Record<MetricName, number>>
}

/** The error of an estimated betweenness, as a share of all pairs. */
const epsilon = 0.01

/**
 * Nodes times arcs from which exact betweenness costs more than about two seconds, by hops and with lengths; a fixed size
 * and no measured time, so that the same graph gives the same figures on every machine.
 */
const exactLimit = { hops: 5e8, lengths: 5e7 }

/** Whether betweenness of so large a graph is estimated where nobody asks for the exact one. */
export const isTooLargeForExact = (graph: Graph, weighted: boolean) =>
  graph.names.length * graph.outgoing.targets.length > (weighted ? exactLimit.lengths : exactLimit.hops)

/**
 * Computes the metrics of a graph by steps that may run at the same time.
 * @param onShare gets the share done, 0 to 1
 * @throws LensFault `cancelled`
 */
export async function analyse(
  graph: Graph,
  options: AnalysisOptions,
  take: TakeStep,
  onShare: (share: number) => void
): Promise<Analysis> {
  const needed = new Set(options.metrics.map((name) => metrics[name].needs))
  // With lengths there is no quicker way to all distances, and a sweep that is needed anyway gives betweenness as well.
  const isSwept = options.exact || (options.weighted && needed.has('distances'))
  const estimates = needed.has('dependencies') && !isSwept && isTooLargeForExact(graph, options.weighted)
  const plain = take({ kind: 'plain' })
  const none: PathTotals = {
    dependency: new Float64Array(0),
    farness: new Float64Array(0),
    harmonic: new Float64Array(0),
    reached: new Float64Array(0)
  }
  const kind = needed.has('dependencies') && !estimates ? 'sweep' : 'measure'
  const needsTotals = kind === 'sweep' || needed.has('distances')
  const parts = (needsTotals ? 1 : 0) + (estimates ? 1 : 0)
  const shares = [0, 0]
  const report = (part: number) => (share: number) => {
    shares[part] = share
    onShare((shares[0]! + shares[1]!) / parts)
  }
  const [analysis, totals, dependency] = await Promise.all([
    plain,
    needsTotals ? pathTotals(graph, kind, take, report(0)) : none,
    estimates ? estimatedDependency(graph, options, take, report(1)) : null
  ])
  const paths = dependency === null ? totals : { ...totals, dependency }
  return {
    ...analysis,
    columns: withPathMetrics(analysis.columns, graph, options, paths),
    approximate: estimates ? { betweenness: epsilon * (options.raw ? pairsBetween(graph) : 1) } : {}
  }
}

async function pathTotals(
  graph: Graph,
  kind: 'sweep' | 'measure',
  take: TakeStep,
  onShare: (share: number) => void
): Promise<PathTotals> {
  const n = graph.names.length
  const chunks = chunkCount(n)
  const sum = new PathSum(n)
  let done = 0
  const steps = Array.from({ length: chunks }, async (_, chunk) => {
    sum.add(chunk, await take({ kind, chunk }))
    onShare(++done / chunks)
  })
  await Promise.all(steps)
  return sum.totals
}

/** Dependencies as a sweep would give them, estimated. */
export async function estimatedDependency(
  graph: Graph,
  { weighted, seed }: AnalysisOptions,
  take: TakeStep,
  onShare: (share: number) => void
): Promise<Float64Array> {
  const n = graph.names.length
  // Paths are drawn between all ordered pairs, and betweenness is a share of those without the node.
  const ownEpsilon = (epsilon * (n - 2)) / n
  const draw = (draws: number, name: string) => take({ kind: 'draw', draws, seed: name })
  const bound = vertexDiameterBound(graph, weighted)
  const shares = await estimatedShares(n, ownEpsilon, bound, seed, draw, onShare)
  return shares.map((share) => share * n * (n - 1))
}

/** Pairs of others that a path through a node may join; by the order only where edges have a direction. */
const pairsBetween = ({ names: { length: n }, directed }: Graph) => ((n - 1) * (n - 2)) / (directed ? 1 : 2)

function withPathMetrics(
  plain: Columns,
  graph: Graph,
  { raw, metrics: names }: AnalysisOptions,
  paths: PathTotals
): Columns {
  const columns: Columns = { ...plain }
  for (const name of names) {
    const metric = metrics[name]
    if (metric.needs !== 'graph') columns[name] = metric.compute({ graph, raw }, paths)
  }
  return columns
}
