import { randomUUID } from 'node:crypto'
import type { ObjectiveChange, ObjectiveFields, ObjectiveNote } from '#contract/objectives'
import { LensFault } from '#contract/faults'
import { definitionsNamed } from '../kpi/registry'
import { requireMsl } from '../msl/msls'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/**
 * Sets an objective, or changes one. What is set here stands against later imports, unless the CRM changed the same
 * objective after it.
 * @returns its id
 * @throws LensFault `unknown-msl`, `unknown-kpi`, `unknown-record`; `bad-input` for an empty time or nothing agreed
 */
export async function saveObjective(
  workspace: Workspace,
  resources: string,
  { id, ...fields }: ObjectiveFields & { id: string | null }
): Promise<string> {
  check(fields)
  await requireMsl(workspace.connection, fields.msl)
  if (fields.kpi !== null) await definitionsNamed(workspace, resources, [fields.kpi])
  return change(workspace, async (connection) => {
    const before = id === null ? null : await objectiveNamed(connection, id)
    const objective = id ?? `set-${randomUUID()}`
    await write(connection, objective, fields, before)
    await log(connection, objective, before === null ? 'set' : 'changed', before)
    return objective
  })
}

/** Takes an objective away, or brings it back. @throws LensFault `unknown-record` */
export async function setRemoved(workspace: Workspace, id: string, removed: boolean): Promise<void> {
  await change(workspace, async (connection) => {
    const before = await objectiveNamed(connection, id)
    await connection.run(
      sql`UPDATE objective SET deleted = ${removed}, modified_at = current_timestamp AT TIME ZONE 'UTC'
          WHERE objective_id = ${id}`
    )
    await log(connection, id, removed ? 'removed' : 'restored', before)
  })
}

/** Notes an obstacle, an achievement, a comment or a milestone, in place of one of the same day, kind and text. */
export async function noteObjective(workspace: Workspace, id: string, note: ObjectiveNote): Promise<void> {
  if (note.text.trim() === '') throw badObjective('A note needs words.', 'text')
  await change(workspace, async (connection) => {
    const before = await objectiveNamed(connection, id)
    const { kind, on, text, resolvedOn } = note
    await connection.run(
      sql`DELETE FROM objective_note WHERE objective_id = ${id} AND noted_on = CAST(${on} AS DATE) AND kind = ${kind} AND text = ${text}`
    )
    await connection.run(
      sql`INSERT INTO objective_note (objective_id, noted_on, kind, text, resolved_on, deleted, modified_at)
          SELECT ${id}, CAST(${on} AS DATE), ${kind}, ${text}, CAST(${resolvedOn} AS DATE), false, current_timestamp AT TIME ZONE 'UTC'`
    )
    await log(connection, id, 'noted', before, note)
  })
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

/**
 * Puts what was set here back over what an import brought, where the CRM's own change is not younger; to be called
 * inside the import's transaction.
 */
export async function keepEdits(connection: Connection): Promise<void> {
  const latest = `SELECT objective_id, changed_at, after FROM objective_change WHERE action <> 'noted'
                  QUALIFY row_number() OVER (PARTITION BY objective_id ORDER BY changed_at DESC, rowid DESC) = 1`
  await connection.run(
    `UPDATE objective o SET kpi_id = after->>'kpi_id', text = after->>'text', period_start = CAST(after->>'period_start' AS DATE),
            period_end = CAST(after->>'period_end' AS DATE), baseline = CAST(after->>'baseline' AS DOUBLE),
            target = CAST(after->>'target' AS DOUBLE), weight = CAST(after->>'weight' AS DOUBLE), context = after->>'context',
            deleted = CAST(after->>'deleted' AS BOOLEAN), modified_at = e.changed_at
     FROM (${latest}) e WHERE e.objective_id = o.objective_id AND coalesce(o.modified_at <= e.changed_at, true)`
  )
}

type StoredObjective = Record<string, unknown>

/** @throws LensFault `unknown-record` */
async function objectiveNamed(connection: Connection, id: string): Promise<StoredObjective> {
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

async function write(
  connection: Connection,
  id: string,
  fields: ObjectiveFields,
  before: StoredObjective | null
): Promise<void> {
  const { msl, kpi, text, from, to, baseline, target, weight, context } = fields
  if (before === null) await connection.run(sql`INSERT INTO objective (objective_id, deleted) VALUES (${id}, false)`)
  await connection.run(
    sql`UPDATE objective SET msl_id = ${msl}, kpi_id = ${kpi}, text = ${text}, period_start = CAST(${from} AS DATE),
          period_end = CAST(${to} AS DATE), baseline = ${baseline}, target = ${target}, weight = ${weight},
          context = ${context}, deleted = false, modified_at = current_timestamp AT TIME ZONE 'UTC'
        WHERE objective_id = ${id}`
  )
}

async function log(
  connection: Connection,
  id: string,
  action: ObjectiveChange['action'],
  before: StoredObjective | null,
  note?: ObjectiveNote
): Promise<void> {
  const after = note ?? (await objectiveNamed(connection, id))
  await connection.run(
    sql`INSERT INTO objective_change SELECT ${id}, current_timestamp AT TIME ZONE 'UTC', ${action},
          ${before === null || note ? null : JSON.stringify(before)}, ${JSON.stringify(after)}`
  )
  await audit(connection, `objective-${action}`, { objective: id })
}

function check({ kpi, text, from, to, target, baseline }: ObjectiveFields): void {
  if (from >= to) throw badObjective('The time of an objective must end after it begins.', 'to')
  if (kpi === null && (text ?? '').trim() === '')
    throw badObjective('Choose a KPI, or say in words what is agreed.', 'text')
  if (kpi !== null && target === null) throw badObjective('An objective of a KPI needs a target.', 'target')
  if (target !== null && baseline === target)
    throw badObjective('The target is what the baseline is already.', 'target')
}

const badObjective = (message: string, where: string) =>
  new LensFault({ code: 'bad-input', message, hint: 'Correct it and save again.', where })
