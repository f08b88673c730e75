import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { audit, change } from './change'

/** Remembers that two KOLs are not the same, so that they are never proposed again; `false` forgets it. */
export async function setDismissed(workspace: Workspace, pair: [string, string], dismissed: boolean): Promise<void> {
  const [first, second] = pair.toSorted()
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM not_duplicate WHERE first_id = ${first!} AND second_id = ${second!}`)
    if (dismissed) {
      await connection.run(
        sql`INSERT INTO not_duplicate VALUES (${first!}, ${second!}, current_timestamp AT TIME ZONE 'UTC')`
      )
    }
    await audit(connection, dismissed ? 'duplicate-dismissed' : 'duplicate-dismissal-undone', { first, second })
  })
}
