import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { buildGraph, type Graph } from './graph'
import { edgeSources } from './edges'
import type { EdgeKind } from './edges/source'

/** A bound of the evidence days; null leaves it open. Evidence without a day belongs to every period. */
export interface Days {
  from: string | null
  to: string | null
}

/** The network of a workspace. */
export interface WorkspaceGraph {
  graph: Graph
  nameOf: ReadonlyMap<string, string>
  /** Every kind with its number of pairs in the period, and whether it is part of the graph. */
  kinds: { kind: EdgeKind; edges: number; on: boolean }[]
  /** Kinds of the edge between two KOLs, by the smaller id, a zero character, and the greater. */
  kindsOf: ReadonlyMap<string, EdgeKind[]>
}

interface EdgeRow {
  source: string
  target: string
  weight: number
}

/**
 * Builds the network of all KOLs from the chosen kinds of edges; those that are on by default and have rows for null.
 * It is directed only where every kind in it is.
 */
export async function workspaceGraph(
  connection: Connection,
  { from, to }: Days,
  chosen: readonly EdgeKind[] | null
): Promise<WorkspaceGraph> {
  const people = await connection.rows<{ kol_id: string; name: string }>(
    'SELECT kol_id, name FROM kol WHERE NOT coalesce(deleted, false) ORDER BY kol_id'
  )
  const places = new Map(people.map(({ kol_id }, i) => [kol_id, i]))
  const days = [
    ...(from === null ? [] : [`coalesce(on_day >= DATE ${quoteLiteral(from)}, true)`]),
    ...(to === null ? [] : [`coalesce(on_day < DATE ${quoteLiteral(to)}, true)`])
  ]
  const kinds: WorkspaceGraph['kinds'] = []
  const kindsOf = new Map<string, EdgeKind[]>()
  const parts: { rows: EdgeRow[]; directed: boolean }[] = []
  for (const { kind, directed, byDefault, sql } of edgeSources) {
    const rows = await connection.rows<EdgeRow>(
      `SELECT source, target, sum(weight) AS weight FROM (${sql}) e WHERE ${['true', ...days].join(' AND ')} GROUP BY ALL ORDER BY ALL`
    )
    const known = rows.filter(({ source, target }) => places.has(source) && places.has(target))
    const on = chosen === null ? byDefault && known.length > 0 : chosen.includes(kind)
    kinds.push({ kind, edges: known.length, on })
    if (!on) continue
    parts.push({ rows: known, directed })
    for (const { source, target } of known) {
      const key = pairKey(source, target)
      const before = kindsOf.get(key)
      if (!before) kindsOf.set(key, [kind])
      else if (!before.includes(kind)) before.push(kind)
    }
  }
  const rows = parts.flatMap((part) => part.rows)
  const graph = buildGraph({
    nodes: people.map(({ kol_id }) => kol_id),
    source: Int32Array.from(rows, ({ source }) => places.get(source)!),
    target: Int32Array.from(rows, ({ target }) => places.get(target)!),
    weight: Float64Array.from(rows, ({ weight }) => weight),
    directed: parts.length > 0 && parts.every((part) => part.directed)
  })
  return { graph, nameOf: new Map(people.map(({ kol_id, name }) => [kol_id, name])), kinds, kindsOf }
}

export const pairKey = (a: string, b: string) => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`)
