import type { ObjectiveChange } from '#contract/objectives'
import { LensFault } from '#contract/faults'
import { audit } from '../workspace/audit'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'

/** The row of an objective, without where it came from. */
export type StoredObjective = Record<string, unknown>

/** @throws LensFault `unknown-record` */
export async function requireObjective(connection: Connection, id: string): Promise<StoredObjective> {
  const [found] = await connection.rows<StoredObjective>(
    sql`SELECT * EXCLUDE (source_file_id, source_row, modified_at) FROM objective WHERE objective_id = ${id}`
  )
  if (found) return found
  throw new LensFault({
    code: 'unknown-record',
    message: `There is no objective ${id}.`,
    hint: 'It may have been replaced by an import; look at the list again.',
    where: id
  })
}

/** Remembers a change made here. */
export async function logChange(
  connection: Connection,
  id: string,
  action: ObjectiveChange['action'],
  { before, after }: { before: object | null; after: object }
): Promise<void> {
  await connection.run(
    sql`INSERT INTO objective_change SELECT ${id}, current_timestamp AT TIME ZONE 'UTC', ${action},
          ${before === null ? null : JSON.stringify(before)}, ${JSON.stringify(after)}`
  )
  await audit(connection, `objective-${action}`, { objective: id })
}

/** Every change made here to an objective, newest first. */
export async function objectiveHistory(connection: Connection, id: string): Promise<ObjectiveChange[]> {
  const rows = await connection.rows<{
    changedAt: string
    action: string
    before: string | null
    after: string | null
  }>(
    sql`SELECT changed_at AS "changedAt", action, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after
        FROM objective_change WHERE objective_id = ${id} ORDER BY changed_at DESC, rowid DESC`
  )
  const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>))
  return rows.map(({ changedAt, action, before, after }) => ({
    changedAt,
    action: action as ObjectiveChange['action'],
    before: parsed(before),
    after: parsed(after)
  }))
}
