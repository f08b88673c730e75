import { overviewShown, type OverviewKept, type OverviewShown } from '#contract/overview'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Choices of which the overview is kept: those of the last few weeks of one user. */
const mostKept = 8

/** Rows of evidence kept with each finding: a screenful; all of them come with the live findings. */
const evidenceKept = 20

/**
 * The overview as it was last whole at a place, to be shown until the live figures are there; null where none is kept, or
 * one of another shape, which an earlier version wrote.
 */
export async function keptOverview({ connection }: Workspace, place: string): Promise<OverviewKept | null> {
  const [row] = await connection.rows<{ kept_at: string; changes: number; shown: string }>(
    sql`SELECT kept_at, changes, shown::TEXT AS shown FROM overview_snapshot WHERE place = ${place}`
  )
  if (!row) return null
  const parsed = overviewShown.safeParse(JSON.parse(row.shown))
  if (!parsed.success) return null
  return {
    keptAt: row.kept_at,
    asOf: parsed.data.attention.period.asOf,
    isOutdated: row.changes !== (await changesOf(connection)),
    shown: parsed.data
  }
}

/** Keeps the overview of a place, in place of an earlier one; a workspace opened for reading stays as it is. */
export async function keepOverview(workspace: Workspace, place: string, shown: OverviewShown): Promise<void> {
  if (workspace.mode === 'read') return
  const text = JSON.stringify({ ...shown, attention: withFewRows(shown.attention) })
  await change(workspace, async (connection) => {
    const changes = await changesOf(connection)
    await connection.run(sql`DELETE FROM overview_snapshot WHERE place = ${place}`)
    await connection.run(
      sql`INSERT INTO overview_snapshot SELECT ${place}, current_timestamp AT TIME ZONE 'UTC', ${changes}, ${text}`
    )
    await connection.run(
      sql`DELETE FROM overview_snapshot WHERE place NOT IN
            (SELECT place FROM overview_snapshot ORDER BY kept_at DESC, place LIMIT ${mostKept})`
    )
  })
}

const withFewRows = ({ period, findings }: OverviewShown['attention']): OverviewShown['attention'] => ({
  period,
  findings: findings.map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, evidenceKept) }))
})

/** How often the workspace was changed: every import and every edit leaves an event. */
async function changesOf(connection: Connection): Promise<number> {
  const { changes } = await connection.one<{ changes: number }>('SELECT count(*) AS changes FROM audit_event')
  return changes
}
