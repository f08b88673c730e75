import { findingRules, type AcknowledgeInput, type FindingRule, type FindingAcknowledgement } from '#contract/finding'
import { LensFault } from '#contract/faults'
import { change } from '../workspace/change'
import { audit } from '../workspace/audit'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** What was said of acknowledged findings by the findings' ids, whether it still holds or not. */
export type Acknowledgements = ReadonlyMap<string, FindingAcknowledgement>

export async function readAcknowledgements(connection: Connection): Promise<Acknowledgements> {
  const rows = await connection.rows<FindingAcknowledgement & { id: string }>(
    'SELECT finding_id AS id, acknowledged_at AS at, note, until FROM finding_acknowledgement'
  )
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}

/** Whether an acknowledgement still holds at a day. */
export const holdsAt = ({ until }: FindingAcknowledgement, day: string) => until === null || day <= until

/**
 * Notes that a finding is known, in place of an earlier note; `false` takes it back. It may be one that the present
 * period does not show.
 * @throws LensFault `unknown-record` where the id names no rule; `bad-input` for a concentration without a reason or
 *   without the day until which it is intended
 */
export async function setAcknowledged(
  workspace: Workspace,
  { finding, note, until, acknowledged }: AcknowledgeInput
): Promise<void> {
  if (!findingRules.some((rule) => isOf(rule, finding))) throw unknownFinding(finding)
  if (acknowledged && isOf('over-reliance', finding)) requireReason(note, until)
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM finding_acknowledgement WHERE finding_id = ${finding}`)
    if (acknowledged) {
      await connection.run(
        sql`INSERT INTO finding_acknowledgement SELECT ${finding}, ${note}, current_timestamp AT TIME ZONE 'UTC',
              CAST(${until} AS DATE)`
      )
    }
    await audit(connection, acknowledged ? 'finding-acknowledged' : 'finding-acknowledgement-undone', {
      finding,
      note,
      until
    })
  })
}

const isOf = (rule: FindingRule, finding: string) => finding === rule || finding.startsWith(`${rule}/`)

function requireReason(note: string, until: string | null): void {
  if (note.trim() !== '' && until !== null) return
  throw new LensFault({
    code: 'bad-input',
    message: 'A concentration is intended for a reason and until a day.',
    hint: 'Give both; after that day the finding shows again.',
    where: until === null ? 'until' : 'note'
  })
}

const unknownFinding = (finding: string) =>
  new LensFault({
    code: 'unknown-record',
    message: `There is no finding ${finding}.`,
    hint: 'lens findings lists them with their ids.',
    where: finding
  })
