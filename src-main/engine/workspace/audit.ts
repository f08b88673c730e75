import type { Connection } from './connection'
import { sql } from './sql'

/** Notes what a user did, with its time. */
export async function audit(connection: Connection, action: string, detail: object): Promise<void> {
  await connection.run(
    sql`INSERT INTO audit_event VALUES (current_timestamp AT TIME ZONE 'UTC', ${action}, ${JSON.stringify(detail)})`
  )
}
