import { because, type Because } from '#base/reason-words'
import type { Connection } from '../workspace/connection'
import { quoteIdentifier } from '../workspace/sql'
import type { Definition, Requirement } from './definition'

/** Fields of insights that what was recorded in the app fills as well. */
const recordedHere = ['actionable', 'actioned_on']

const withRecorded = `(SELECT i.* REPLACE (u.actionable AS actionable, u.actioned_on AS actioned_on)
  FROM insight i JOIN insight_use u ON u.insight_id = i.insight_id)`

/** SQL that tells whether any row fills a field: it looks no further than the first. */
function isFilledSql(table: string, field: string): string {
  const rows = table === 'insight' && recordedHere.includes(field) ? withRecorded : quoteIdentifier(table)
  return `EXISTS (FROM ${rows} WHERE ${quoteIdentifier(field)} IS NOT NULL AND NOT coalesce(deleted, false))`
}

/** The required fields that no row fills, by KPI and table; KPIs that lack none are left out. */
export async function unfilledFields(
  connection: Connection,
  definitions: readonly Definition[]
): Promise<Map<string, Requirement[]>> {
  const needed = definitions.flatMap(({ requirements }) =>
    requirements.flatMap(({ table, fields }) => fields.map((field) => isFilledSql(table, field)))
  )
  const tests = [...new Set(needed)]
  const found =
    tests.length === 0
      ? {}
      : await connection.one<Record<string, boolean>>(`SELECT ${tests.map((test, i) => `${test} AS f${i}`).join(', ')}`)
  const isFilled = new Map(tests.map((test, i) => [test, found[`f${i}`] === true]))
  const missing = new Map<string, Requirement[]>()
  for (const { id, requirements } of definitions) {
    const lacking = requirements.flatMap(({ table, fields }) => {
      const empty = fields.filter((field) => !isFilled.get(isFilledSql(table, field)))
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
