import type { DrawnEdge, DrawnNode, NetworkExport, NetworkPicture, NetworkResult } from '#contract/network'
import type { Period } from '#contract/ids'
import type { JobContext } from '../jobs'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { analysed, computedNetwork, optionsOf, type Computed, type NetworkRequest, type Wanted } from './computed'
import { readEdgeFile } from './edge-file'
import { requireFormat, textOf, writeNetwork, type NetworkFormat } from './exports/write'
import { centralKols } from './questions/influence'
import { resultOf } from './result'
import { arrowKey, pairKey, type WorkspaceGraph } from './workspace-graph'

/** Influence of every KOL of a workspace. @throws LensFault `unknown-metric`, `unknown-record`, `cancelled` */
export async function analyseWorkspace(
  workspace: Workspace,
  request: NetworkRequest,
  job: JobContext
): Promise<NetworkResult> {
  return (await computedNetwork(workspace, request, job)).result
}

/** Metrics of an edge list. @throws LensFault for a file that holds none, `unknown-metric`, `cancelled` */
export async function analyseFile(
  path: string,
  request: Wanted & { nodesPath: string | null; directed: boolean; weightColumn: string | null },
  job: JobContext
): Promise<NetworkResult> {
  const options = optionsOf(request)
  const graph = readEdgeFile(path, request)
  return resultOf(graph, await analysed(graph, options, job), options)
}

/**
 * The network as it is drawn: who the KOLs are, who sees them, and which kinds of evidence tie them.
 * @throws LensFault `unknown-metric`, `unknown-record`, `cancelled`
 */
export async function networkPicture(
  workspace: Workspace,
  request: NetworkRequest & { period: Period },
  job: JobContext
): Promise<NetworkPicture> {
  return pictureOf(workspace, await computedNetwork(workspace, request, job), request.period)
}

/**
 * Writes the network with all that is told of its KOLs, by the ending of the path.
 * @throws LensFault as `networkPicture` and `writeNetwork`
 */
export async function exportNetwork(
  workspace: Workspace,
  path: string,
  request: NetworkRequest & { period: Period },
  job: JobContext
): Promise<NetworkExport> {
  requireFormat(path)
  const computed = await computedNetwork(workspace, request, job)
  const picture = await pictureOf(workspace, computed, request.period)
  return writeNetwork(path, picture, computed.network.graph.directed)
}

/**
 * The network with all that is told of its KOLs as the text of one file.
 * @throws LensFault as `networkPicture`
 */
export async function networkText(
  workspace: Workspace,
  format: NetworkFormat,
  request: NetworkRequest & { period: Period },
  job: JobContext
): Promise<string> {
  const computed = await computedNetwork(workspace, request, job)
  const picture = await pictureOf(workspace, computed, request.period)
  return textOf(format, picture, computed.network.graph.directed)
}

async function pictureOf(
  workspace: Workspace,
  { network, result }: Computed,
  { from, to }: Period
): Promise<NetworkPicture> {
  const people = await workspace.connection.rows<Omit<DrawnNode, 'kolName' | 'central'> & { kol: string }>(
    `WITH seen_by_one AS (
       SELECT kol_id, msl_id, count(*) AS contacts FROM contact
       WHERE occurred_on >= DATE ${quoteLiteral(from)} AND occurred_on < DATE ${quoteLiteral(to)} GROUP BY kol_id, msl_id
     ), seen AS (
       SELECT kol_id, sum(contacts)::BIGINT AS contacts, list(msl_id ORDER BY msl_id) AS seen_by,
              first(msl_id ORDER BY contacts DESC, msl_id) AS most_seen_by
       FROM seen_by_one GROUP BY kol_id
     ), last_seen AS (SELECT kol_id, max(occurred_on) AS last_on FROM contact GROUP BY kol_id)
     SELECT k.kol_id AS kol, k.specialty, k.institution, k.city, k.region, k.tier, coalesce(k.interests, []) AS interests,
            coalesce(s.contacts, 0) AS contacts, coalesce(s.seen_by, []) AS "seenBy",
            s.most_seen_by AS "mostSeenBy", l.last_on AS "lastContactOn"
     FROM kol k LEFT JOIN seen s USING (kol_id) LEFT JOIN last_seen l USING (kol_id)`
  )
  const personOf = new Map(people.map((person) => [person.kol, person]))
  const { rows, ...whole } = result
  const central = await centralKols(workspace.connection, network.graph)
  return {
    ...whole,
    kinds: network.kinds,
    rows: rows.map((row) => ({ ...personOf.get(row.kol)!, central: central.has(row.kol), ...row })),
    links: linksOf(network)
  }
}

function linksOf({ graph, basisOf, arrowBasisOf }: WorkspaceGraph): DrawnEdge[] {
  const { offsets, targets, weights } = graph.outgoing
  const links: DrawnEdge[] = []
  graph.names.forEach((name, source) => {
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) {
      const target = targets[k]!
      if (!graph.directed && target < source) continue
      const other = graph.names[target]!
      const basis = arrowBasisOf?.get(arrowKey(name, other)) ?? basisOf.get(pairKey(name, other))
      const { evidence, firstOn } = basis!
      links.push({ source, target, weight: weights[k]!, kinds: evidence.map(({ kind }) => kind), evidence, firstOn })
    }
  })
  return links
}
