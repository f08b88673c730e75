import { because, type Because } from '#base/reason-words'
import type { Connection } from '../workspace/connection'
import { quoteIdentifier } from '../workspace/sql'
import type { Definition, Requirement } from './definition'

/** What was recorded in the app fills fields of insights as well. */
const sources: Readonly<Record<string, string>> = {
  insight: `(SELECT i.* REPLACE (u.actionable AS actionable, u.actioned_on AS actioned_on)
             FROM insight i JOIN insight_use u ON u.insight_id = i.insight_id)`
}

/**
 * The required fields that no row fills, by KPI and table; KPIs that lack none are left out. One scan for each table,
 * whatever the number of KPIs.
 */
export async function unfilledFields(
  connection: Connection,
  definitions: readonly Definition[]
): Promise<Map<string, Requirement[]>> {
  const needed = new Map<string, Set<string>>()
  for (const { table, fields } of definitions.flatMap(({ requirements }) => requirements)) {
    const known = needed.get(table) ?? new Set()
    for (const field of fields) known.add(field)
    needed.set(table, known)
  }
  const filled = new Map<string, Record<string, boolean>>()
  for (const [table, fields] of needed) {
    const tests = [...fields].map((field) => `count(${quoteIdentifier(field)}) > 0 AS ${quoteIdentifier(field)}`)
    const [row] = await connection.rows<Record<string, boolean>>(
      `SELECT ${tests.join(', ')} FROM ${sources[table] ?? quoteIdentifier(table)} WHERE NOT coalesce(deleted, false)`
    )
    filled.set(table, row ?? {})
  }
  const missing = new Map<string, Requirement[]>()
  for (const { id, requirements } of definitions) {
    const lacking = requirements.flatMap(({ table, fields }) => {
      const empty = fields.filter((field) => !filled.get(table)?.[field])
      return empty.length > 0 ? [{ table, fields: empty }] : []
    })
    if (lacking.length > 0) missing.set(id, lacking)
  }
  return missing
}

/** Why a KPI cannot be computed from what was imported, by id. KPIs that can be are left out. */
export async function missingFields(
  connection: Connection,
  definitions: readonly Definition[]
): Promise<Map<string, Because>> {
  const missing = await unfilledFields(connection, definitions)
  return new Map(
    [...missing].map(([id, lacking]) => {
      const fields = lacking.map(({ table, fields }) => `${table} (${fields.join(', ')})`).join(' + ')
      return [id, because('fields-missing', { fields })]
    })
  )
}
