import type { ImportedEdges, ImportedList } from '#contract/network'
import { LensFault } from '#contract/faults'
import { basename } from 'node:path'
import { audit } from '../../workspace/audit'
import { change } from '../../workspace/change'
import type { Connection } from '../../workspace/connection'
import { sql } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'
import type { Graph } from '../graph'
import { readForeignNetwork } from './foreign'
import { matchNodes } from './match'

interface EdgeImport {
  directed: boolean
  /** What the edges are taken for; null takes those with a direction for nominations, others for stated ones. */
  kind: ImportedList['kind'] | null
}

/**
 * Takes the edges of a file into the workspace as evidence of a kind, those between KOLs that were found; a file of the
 * same name that was taken in before is replaced.
 * @throws LensFault `bad-input` where edges without a direction are to be votes or referrals; as `readForeignNetwork`
 */
export async function importEdges(
  workspace: Workspace,
  path: string,
  { directed, kind: wanted }: EdgeImport
): Promise<ImportedEdges> {
  const list = basename(path)
  const network = readForeignNetwork(path, directed)
  const { graph } = network
  const kind = wanted ?? (graph.directed ? 'nomination' : 'stated')
  if (!graph.directed && kind !== 'stated') {
    throw new LensFault({
      code: 'bad-input',
      message: `The edges of ${list} have no direction, and a ${kind} needs one.`,
      hint: 'Take them for stated relationships, or say that they are directed.',
      where: path
    })
  }
  const { kols, unmatched, ambiguous } = await matchNodes(workspace, network)
  const found = edgesBetween(graph, kols)
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM network_edge WHERE list = ${list}`)
    await connection.run(
      sql`INSERT INTO network_edge
          SELECT ${list}, ${kind}, e.source, e.target, e.weight, current_timestamp AT TIME ZONE 'UTC'
          FROM (SELECT unnest(from_json(CAST(${JSON.stringify(found)} AS JSON),
                  '[{"source":"VARCHAR","target":"VARCHAR","weight":"DOUBLE"}]'), recursive := true)) e`
    )
    await audit(connection, 'network-edges-imported', { list, kind, edges: found.length })
  })
  return {
    list,
    kind,
    nodes: graph.names.length,
    matched: kols.filter((kol) => kol !== null).length,
    unmatched,
    ambiguous,
    edges: graph.edges,
    imported: found.length,
    selfLoops: graph.selfLoops,
    parallelMerged: graph.parallelMerged
  }
}

/** Edges both ends of which are known; two nodes may be one KOL, whose tie to itself is none. */
function edgesBetween({ directed, outgoing: { offsets, targets, weights } }: Graph, kols: readonly (string | null)[]) {
  const edges: { source: string; target: string; weight: number }[] = []
  kols.forEach((source, v) => {
    for (let k = offsets[v]!; source !== null && k < offsets[v + 1]!; k++) {
      const target = kols[targets[k]!]!
      const isFirst = directed || v < targets[k]!
      if (target !== null && target !== source && isFirst) edges.push({ source, target, weight: weights[k]! })
    }
  })
  return edges
}

/** The files whose edges were taken in, by name. */
export function importedLists(connection: Connection): Promise<ImportedList[]> {
  return connection.rows<ImportedList>(
    `SELECT list, any_value(kind) AS kind, count(*) AS edges, max(imported_at) AS "importedAt"
     FROM network_edge GROUP BY list ORDER BY list`
  )
}

/** Takes the edges of a file out again. @throws LensFault `unknown-record` */
export async function removeImported(workspace: Workspace, list: string): Promise<void> {
  await change(workspace, async (connection) => {
    const removed = await connection.run(sql`DELETE FROM network_edge WHERE list = ${list}`)
    if (removed === 0) {
      throw new LensFault({
        code: 'unknown-record',
        message: `No edges were taken in from a file named ${list}.`,
        hint: 'Give the name of the file as it was.',
        where: list
      })
    }
    await audit(connection, 'network-edges-removed', { list, edges: removed })
  })
}
