import type { Connection } from '../workspace/connection'
import { quoteIdentifier } from '../workspace/sql'
import type { Definition } from './definition'

/**
 * Why a KPI cannot be computed from what was imported, by id: the fields that no row fills. KPIs that can be are left
 * out. One scan for each table, whatever the number of KPIs.
 */
export async function missingFields(
  connection: Connection,
  definitions: readonly Definition[]
): Promise<Map<string, string>> {
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
      `SELECT ${tests.join(', ')} FROM ${quoteIdentifier(table)} WHERE NOT coalesce(deleted, false)`
    )
    filled.set(table, row ?? {})
  }
  const missing = new Map<string, string>()
  for (const { id, requirements } of definitions) {
    const lacking = requirements.flatMap(({ table, fields }) => {
      const empty = fields.filter((field) => !filled.get(table)?.[field])
      return empty.length > 0 ? [`${table} (${empty.join(', ')})`] : []
    })
    if (lacking.length > 0) missing.set(id, `Needs ${lacking.join(' and ')}, which no import has filled yet.`)
  }
  return missing
}
