import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Runs `work` with nobody else writing, in one transaction on a connection of its own, which no reader shares. */
export function change<T>(workspace: Workspace, work: (connection: Connection) => Promise<T>): Promise<T> {
  return workspace.writing(async () => {
    const connection = await workspace.connect()
    try {
      return await connection.transaction(() => work(connection))
    } finally {
      connection.close()
    }
  })
}

/** Notes what a user did, with its time. */
export async function audit(connection: Connection, action: string, detail: object): Promise<void> {
  await connection.run(
    sql`INSERT INTO audit_event VALUES (current_timestamp AT TIME ZONE 'UTC', ${action}, ${JSON.stringify(detail)})`
  )
}
