import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { edgeSources } from '../edges'
import type { EdgeKind, EdgeSource } from '../edges/source'
import { evidenceSql, type Days } from '../workspace-graph'

/** Evidence of the kinds of a network, row by row: a pair of nodes and what one piece adds to the weight of their edge. */
export interface EvidenceRows {
  /** The lower and the higher node of each pair. */
  source: Int32Array
  target: Int32Array
  /** With the multiplier of its kind. */
  weight: Float64Array
  /** Days since 1970-01-01 on which it was first true; `undated` where that is not known. */
  day: Int32Array
  /** Number of the piece: a paper of ten authors is one piece and 45 rows. */
  piece: Int32Array
  pieces: number
  /** The kind of each piece. */
  kindOf: EdgeKind[]
}

/** The day of evidence without one. */
export const undated = -(2 ** 31)

/** Whether `evidence` names what a group of KOLs did together, so that all rows of one name and day are one piece. */
export const isOfGroups = ({ kind }: EdgeSource) => kind.startsWith('co-') || kind === 'affiliation'

/**
 * Reads the evidence between KOLs that are not deleted, in one order; nodes are numbered by `kol_id`, as in the network.
 */
export async function readEvidenceRows(
  connection: Connection,
  kinds: readonly { kind: EdgeKind; multiplier: number }[],
  days: Days
): Promise<EvidenceRows> {
  const parts: Record<string, ArrayLike<number>>[] = []
  const kindOf: EdgeKind[] = []
  let pieces = 0
  for (const source of edgeSources) {
    const used = kinds.find(({ kind }) => kind === source.kind)
    if (!used) continue
    const part = (await connection.columns(rowsSql(source, used.multiplier, days))) as Record<string, number[]>
    const offset = pieces
    const own = (part['piece'] ?? []).map((piece) => piece + offset)
    pieces = own.reduce((most, piece) => Math.max(most, piece + 1), pieces)
    while (kindOf.length < pieces) kindOf.push(source.kind)
    parts.push({ ...part, piece: own })
  }
  const rows = parts.reduce((sum, part) => sum + part['piece']!.length, 0)
  const column = <T extends Int32Array | Float64Array>(into: T, name: string): T => {
    let at = 0
    for (const part of parts) {
      into.set(part[name]!, at)
      at += part[name]!.length
    }
    return into
  }
  return {
    source: column(new Int32Array(rows), 'source'),
    target: column(new Int32Array(rows), 'target'),
    weight: column(new Float64Array(rows), 'weight'),
    day: column(new Int32Array(rows), 'day'),
    piece: column(new Int32Array(rows), 'piece'),
    pieces,
    kindOf
  }
}

function rowsSql(source: EdgeSource, multiplier: number, days: Days): string {
  const piece = isOfGroups(source) ? 'evidence::TEXT, first_on' : 'evidence::TEXT, first_on, a.node, b.node'
  return `WITH node AS (SELECT kol_id, row_number() OVER (ORDER BY kol_id) - 1 AS node FROM kol WHERE NOT coalesce(deleted, false))
    SELECT CAST(least(a.node, b.node) AS INTEGER) AS source, CAST(greatest(a.node, b.node) AS INTEGER) AS target,
           weight * CAST(${quoteLiteral(String(multiplier))} AS DOUBLE) AS weight,
           CAST(coalesce(first_on - DATE '1970-01-01', ${undated}) AS INTEGER) AS day,
           CAST(dense_rank() OVER (ORDER BY ${piece}) - 1 AS INTEGER) AS piece
    FROM (${evidenceSql(source, days)}) e JOIN node a ON a.kol_id = e.source JOIN node b ON b.kol_id = e.target
    WHERE a.node <> b.node ORDER BY piece, source, target, weight`
}
