import { LensFault } from '#contract/faults'
import type { NetworkResult } from '#contract/network'
import type { JobContext } from '../jobs'
import type { Workspace } from '../workspace/workspace'
import type { Analysis, AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { metricNames, type MetricName } from './metrics'
import { chosenBy, usedRecipe, type Chosen, type RecipeRequest } from './recipes/chosen'
import { Recent } from './recent'
import { resultOf } from './result'
import { runAnalysis } from './run-analysis'
import { inputsOf, keepAnalysis, keptAnalysis } from './stored-results'
import { workspaceGraph, type WorkspaceGraph } from './workspace-graph'

/** How the metrics of a request are to be computed. */
export interface Wanted {
  weighted: boolean
  raw: boolean
  metrics: readonly string[] | null
  /** Exact betweenness however long it takes. */
  exact: boolean
}

/** What is asked of a workspace's network. */
export type NetworkRequest = Wanted & RecipeRequest

/** A network with its metrics, KOLs named. */
export interface Computed {
  network: WorkspaceGraph
  result: NetworkResult
}

/** Nodes and links of all networks that are kept of a workspace; a larger one is kept alone. */
const room = 500_000

const sizeOf = ({ graph }: WorkspaceGraph) => graph.names.length + graph.edges

/** The last networks with metrics: a screen and its tables ask for the same one, and what compares two for both. */
const lastComputed = new Recent<Computed>(room, ({ network }) => sizeOf(network))

/**
 * The network of a workspace and its metrics; those kept in the workspace for the same inputs are not computed again.
 * @throws LensFault `unknown-metric`, `unknown-record`, `bad-input`, `cancelled`
 */
export async function computedNetwork(
  workspace: Workspace,
  request: NetworkRequest,
  job: JobContext
): Promise<Computed> {
  const options = optionsOf(request)
  const chosen = await chosenBy(workspace.connection, request)
  const shelf = lastComputed.of(workspace)
  const key = JSON.stringify([chosen, options])
  const known = shelf.get(key)
  if (known) return { ...known, result: named(known.result, request) }
  job.onProgress({ fraction: 0, phase: 'reading links', rowsDone: 0, rowsTotal: null })
  const network = await networkOf(workspace, chosen, job.signal)
  const analysis = await analysisOf(workspace, network.graph, options, job)
  const result = resultOf(network.graph, analysis, options)
  for (const row of result.rows) row.kolName = network.nameOf.get(row.kol) ?? null
  const computed = { network, result: { ...result, recipe: usedRecipe(chosen, network.kinds, null) } }
  shelf.set(key, computed)
  return { network, result: named(computed.result, request) }
}

/** The same result under the name of the recipe that was asked for. */
const named = (result: NetworkResult, { recipe }: RecipeRequest): NetworkResult => ({
  ...result,
  recipe: result.recipe && { ...result.recipe, name: recipe }
})

/** The networks read last: findings ask for another one than the screen. */
const lastRead = new Recent<WorkspaceGraph>(room, sizeOf)
/** The end of the line of those who wait for theirs. */
const line = new WeakMap<Workspace, Promise<unknown>>()

/**
 * The network of a workspace without metrics. Those who ask for the same one meanwhile wait for it in line, so that a
 * screen of many questions reads its links once.
 * @throws LensFault `cancelled`
 */
export function networkOf(workspace: Workspace, chosen: Chosen, signal: AbortSignal): Promise<WorkspaceGraph> {
  const take = async () => {
    const shelf = lastRead.of(workspace)
    const key = JSON.stringify(chosen)
    const known = shelf.get(key)
    if (known) return known
    const network = await readNetwork(workspace, chosen, signal)
    shelf.set(key, network)
    return network
  }
  const turn = (line.get(workspace) ?? Promise.resolve()).then(take, take)
  line.set(workspace, turn)
  return turn
}

/** Reads with a connection of its own, so that cancelling interrupts nobody else's query. */
async function readNetwork(workspace: Workspace, chosen: Chosen, signal: AbortSignal): Promise<WorkspaceGraph> {
  const connection = await workspace.connect()
  try {
    return await connection.cancellable(signal, () => workspaceGraph(connection, chosen.days, chosen))
  } finally {
    connection.close()
  }
}

async function analysisOf(
  workspace: Workspace,
  graph: Graph,
  options: AnalysisOptions,
  job: JobContext
): Promise<Analysis> {
  const inputs = inputsOf(graph, options)
  const kept = await keptAnalysis(workspace.connection, inputs)
  if (kept) return kept
  const analysis = await analysed(graph, options, job)
  await keepAnalysis(workspace, inputs, analysis)
  return analysis
}

/** Metrics of a graph, with progress. @throws LensFault `cancelled` */
export async function analysed(
  graph: Graph,
  options: AnalysisOptions,
  { signal, onProgress }: JobContext
): Promise<Analysis> {
  const total = graph.names.length
  const report = (share: number) =>
    onProgress({
      fraction: 0.05 + 0.9 * share,
      phase: 'measuring influence',
      rowsDone: Math.round(share * total),
      rowsTotal: total
    })
  const analysis = await runAnalysis(graph, options, { signal, onProgress: report })
  onProgress({ fraction: 1, phase: 'done', rowsDone: total, rowsTotal: total })
  return analysis
}

/** @throws LensFault `unknown-metric` */
export function optionsOf({ weighted, raw, metrics, exact }: Wanted): AnalysisOptions {
  const wanted = metrics ?? metricNames
  for (const name of wanted) {
    if (metricNames.includes(name as MetricName)) continue
    throw new LensFault({
      code: 'unknown-metric',
      message: `There is no metric named ${name}.`,
      hint: `Known metrics: ${metricNames.join(', ')}.`,
      where: name
    })
  }
  return { weighted, raw, metrics: wanted as MetricName[], seed: '1', exact }
}
