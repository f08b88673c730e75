import type { Grouping } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Graph } from '../network/graph'
import { strength } from '../network/metrics/degree'
import { workspaceGraph } from '../network/workspace-graph'
import type { Connection } from '../workspace/connection'
import type { Total } from './aggregate'
import type { Definition } from './definition'
import { groupColumns, isLive, type GroupKey } from './groups'

/** Figures of the network around KOLs, given as node numbers. */
const fields: Record<string, (graph: Graph, kols: readonly number[]) => number | null> = { reach }

/** Share of all link strength that lies with the KOLs and their neighbours; null for a network without links. */
function reach(graph: Graph, kols: readonly number[]): number | null {
  const weights = strength(graph)
  const { offsets, targets } = graph.outgoing
  const reached = new Set(kols)
  for (const kol of kols) for (let k = offsets[kol]!; k < offsets[kol + 1]!; k++) reached.add(targets[k]!)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return null
  return [...reached].reduce((sum, kol) => sum + weights[kol]!, 0) / total
}

/** Puts the figure of a network field into the total of every group, from the KOLs of its evidence rows. */
export async function addReach(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  rows: string,
  totals: ReadonlyMap<GroupKey, Total>,
  { to }: Period
): Promise<void> {
  const name = definition.aggregate.kind === 'network' ? definition.aggregate.field : ''
  const field = fields[name]
  if (!field) throw new Error(`There is no network field named ${name}`)
  const { graph } = await workspaceGraph(connection, { from: null, to }, null)
  const places = new Map(graph.names.map((kol, place) => [kol, place]))
  const { selected, grouped, keyOf } = groupColumns(by, definition)
  const seen = await connection.rows<Record<string, unknown> & { kols: string[] }>(
    `SELECT ${selected} list(DISTINCT e.kol_id ORDER BY e.kol_id) AS kols FROM ${rows} AND ${isLive} AND e.kol_id IS NOT NULL
     ${grouped}`
  )
  for (const row of seen) {
    const total = totals.get(keyOf(row))
    if (total)
      total.value = field(
        graph,
        (row.kols ?? []).flatMap((kol) => places.get(kol) ?? [])
      )
  }
}
