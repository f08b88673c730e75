import type { EdgeEvidence } from '#contract/network'
import { recordLines } from '../record/lines'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { edgeSources } from './edges'
import { chosenBy, type RecipeRequest } from './recipes/chosen'
import { evidenceSql } from './workspace-graph'

/**
 * The evidence behind the edge of two KOLs, kind by kind in the order of their days; empty where nothing ties them. Records
 * are told as everywhere: a paper by its title, a meeting by its topics.
 * @throws LensFault `unknown-record`, `bad-input` for a recipe that cannot be used
 */
export async function edgeEvidence(
  workspace: Workspace,
  request: RecipeRequest,
  [a, b]: readonly [string, string]
): Promise<EdgeEvidence[]> {
  const { connection } = workspace
  const { days, kinds, multipliers } = await chosenBy(connection, request)
  const found: EdgeEvidence[] = []
  for (const source of edgeSources) {
    if (kinds === null ? !source.byDefault : !kinds.includes(source.kind)) continue
    const multiplier = multipliers[source.kind] ?? 1
    const pair = (from: string, to: string) => `(source = ${quoteLiteral(from)} AND target = ${quoteLiteral(to)})`
    const rows = await connection.rows<
      Pick<EdgeEvidence, 'source' | 'target' | 'weight' | 'firstOn' | 'lastOn'> & { evidence: string | null }
    >(
      `SELECT source, target, weight::DOUBLE AS weight, first_on AS "firstOn", last_on AS "lastOn", evidence::TEXT AS evidence
       FROM (${evidenceSql(source, days)}) e WHERE ${pair(a, b)} OR ${pair(b, a)} ORDER BY first_on, evidence, source`
    )
    for (const { evidence, weight, ...row } of rows) {
      const { kind, evidenceTable: table } = source
      const [id, what] = table === null ? [null, evidence] : [evidence, null]
      found.push({ kind, ...row, weight: weight * multiplier, table, id, what })
    }
  }
  return named(workspace, found)
}

/** Evidence with what its records say, where they say anything. */
async function named(workspace: Workspace, found: readonly EdgeEvidence[]): Promise<EdgeEvidence[]> {
  const addresses = found.flatMap(({ table, id }) => (table === null || id === null ? [] : [{ table, id }]))
  const lines = await recordLines(workspace, addresses)
  const keyOf = (table: string | null, id: string | null) => JSON.stringify([table, id])
  const words = new Map(lines.map(({ table, id, what }) => [keyOf(table, id), what]))
  return found.map((piece) => ({ ...piece, what: piece.what ?? words.get(keyOf(piece.table, piece.id)) ?? null }))
}
