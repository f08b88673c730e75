import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'

/** @throws LensFault `unknown-record` */
export async function requireInsight(connection: Connection, insightId: string): Promise<void> {
  const found = await connection.rows(
    sql`SELECT 1 FROM insight WHERE insight_id = ${insightId} AND NOT coalesce(deleted, false)`
  )
  if (found.length > 0) return
  throw new LensFault({
    code: 'unknown-record',
    message: `There is no insight ${insightId}.`,
    hint: 'A later import may have taken it out; load the list again.',
    where: `insight ${insightId}`
  })
}
