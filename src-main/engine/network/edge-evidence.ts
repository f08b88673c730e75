import type { EdgeEvidence } from '#contract/network'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { edgeSources } from './edges'
import { chosenBy, type RecipeRequest } from './recipes/chosen'
import { evidenceSql } from './workspace-graph'

/**
 * The evidence behind the edge of two KOLs, kind by kind in the order of their days; empty where nothing ties them.
 * @throws LensFault `unknown-record`, `bad-input` for a recipe that cannot be used
 */
export async function edgeEvidence(
  connection: Connection,
  request: RecipeRequest,
  [a, b]: readonly [string, string]
): Promise<EdgeEvidence[]> {
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
  return found
}
