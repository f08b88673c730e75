import type { PeriodInput } from '#contract/ids'
import type { PlanInput, PlannedContacts } from '#contract/plan'
import { LensFault } from '#contract/faults'
import { readConsents } from '../diversity/consent'
import { requireMsl } from '../msl/msls'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { resolvePeriod } from '../workspace/period'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

const openPeriod = { from: null, to: null, asOf: null }

/** What is planned with a KOL from the as-of day of a period on, by MSL and day. */
export async function planOfKol(
  workspace: Workspace,
  kol: string,
  days: PeriodInput = openPeriod
): Promise<PlannedContacts[]> {
  const { asOf } = await resolvePeriod(workspace, days)
  return workspace.connection.rows<PlannedContacts>(
    sql`SELECT e.msl_id AS msl, coalesce(m.name, e.msl_id) AS "mslName", e.kol_id AS kol, e.period_start AS "from",
               e.period_end AS "to", e.planned_contacts AS contacts, e.aim, e.source_file_id IS NULL AS own
        FROM engagement_plan e LEFT JOIN msl m USING (msl_id)
        WHERE e.kol_id = ${kol} AND NOT coalesce(e.deleted, false) AND e.period_end > CAST(${asOf} AS DATE)
        ORDER BY "mslName", e.msl_id, e.period_start`
  )
}

/**
 * Plans contacts of an MSL with a KOL. They stand until an import brings a plan of that MSL for that KOL and day.
 * @throws LensFault `unknown-msl`, `unknown-record`; `bad-input` for a KOL who may not be met, an empty time, or contacts
 *   that are planned already
 */
export async function addToPlan(workspace: Workspace, { msl, kol, contacts, aim, ...days }: PlanInput): Promise<void> {
  const { connection } = workspace
  await requireMsl(workspace, msl)
  await requireMeetable(connection, kol)
  const { asOf } = await resolvePeriod(workspace, openPeriod)
  const from = days.from ?? asOf
  const to = days.to ?? (await planEnd(connection, msl, from))
  if (from >= to)
    throw badPlan(`The plan from ${from} to ${to} holds no day.`, 'Choose an end later than the start.', to)
  await change(workspace, async (connection) => {
    const [planned] = await connection.rows<{ from: string; to: string }>(
      sql`SELECT period_start AS "from", period_end AS "to" FROM engagement_plan
          WHERE msl_id = ${msl} AND kol_id = ${kol} AND NOT coalesce(deleted, false)
            AND period_start < CAST(${to} AS DATE) AND period_end > CAST(${from} AS DATE)`
    )
    if (planned) {
      throw badPlan(
        `Contacts with this KOL are planned already, from ${planned.from} to ${planned.to}.`,
        'Choose other days, or another MSL.',
        kol
      )
    }
    await connection.run(
      sql`INSERT INTO engagement_plan (msl_id, kol_id, period_start, period_end, planned_contacts, aim, deleted, modified_at)
          SELECT ${msl}, ${kol}, CAST(${from} AS DATE), CAST(${to} AS DATE), ${contacts}, ${aim}, false,
                 current_timestamp AT TIME ZONE 'UTC'`
    )
    await audit(connection, 'plan-added', { msl, kol, from, to, contacts, aim })
  })
}

/** Takes back what was planned here. @throws LensFault `unknown-record` for a plan that an import brought, or none */
export async function removeFromPlan(
  workspace: Workspace,
  { msl, kol, from }: { msl: string; kol: string; from: string }
): Promise<void> {
  await change(workspace, async (connection) => {
    const removed = await connection.rows(
      sql`DELETE FROM engagement_plan WHERE msl_id = ${msl} AND kol_id = ${kol} AND period_start = CAST(${from} AS DATE)
            AND source_file_id IS NULL RETURNING 1`
    )
    if (removed.length === 0) {
      throw new LensFault({
        code: 'unknown-record',
        message: `No contacts were planned here from ${from} on.`,
        hint: 'Plans that came with an import are changed in the CRM.',
        where: kol
      })
    }
    await audit(connection, 'plan-removed', { msl, kol, from })
  })
}

/** The end of the MSL's plan that holds a day, or twelve months later. */
async function planEnd(connection: Connection, msl: string, from: string): Promise<string> {
  const { end } = await connection.one<{ end: string }>(
    sql`SELECT coalesce(max(period_end), CAST(CAST(${from} AS DATE) + INTERVAL 12 MONTH AS DATE)) AS "end"
        FROM engagement_plan WHERE msl_id = ${msl} AND NOT coalesce(deleted, false)
          AND period_start <= CAST(${from} AS DATE) AND period_end > CAST(${from} AS DATE)`
  )
  return end
}

/** @throws LensFault `unknown-record`, `bad-input` for a KOL who refused contact */
async function requireMeetable(connection: Connection, kol: string): Promise<void> {
  const [found] = await connection.rows<{ name: string; active: boolean }>(
    sql`SELECT name, coalesce(lower(status), 'active') = 'active' AS active FROM kol
        WHERE kol_id = ${kol} AND NOT coalesce(deleted, false)`
  )
  if (!found) {
    throw new LensFault({
      code: 'unknown-record',
      message: `There is no KOL with the id ${kol}.`,
      hint: 'Ids are those of the CRM; the list of KOLs shows them.',
      where: kol
    })
  }
  const { refused } = (await readConsents(connection)).get(kol) ?? { refused: false }
  if (refused || !found.active) {
    throw badPlan(
      refused ? `${found.name} has refused contact.` : `${found.name} is not active.`,
      'Choose somebody else; the CRM says who may be met.',
      kol
    )
  }
}

function badPlan(message: string, hint: string, where: string): LensFault {
  return new LensFault({ code: 'bad-input', message, hint, where })
}
