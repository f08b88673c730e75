import { because, type Because } from '#base/reason-words'
import type { Connection } from '../workspace/connection'
import { quoteIdentifier } from '../workspace/sql'
import type { Definition, Requirement } from './definition'

/** What was recorded in the app fills these fields of insights as well. */
const recordedHere = ['actionable', 'actioned_on']

const withRecorded = `(SELECT i.* REPLACE (u.actionable AS actionable, u.actioned_on AS actioned_on)
  FROM insight i JOIN insight_use u ON u.insight_id = i.insight_id)`

/** The fields of a table that any row fills: it is looked at no further than the first such row, and a view once for all. */
async function filledIn(
  connection: Connection,
  table: string,
  fields: readonly string[]
): Promise<ReadonlySet<string>> {
  const live = 'NOT coalesce(deleted, false)'
  const isView = table === 'insight_rubric'
  const tests = fields.map((field) => {
    const name = quoteIdentifier(field)
    if (isView) return `count(${name}) > 0 AS ${name}`
    const rows = table === 'insight' && recordedHere.includes(field) ? withRecorded : quoteIdentifier(table)
    return `EXISTS (FROM ${rows} WHERE ${name} IS NOT NULL AND ${live}) AS ${name}`
  })
  const from = isView ? `FROM ${quoteIdentifier(table)} WHERE ${live}` : ''
  const found = await connection.one<Record<string, boolean>>(`SELECT ${tests.join(', ')} ${from}`)
  return new Set(fields.filter((field) => found[field]))
}

/** The required fields that no row fills, by KPI and table; KPIs that lack none are left out. */
export async function unfilledFields(
  connection: Connection,
  definitions: readonly Definition[]
): Promise<Map<string, Requirement[]>> {
  const requirements = definitions.flatMap((definition) => definition.requirements)
  const filled = new Map<string, ReadonlySet<string>>()
  for (const name of new Set(requirements.map(({ table }) => table))) {
    const fields = requirements.flatMap(({ table, fields }) => (table === name ? fields : []))
    filled.set(name, await filledIn(connection, name, [...new Set(fields)]))
  }
  const missing = new Map<string, Requirement[]>()
  for (const { id, requirements } of definitions) {
    const lacking = requirements.flatMap(({ table, fields }) => {
      const empty = fields.filter((field) => !filled.get(table)?.has(field))
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
