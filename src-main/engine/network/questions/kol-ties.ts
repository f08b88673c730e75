import type { StoredRow, StoredRows } from '#contract/stored-row'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { edgeSources } from '../edges'
import { chosenBy, type RecipeRequest } from '../recipes/chosen'
import { addressedEvidenceSql } from './evidence-addresses'
import { isOfGroups } from './evidence-rows'

/**
 * The pieces of evidence that link a KOL with others, newest first: a paper is one row, with the names of those it ties the
 * KOL to.
 * @throws LensFault `unknown-record`, `bad-input` for a recipe
 */
export async function kolTies(
  connection: Connection,
  request: RecipeRequest,
  kol: string,
  limit: number
): Promise<StoredRows> {
  const { days, kinds } = await chosenBy(connection, request)
  const id = quoteLiteral(kol)
  const parts = edgeSources.flatMap((source) => {
    const isUsed = kinds === null ? source.byDefault : kinds.includes(source.kind)
    if (!isUsed) return []
    return `SELECT "table", id, first_on, string_agg(DISTINCT k.name, ', ' ORDER BY k.name) AS what
      FROM (SELECT "table", id, evidence, first_on, CASE source WHEN ${id} THEN target ELSE source END AS other
            FROM (${addressedEvidenceSql(source, days)}) e WHERE source = ${id} OR target = ${id}) t
      JOIN kol k ON k.kol_id = t.other AND NOT coalesce(k.deleted, false)
      GROUP BY "table", id, evidence, first_on${isOfGroups(source) ? '' : ', other'}`
  })
  if (parts.length === 0) return { total: 0, rows: [] }
  const all = parts.map((part) => `(${part})`).join(' UNION ALL ')
  const { total, name } = await connection.one<{ total: number; name: string | null }>(
    `SELECT (SELECT count(*) FROM (${all})) AS total, (SELECT max(name) FROM kol WHERE kol_id = ${id}) AS name`
  )
  const rows = await connection.rows<Pick<StoredRow, 'table' | 'id' | 'on' | 'what'>>(
    `SELECT "table", id, first_on AS "on", what FROM (${all}) a ORDER BY first_on DESC NULLS LAST, "table", id, what LIMIT ${limit}`
  )
  return { total, rows: rows.map((row) => ({ ...row, msl: null, mslName: null, kol, kolName: name })) }
}
