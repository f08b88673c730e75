import type { DrawnEdge, DrawnNode, NetworkPicture, NetworkResult } from '#contract/network'
import type { Period } from '#contract/ids'
import { LensFault } from '#contract/faults'
import type { JobContext } from '../jobs'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import type { AnalysisOptions } from './analysis'
import { readEdgeFile } from './edge-file'
import type { EdgeKind } from './edges/source'
import type { Graph } from './graph'
import { metricNames, type MetricName } from './metrics'
import { resultOf } from './result'
import { runAnalysis } from './run-analysis'
import { pairKey, workspaceGraph, type Days, type WorkspaceGraph } from './workspace-graph'

/** How the metrics of a request are to be computed. */
interface Wanted {
  weighted: boolean
  raw: boolean
  metrics: readonly string[] | null
  exact: boolean
}

/** Influence of every KOL of a workspace. @throws LensFault `unknown-metric`, `cancelled` */
export async function analyseWorkspace(
  workspace: Workspace,
  request: Wanted & { days: Days; edges: readonly EdgeKind[] | null },
  job: JobContext
): Promise<NetworkResult> {
  const { network, result } = await computed(workspace, request, job)
  return { ...result, rows: result.rows.map((row) => ({ ...row, kolName: network.nameOf.get(row.kol) ?? null })) }
}

/** Metrics of an edge list. @throws LensFault for a file that holds none, `unknown-metric`, `cancelled` */
export async function analyseFile(
  path: string,
  request: Wanted & { nodesPath: string | null; directed: boolean; weightColumn: string | null },
  job: JobContext
): Promise<NetworkResult> {
  const options = optionsOf(request)
  return analysed(readEdgeFile(path, request), options, job)
}

/** The network as it is drawn: who the KOLs are, who sees them, and which kinds of evidence tie them. */
export async function networkPicture(
  workspace: Workspace,
  request: Wanted & { days: Days; edges: readonly EdgeKind[] | null; period: Period },
  job: JobContext
): Promise<NetworkPicture> {
  const { network, result } = await computed(workspace, request, job)
  const { from, to } = request.period
  const people = await workspace.connection.rows<Omit<DrawnNode, 'kolName'> & { kol: string }>(
    `WITH seen AS (
       SELECT kol_id, count(*) AS contacts, list(DISTINCT msl_id ORDER BY msl_id) AS seen_by FROM contact
       WHERE occurred_on >= DATE ${quoteLiteral(from)} AND occurred_on < DATE ${quoteLiteral(to)} GROUP BY kol_id
     ), last_seen AS (SELECT kol_id, max(occurred_on) AS last_on FROM contact GROUP BY kol_id)
     SELECT k.kol_id AS kol, k.specialty, k.institution, k.city, k.region, k.tier, coalesce(k.interests, []) AS interests,
            coalesce(s.contacts, 0) AS contacts, coalesce(s.seen_by, []) AS "seenBy", l.last_on AS "lastContactOn"
     FROM kol k LEFT JOIN seen s USING (kol_id) LEFT JOIN last_seen l USING (kol_id)`
  )
  const personOf = new Map(people.map((person) => [person.kol, person]))
  const { rows, ...whole } = result
  return {
    ...whole,
    kinds: network.kinds,
    rows: rows.map((row) => ({ ...personOf.get(row.kol)!, ...row, kolName: network.nameOf.get(row.kol) ?? null })),
    links: linksOf(network)
  }
}

function linksOf({ graph, kindsOf }: WorkspaceGraph): DrawnEdge[] {
  const { offsets, targets, weights } = graph.outgoing
  const links: DrawnEdge[] = []
  graph.names.forEach((name, source) => {
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) {
      const target = targets[k]!
      if (!graph.directed && target < source) continue
      const kinds = kindsOf.get(pairKey(name, graph.names[target]!)) ?? []
      links.push({ source, target, weight: weights[k]!, kinds })
    }
  })
  return links
}

interface Computed {
  network: WorkspaceGraph
  result: NetworkResult
}

const kept = new WeakMap<Workspace, { key: string; computed: Computed }>()

async function computed(
  workspace: Workspace,
  request: Wanted & { days: Days; edges: readonly EdgeKind[] | null },
  job: JobContext
): Promise<Computed> {
  const options = optionsOf(request)
  const key = JSON.stringify([workspace.revision, request.days, request.edges, options])
  const known = kept.get(workspace)
  if (known?.key === key) return known.computed
  job.onProgress({ fraction: 0, phase: 'reading links', rowsDone: 0, rowsTotal: null })
  const network = await workspace.connection.cancellable(job.signal, () =>
    workspaceGraph(workspace.connection, request.days, request.edges)
  )
  const result = await analysed(network.graph, options, job)
  kept.set(workspace, { key, computed: { network, result } })
  return { network, result }
}

async function analysed(
  graph: Graph,
  options: AnalysisOptions,
  { signal, onProgress }: JobContext
): Promise<NetworkResult> {
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
  return resultOf(graph, analysis)
}

function optionsOf({ weighted, raw, metrics, exact }: Wanted): AnalysisOptions {
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
