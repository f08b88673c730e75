import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'

/** Remembers that two KOLs are not the same, so that they are never proposed again; `false` forgets it. */
export async function setDismissed(workspace: Workspace, pair: [string, string], dismissed: boolean): Promise<void> {
  const [one, other] = pair
  await change(workspace, async (connection) => {
    await connection.run(
      sql`DELETE FROM not_duplicate WHERE first_id = least(${one}, ${other}) AND second_id = greatest(${one}, ${other})`
    )
    if (dismissed) {
      await connection.run(
        sql`INSERT INTO not_duplicate
            SELECT least(${one}, ${other}), greatest(${one}, ${other}), current_timestamp AT TIME ZONE 'UTC'`
      )
    }
    await audit(connection, dismissed ? 'duplicate-dismissed' : 'duplicate-dismissal-undone', { pair })
  })
}
