import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { edgeSources } from './edges'
import type { EdgeKind, EdgeSource } from './edges/source'
import { buildGraph, type Graph } from './graph'

/** The days of the evidence, half-open; null leaves an end open. Evidence without a day belongs to every period. */
export interface Days {
  from: string | null
  to: string | null
}

/** Which kinds make a network, and what their weights are multiplied by; null takes those on by default that have rows. */
export interface Kinds {
  kinds: readonly EdgeKind[] | null
  multipliers: Partial<Record<EdgeKind, number>>
}

/** The network of a workspace. */
export interface WorkspaceGraph {
  graph: Graph
  nameOf: ReadonlyMap<string, string>
  /** Every kind with its number of pairs in the period, and whether it is part of the graph. */
  kinds: { kind: EdgeKind; edges: number; on: boolean }[]
  /** What two KOLs are tied by, by `pairKey`. */
  basisOf: ReadonlyMap<string, EdgeBasis>
  /** What each edge of a directed network rests on, by `arrowKey`; null for one without directions. */
  arrowBasisOf: ReadonlyMap<string, EdgeBasis> | null
}

/** Pieces of evidence of each kind, and the day of the first that has one. */
export interface EdgeBasis {
  evidence: { kind: EdgeKind; count: number }[]
  firstOn: string | null
}

interface EdgeRow {
  source: string
  target: string
  weight: number
  pieces: number
  firstOn: string | null
}

/** The network of all KOLs from the kinds of edges that are on by default, for whoever needs nothing else of it. */
export async function defaultGraph(connection: Connection, days: Days): Promise<Graph> {
  const sources = edgeSources.filter(({ byDefault }) => byDefault)
  return (await graphOf(connection, days, null, sources)).graph
}

/**
 * Builds the network of all KOLs from the chosen kinds of edges; those that are on by default and have rows for null.
 * It is directed only where every kind in it is.
 */
export function workspaceGraph(connection: Connection, days: Days, chosen: Kinds | null): Promise<WorkspaceGraph> {
  return graphOf(connection, days, chosen, edgeSources)
}

/** @param sources whose edges are looked up: to count those of a kind that is off can take long */
async function graphOf(
  connection: Connection,
  days: Days,
  chosen: Kinds | null,
  sources: readonly EdgeSource[]
): Promise<WorkspaceGraph> {
  const people = await connection.rows<{ kol_id: string; name: string }>(
    'SELECT kol_id, name FROM kol WHERE NOT coalesce(deleted, false) ORDER BY kol_id'
  )
  const places = new Map(people.map(({ kol_id }, i) => [kol_id, i]))
  const kinds: WorkspaceGraph['kinds'] = []
  const basisOf = new Map<string, EdgeBasis>()
  const arrowBasisOf = new Map<string, EdgeBasis>()
  const parts: { rows: EdgeRow[]; directed: boolean; multiplier: number }[] = []
  for (const source of sources) {
    const { kind, directed, byDefault } = source
    const rows = await connection.rows<EdgeRow>(
      // In one order, so that sums come out alike to the last bit every time; equal weights are counted, not sorted.
      `SELECT source, target, sum(weight * times ORDER BY weight) AS weight, CAST(sum(times) AS BIGINT) AS pieces,
              min(first_on) AS "firstOn"
       FROM (SELECT source, target, weight, count(*) AS times, min(first_on) AS first_on FROM (${evidenceSql(source, days)}) GROUP BY ALL)
       GROUP BY source, target ORDER BY source, target`
    )
    const known = rows.filter(({ source, target }) => places.has(source) && places.has(target))
    const wanted = chosen?.kinds ?? null
    const on = wanted === null ? byDefault && known.length > 0 : wanted.includes(kind)
    kinds.push({ kind, edges: known.length, on })
    if (!on) continue
    parts.push({ rows: known, directed, multiplier: chosen?.multipliers[kind] ?? 1 })
    for (const row of known) {
      addEvidence(basisOf, pairKey(row.source, row.target), kind, row)
      if (directed) addEvidence(arrowBasisOf, arrowKey(row.source, row.target), kind, row)
    }
  }
  const rows = parts.flatMap((part) => part.rows)
  const graph = buildGraph({
    nodes: people.map(({ kol_id }) => kol_id),
    source: Int32Array.from(rows, ({ source }) => places.get(source)!),
    target: Int32Array.from(rows, ({ target }) => places.get(target)!),
    weight: Float64Array.from(parts.flatMap((part) => part.rows.map(({ weight }) => weight * part.multiplier))),
    directed: parts.length > 0 && parts.every((part) => part.directed)
  })
  return {
    graph,
    nameOf: new Map(people.map(({ kol_id, name }) => [kol_id, name])),
    kinds,
    basisOf,
    arrowBasisOf: graph.directed ? arrowBasisOf : null
  }
}

/** Evidence of a kind whose days meet the period. */
export function evidenceSql({ sql }: EdgeSource, { from, to }: Days): string {
  const conditions = [
    'weight > 0 AND isfinite(weight)',
    ...(from === null ? [] : [`coalesce(last_on >= DATE ${quoteLiteral(from)}, true)`]),
    ...(to === null ? [] : [`coalesce(first_on < DATE ${quoteLiteral(to)}, true)`])
  ]
  return `SELECT * FROM (${sql}) s WHERE ${conditions.join(' AND ')}`
}

function addEvidence(basisOf: Map<string, EdgeBasis>, key: string, kind: EdgeKind, { pieces, firstOn }: EdgeRow): void {
  const basis = basisOf.get(key) ?? { evidence: [], firstOn: null }
  basisOf.set(key, basis)
  if (firstOn !== null && (basis.firstOn === null || firstOn < basis.firstOn)) basis.firstOn = firstOn
  const known = basis.evidence.find((entry) => entry.kind === kind)
  if (known) known.count += pieces
  else basis.evidence.push({ kind, count: pieces })
}

export const arrowKey = (source: string, target: string) => `${source}\u0000${target}`

export const pairKey = (a: string, b: string) => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`)
