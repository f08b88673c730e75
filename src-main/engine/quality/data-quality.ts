import type { CoveredTime, DataQuality, NeededField } from '#contract/quality'
import type { Definition } from '../kpi/definition'
import { unusedGoals } from '../objectives/unused-goals'
import type { Connection } from '../workspace/connection'
import { quoteIdentifier, quoteLiteral } from '../workspace/sql'

/** The day that each row of a table stands for, by which pauses in the data show. */
const datedTables: Readonly<Record<string, string>> = {
  interaction: "CASE WHEN status = 'completed' THEN occurred_on END",
  insight: 'local_day(coalesce(observed_at, submitted_at), msl_id)',
  inquiry: 'local_day(received_at, msl_id)',
  follow_up: 'due_on',
  feedback: 'given_on'
}

/** A pause is a gap where it is this many times as long as all but one in a hundred, and not shorter than the days. */
const gapTimes = 3
const gapDays = 14
/** Days with rows from which on the usual pause is known. */
const activeDays = 30

/**
 * What the data can carry: the time covered by each dated table with the gaps in it, and how often fields are empty that
 * KPIs need, one scan for each table; and which goals of objectives are written so that they say nothing.
 */
export async function dataQuality(connection: Connection, definitions: readonly Definition[]): Promise<DataQuality> {
  const time: CoveredTime[] = []
  for (const [table, day] of Object.entries(datedTables)) {
    const covered = await coveredTime(connection, table, day)
    if (covered !== null) time.push(covered)
  }
  const goals = await unusedGoals(connection, definitions)
  return { time, fields: await neededFields(connection, definitions), goals }
}

async function coveredTime(connection: Connection, table: string, day: string): Promise<CoveredTime | null> {
  const found = await connection.one<{
    rows: number
    from: string | null
    to: string
    gaps: CoveredTime['gaps'] | null
  }>(
    `WITH active AS (
       SELECT day, count(*) AS n FROM (SELECT ${day} AS day FROM ${quoteIdentifier(table)} WHERE NOT deleted)
       WHERE day IS NOT NULL GROUP BY day
     ), pause AS (
       SELECT day + 1 AS first, lead(day) OVER (ORDER BY day) AS next FROM active
     ), gap AS (
       SELECT first, next, next - first AS days FROM pause
       WHERE next - first >= ${gapDays} AND (SELECT count(*) FROM active) >= ${activeDays}
         AND next - first > ${gapTimes} * (SELECT quantile_cont(next - first, 0.99) FROM pause WHERE next IS NOT NULL)
     )
     SELECT coalesce(sum(n), 0) AS rows, min(day)::TEXT AS "from", (max(day) + 1)::TEXT AS "to",
            (SELECT list({"from": first::TEXT, "to": next::TEXT, days: days} ORDER BY first) FROM gap) AS gaps FROM active`
  )
  return found.from === null ? null : { table, ...found, from: found.from, gaps: found.gaps ?? [] }
}

async function neededFields(connection: Connection, definitions: readonly Definition[]): Promise<NeededField[]> {
  const users = new Map<string, Map<string, string[]>>()
  for (const { id, requirements } of definitions) {
    for (const { table, fields } of requirements) {
      const known = users.get(table) ?? new Map<string, string[]>()
      for (const field of fields) known.set(field, [...(known.get(field) ?? []), id])
      users.set(table, known)
    }
  }
  const needed: NeededField[] = []
  for (const [table, fields] of users) {
    const counts = [...fields.keys()].map(
      (field) => `{field: ${quoteLiteral(field)}, filled: count(${quoteIdentifier(field)})}`
    )
    const { rows, filled } = await connection.one<{ rows: number; filled: { field: string; filled: number }[] }>(
      `SELECT count(*) AS rows, [${counts.join(', ')}] AS filled FROM ${quoteIdentifier(table)} WHERE NOT coalesce(deleted, false)`
    )
    for (const { field, filled: n } of filled) {
      const empty = rows - n
      needed.push({ table, field, rows, empty, emptyShare: rows === 0 ? null : empty / rows, kpis: fields.get(field)! })
    }
  }
  return needed.sort((a, b) => (b.emptyShare ?? -1) - (a.emptyShare ?? -1) || (a.table < b.table ? -1 : 1))
}
