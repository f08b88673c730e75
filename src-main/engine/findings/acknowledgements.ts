import { findingRules } from '#contract/finding'
import { LensFault } from '#contract/faults'
import { change } from '../workspace/change'
import { audit } from '../workspace/audit'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Notes of acknowledged findings by the findings' ids. */
export type Acknowledgements = ReadonlyMap<string, { at: string; note: string }>

export async function readAcknowledgements(connection: Connection): Promise<Acknowledgements> {
  const rows = await connection.rows<{ id: string; at: string; note: string }>(
    'SELECT finding_id AS id, acknowledged_at AS at, note FROM finding_acknowledgement'
  )
  return new Map(rows.map(({ id, at, note }) => [id, { at, note }]))
}

/**
 * Notes that a finding is known, in place of an earlier note; `false` takes it back. It may be one that the present
 * period does not show.
 * @throws LensFault `unknown-record` where the id names no rule
 */
export async function setAcknowledged(
  workspace: Workspace,
  finding: string,
  note: string,
  acknowledged: boolean
): Promise<void> {
  if (!findingRules.some((rule) => finding === rule || finding.startsWith(`${rule}/`))) throw unknownFinding(finding)
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM finding_acknowledgement WHERE finding_id = ${finding}`)
    if (acknowledged) {
      await connection.run(
        sql`INSERT INTO finding_acknowledgement SELECT ${finding}, ${note}, current_timestamp AT TIME ZONE 'UTC'`
      )
    }
    await audit(connection, acknowledged ? 'finding-acknowledged' : 'finding-acknowledgement-undone', { finding, note })
  })
}

const unknownFinding = (finding: string) =>
  new LensFault({
    code: 'unknown-record',
    message: `There is no finding ${finding}.`,
    hint: 'lens findings lists them with their ids.',
    where: finding
  })
