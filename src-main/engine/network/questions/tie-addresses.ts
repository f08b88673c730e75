import type { EvidenceAddress } from '#contract/finding'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { edgeSources } from '../edges'
import type { EdgeKind } from '../edges/source'
import { pairKey, type Days } from '../workspace-graph'
import { addressedEvidenceSql } from './evidence-addresses'

/** Two KOLs who are tied, in any order. */
export type Pair = readonly [string, string]

/** A stored row that the tie of a pair rests on. */
export interface TieAddress extends EvidenceAddress {
  /** By `pairKey`. */
  pair: string
}

/**
 * The stored rows that the ties of some pairs rest on, newest first; a paper of three is a row for each pair of them. Ties
 * of a file taken in as a network and of a shared institution rest on no row of their own, so that a pair may have none.
 */
export async function tieAddresses(
  connection: Connection,
  kinds: readonly EdgeKind[],
  days: Days,
  pairs: readonly Pair[]
): Promise<TieAddress[]> {
  const parts = edgeSources.flatMap((source) =>
    kinds.includes(source.kind) ? [addressedEvidenceSql(source, days)] : []
  )
  if (parts.length === 0 || pairs.length === 0) return []
  const wanted = pairs.map(([a, b]) => `(${quoteLiteral(a < b ? a : b)}, ${quoteLiteral(a < b ? b : a)})`)
  const rows = await connection.rows<{ a: string; b: string } & EvidenceAddress>(
    `WITH wanted(a, b) AS (VALUES ${wanted.join(', ')})
     SELECT w.a, w.b, e."table", e.id FROM (${parts.join(' UNION ALL ')}) e
     JOIN wanted w ON w.a = least(e.source, e.target) AND w.b = greatest(e.source, e.target) AND e.id IS NOT NULL
     GROUP BY w.a, w.b, e."table", e.id ORDER BY max(e.first_on) DESC NULLS LAST, e."table", e.id`
  )
  return rows.map(({ a, b, table, id }) => ({ pair: pairKey(a, b), table, id }))
}
