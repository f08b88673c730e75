import { randomUUID } from 'node:crypto'
import type { Milestone, ObjectiveFields, SaveInput } from '#contract/objectives'
import { LensFault } from '#contract/faults'
import { bandOf } from '#base/bands'
import type { Definition } from '../kpi/definition'
import { definitionsNamed } from '../kpi/registry'
import { requireMsl } from '../msl/msls'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { logChange, requireObjective, type StoredObjective } from './history'
import { keepOwnNotes, setMilestones } from './notes'

/**
 * Sets an objective, or changes one. What is set here stands against later imports, unless the CRM changed the same
 * objective after it.
 * @returns its id
 * @throws LensFault `unknown-msl`, `unknown-kpi`, `unknown-record`; `bad-input` for an empty time, nothing agreed, a goal
 *   that its KPI is not judged by, or milestones that are outside the time or twice the same
 */
export async function saveObjective(
  workspace: Workspace,
  resources: string,
  { id, milestones, ...fields }: SaveInput
): Promise<string> {
  check(fields)
  checkMilestones(milestones ?? [], fields)
  await requireMsl(workspace, fields.msl)
  const definitions = fields.kpi === null ? [] : await definitionsNamed(workspace, resources, [fields.kpi])
  definitions.forEach((definition) => checkGoal(fields, definition))
  return change(workspace, async (connection) => {
    const before = id === null ? null : await requireObjective(connection, id)
    const objective = id ?? `set-${randomUUID()}`
    if (before === null || !isAgreed(before, fields)) {
      const after = await write(connection, objective, fields, before)
      await logChange(connection, objective, before === null ? 'set' : 'changed', { before, after })
    }
    if (milestones !== null) await setMilestones(connection, objective, milestones)
    return objective
  })
}

/** Takes an objective away, or brings it back. @throws LensFault `unknown-record` */
export async function setRemoved(workspace: Workspace, id: string, removed: boolean): Promise<void> {
  await change(workspace, async (connection) => {
    const before = await requireObjective(connection, id)
    await connection.run(
      sql`UPDATE objective SET deleted = ${removed}, modified_at = current_timestamp AT TIME ZONE 'UTC'
          WHERE objective_id = ${id}`
    )
    const after = await requireObjective(connection, id)
    await logChange(connection, id, removed ? 'removed' : 'restored', { before, after })
  })
}

/**
 * Puts what was set here back over what an import brought, where the CRM's own change is not younger; to be called
 * inside the import's transaction.
 */
export async function keepEdits(connection: Connection): Promise<void> {
  const latest = `SELECT objective_id, changed_at, after FROM objective_change
                  WHERE action IN ('set', 'changed', 'removed', 'restored')
                  QUALIFY row_number() OVER (PARTITION BY objective_id ORDER BY changed_at DESC, rowid DESC) = 1`
  await connection.run(
    `UPDATE objective o SET kpi_id = after->>'kpi_id', text = after->>'text', period_start = CAST(after->>'period_start' AS DATE),
            period_end = CAST(after->>'period_end' AS DATE), baseline = CAST(after->>'baseline' AS DOUBLE),
            target = CAST(after->>'target' AS DOUBLE), band_low = CAST(after->>'band_low' AS DOUBLE),
            band_high = CAST(after->>'band_high' AS DOUBLE), weight = CAST(after->>'weight' AS DOUBLE), pace = after->>'pace', context = after->>'context',
            deleted = CAST(after->>'deleted' AS BOOLEAN), modified_at = e.changed_at
     FROM (${latest}) e WHERE e.objective_id = o.objective_id AND coalesce(o.modified_at <= e.changed_at, true)`
  )
  await keepOwnNotes(connection)
}

/** Whether an objective says this already. */
function isAgreed(stored: StoredObjective, { msl, kpi, from, to, band, ...fields }: ObjectiveFields): boolean {
  const ends = { band_low: band?.low ?? null, band_high: band?.high ?? null }
  const columns = { msl_id: msl, kpi_id: kpi, period_start: from, period_end: to, ...ends, ...fields, deleted: false }
  const known: StoredObjective = { ...stored, pace: stored['pace'] ?? 'linear' }
  return Object.entries(columns).every(([name, value]) => known[name] === value)
}

async function write(
  connection: Connection,
  id: string,
  fields: ObjectiveFields,
  before: StoredObjective | null
): Promise<StoredObjective> {
  const { msl, kpi, text, from, to, baseline, target, band, weight, pace, context } = fields
  if (before === null) await connection.run(sql`INSERT INTO objective (objective_id, deleted) VALUES (${id}, false)`)
  await connection.run(
    sql`UPDATE objective SET msl_id = ${msl}, kpi_id = ${kpi}, text = ${text}, period_start = CAST(${from} AS DATE),
          period_end = CAST(${to} AS DATE), baseline = ${baseline}, target = ${target},
          band_low = ${band?.low ?? null}, band_high = ${band?.high ?? null}, weight = ${weight}, pace = ${pace}, context = ${context},
          deleted = false, modified_at = current_timestamp AT TIME ZONE 'UTC'
        WHERE objective_id = ${id}`
  )
  return requireObjective(connection, id)
}

function check({ kpi, text, from, to, target, band, baseline }: ObjectiveFields): void {
  if (from >= to) throw badObjective('The time of an objective must end after it begins.', 'to')
  if (kpi === null && (text ?? '').trim() === '')
    throw badObjective('Choose a KPI, or say in words what is agreed.', 'text')
  if (kpi !== null && target === null && band === null)
    throw badObjective('An objective of a KPI needs a target or a band.', 'target')
  if (band !== null && band.low >= band.high)
    throw badObjective(`The band ends at ${band.high}, which is not above its begin, ${band.low}.`, 'band')
  if (target !== null && baseline === target)
    throw badObjective('The target is what the baseline is already.', 'target')
}

function checkGoal({ target, band }: ObjectiveFields, { name, better }: Definition): void {
  const best = bandOf(better)
  if (band !== null || target === null || best === null) return
  throw new LensFault({
    code: 'bad-input',
    message: `“${name}” is best within a band, so a target alone says nothing: more and less of it are worse.`,
    hint: `Give both ends of a band, such as ${best.low} and ${best.high}, between which it is best.`,
    where: 'band'
  })
}

/** The last day allowed is that after the objective's own: what ends with the plan in the CRM is due then. */
function checkMilestones(milestones: readonly Milestone[], { from, to }: ObjectiveFields): void {
  const outside = milestones.find(({ due }) => due < from || due > to)
  if (outside) {
    throw badObjective(
      `The milestone “${outside.text}” is due on ${outside.due}, which is outside the objective's time.`,
      'milestones'
    )
  }
  const known = new Set<string>()
  for (const { due, text } of milestones) {
    const key = `${due} ${text}`
    if (known.has(key)) throw badObjective(`The milestone “${text}” stands there twice for ${due}.`, 'milestones')
    known.add(key)
  }
}

const badObjective = (message: string, where: string) =>
  new LensFault({ code: 'bad-input', message, hint: 'Correct it and save again.', where })
