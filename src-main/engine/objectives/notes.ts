import type { Milestone, ObjectiveNote } from '#contract/objectives'
import { LensFault } from '#contract/faults'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql, trusted } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { logChange, requireObjective } from './history'
import { objectiveNotes } from './milestones'

/**
 * Keeps a note in place of one of the same day, kind and text, or takes it away.
 * @throws LensFault `unknown-record`; `bad-input` for a note without words
 */
export async function noteObjective(
  workspace: Workspace,
  id: string,
  { removed, ...note }: ObjectiveNote & { removed: boolean }
): Promise<void> {
  if (note.text.trim() === '') {
    throw new LensFault({
      code: 'bad-input',
      message: 'A note needs words.',
      hint: 'Correct it and save again.',
      where: 'text'
    })
  }
  await change(workspace, async (connection) => {
    await requireObjective(connection, id)
    const stored = (await objectiveNotes(connection, id)).get(id) ?? []
    await keepNote(connection, id, note, stored, removed)
  })
}

/** Gives an objective these milestones and no others; each that comes, goes or is reached is a change of its own. */
export async function setMilestones(
  connection: Connection,
  id: string,
  milestones: readonly Milestone[]
): Promise<void> {
  const stored = (await objectiveNotes(connection, id)).get(id) ?? []
  const wanted = milestones.map(({ text, due, reachedOn }): ObjectiveNote => ({
    kind: 'milestone',
    on: due,
    text,
    resolvedOn: reachedOn
  }))
  const gone = stored.filter((note) => note.kind === 'milestone' && !wanted.some((one) => isSame(one, note)))
  for (const note of gone) await keepNote(connection, id, note, stored, true)
  for (const note of wanted) await keepNote(connection, id, note, stored, false)
}

/** Puts notes made here back over what an import brought, where the CRM's own change is not younger. */
export async function keepOwnNotes(connection: Connection): Promise<void> {
  await connection.run(
    `UPDATE objective_note n SET resolved_on = e.resolved_on, deleted = e.removed, modified_at = e.changed_at
     FROM (
       SELECT objective_id, changed_at, action = 'note-removed' AS removed, after->>'kind' AS kind,
              CAST(after->>'on' AS DATE) AS noted_on, after->>'text' AS text,
              CAST(after->>'resolvedOn' AS DATE) AS resolved_on
       FROM objective_change WHERE action IN ('noted', 'note-removed')
       QUALIFY row_number() OVER (PARTITION BY objective_id, kind, noted_on, text ORDER BY changed_at DESC, rowid DESC) = 1
     ) e
     WHERE n.objective_id = e.objective_id AND n.kind = e.kind AND n.noted_on = e.noted_on AND n.text = e.text
       AND coalesce(n.modified_at <= e.changed_at, true)`
  )
}

const isSame = (one: ObjectiveNote, other: ObjectiveNote) =>
  one.kind === other.kind && one.on === other.on && one.text === other.text

async function keepNote(
  connection: Connection,
  id: string,
  note: ObjectiveNote,
  stored: readonly ObjectiveNote[],
  removed: boolean
): Promise<void> {
  const before = stored.find((one) => isSame(one, note)) ?? null
  if (removed ? before === null : before !== null && before.resolvedOn === note.resolvedOn) return
  const { kind, on, text, resolvedOn } = note
  const same = sql`objective_id = ${id} AND noted_on = CAST(${on} AS DATE) AND kind = ${kind} AND text = ${text}`
  const now = trusted(`current_timestamp AT TIME ZONE 'UTC'`)
  const updated = await connection.rows(
    sql`UPDATE objective_note SET resolved_on = CAST(${resolvedOn} AS DATE), deleted = ${removed}, modified_at = ${now}
        WHERE ${same} RETURNING 1`
  )
  // A step of an account plan that is taken away leaves a row as well, so that it does not come back.
  if (updated.length === 0) {
    await connection.run(
      sql`INSERT INTO objective_note (objective_id, noted_on, kind, text, resolved_on, deleted, modified_at)
          SELECT ${id}, CAST(${on} AS DATE), ${kind}, ${text}, CAST(${resolvedOn} AS DATE), ${removed}, ${now}`
    )
  }
  await logChange(connection, id, removed ? 'note-removed' : 'noted', { before, after: removed ? before! : note })
}
