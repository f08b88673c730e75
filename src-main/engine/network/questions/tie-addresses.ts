import type { EvidenceAddress } from '#contract/finding'
import { addressOf } from '../../kpi/address'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { edgeSources } from '../edges'
import type { EdgeKind, EdgeSource } from '../edges/source'
import { evidenceSql, pairKey, type Days } from '../workspace-graph'

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
  const parts = edgeSources.flatMap((source) => (kinds.includes(source.kind) ? addressedSql(source, days) : []))
  if (parts.length === 0 || pairs.length === 0) return []
  const wanted = pairs.map(([a, b]) => `(${quoteLiteral(a < b ? a : b)}, ${quoteLiteral(a < b ? b : a)})`)
  const rows = await connection.rows<{ a: string; b: string } & EvidenceAddress>(
    `WITH wanted(a, b) AS (VALUES ${wanted.join(', ')})
     SELECT w.a, w.b, e."table", e.id FROM (${parts.join(' UNION ALL ')}) e
     JOIN wanted w ON w.a = least(e.source, e.target) AND w.b = greatest(e.source, e.target)
     GROUP BY w.a, w.b, e."table", e.id ORDER BY max(e.first_on) DESC NULLS LAST, e."table", e.id`
  )
  return rows.map(({ a, b, table, id }) => ({ pair: pairKey(a, b), table, id }))
}

/** `source, target, table, id, first_on` of a kind's evidence; nothing where it has no rows of its own. */
function addressedSql(source: EdgeSource, days: Days): string[] {
  const columns = (table: string, id: string) => `SELECT source, target, ${table} AS "table", ${id} AS id, first_on`
  const evidence = `FROM (${evidenceSql(source, days)}) t`
  if (source.evidenceTable !== null) return [`${columns(quoteLiteral(source.evidenceTable), 'evidence')} ${evidence}`]
  switch (source.kind) {
    case 'co-attendance':
      return [`${columns("split_part(evidence, ' ', 1)", "evidence[instr(evidence, ' ') + 1 :]")} ${evidence}`]
    case 'nomination':
      return [storedSql(source, days, 'nomination', 't.rater_kol_id', 't.nominee_kol_id', 't.named_on')]
    case 'referral':
    case 'stated': {
      const isOfKind = source.kind === 'referral' ? "t.kind = 'referral'" : "t.kind IS DISTINCT FROM 'referral'"
      const own = `coalesce(t.strength, 1) > 0 AND ${isOfKind}`
      return [storedSql(source, days, 'relationship', 't.source_kol_id', 't.target_kol_id', 't.noted_on', own)]
    }
    default:
      return []
  }
}

/** Evidence that is a row of its own, with the row's address. */
function storedSql(
  source: EdgeSource,
  days: Days,
  table: 'nomination' | 'relationship',
  from: string,
  to: string,
  on: string,
  condition = 'true'
): string {
  const sql = `SELECT ${from} AS source, ${to} AS target, 1.0 AS weight, ${on} AS first_on, ${on} AS last_on,
      ${addressOf(table).keySql} AS id FROM ${table} t WHERE NOT coalesce(t.deleted, false) AND ${condition}`
  return `SELECT source, target, ${quoteLiteral(table)} AS "table", id, first_on FROM (${evidenceSql({ ...source, sql }, days)}) t`
}
