import type { ObjectiveStatus } from '#contract/kpi'
import type { MilestoneCount, NoteKind, ObjectiveNote } from '#contract/objectives'
import { isStepOf } from '../kpi/objective'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

const kinds: readonly string[] = ['obstacle', 'achievement', 'milestone']

/**
 * Notes of objectives by id, in the order of their days. The steps of an imported account plan are milestones of the
 * plan they belong to, until one of the same day and words is noted or taken away here.
 * @param id one objective alone
 */
export async function objectiveNotes(
  connection: Connection,
  id: string | null = null
): Promise<Map<string, ObjectiveNote[]>> {
  const rows = await connection.rows<Omit<ObjectiveNote, 'kind'> & { id: string; kind: string | null }>(
    `WITH stored AS (
       SELECT objective_id AS id, kind, noted_on AS "on", coalesce(text, '') AS text, resolved_on AS "resolvedOn",
              coalesce(deleted, false) AS gone FROM objective_note
     ), step AS (
       SELECT p.objective_id AS id, 'milestone' AS kind, s.period_end AS "on", coalesce(s.text, '') AS text,
              coalesce(s.completed_on, CASE WHEN s.status = 'achieved' THEN s.period_end END) AS "resolvedOn"
       FROM objective s JOIN objective p ON ${isStepOf('s', 'p')} WHERE coalesce(s.status, '') <> 'cancelled'
     )
     SELECT id, kind, "on", text, "resolvedOn" FROM (
       SELECT * EXCLUDE (gone) FROM stored WHERE NOT gone
       UNION ALL SELECT * FROM step ANTI JOIN stored USING (id, kind, "on", text)
     ) ${id === null ? '' : `WHERE id = ${quoteLiteral(id)}`} ORDER BY "on", kind, text`
  )
  const notes = new Map<string, ObjectiveNote[]>()
  for (const { id, kind, ...note } of rows) {
    const known = (kinds.includes(kind ?? '') ? kind : 'comment') as NoteKind
    notes.set(id, [...(notes.get(id) ?? []), { kind: known, ...note }])
  }
  return notes
}

/** How far the milestones among notes are at a day; null without any. */
export function countMilestones(notes: readonly ObjectiveNote[], asOf: string): MilestoneCount | null {
  const all = notes.filter(({ kind }) => kind === 'milestone')
  if (all.length === 0) return null
  const isReached = ({ resolvedOn }: ObjectiveNote) => resolvedOn !== null && resolvedOn <= asOf
  const due = all.filter(({ on }) => on < asOf)
  const open = all.filter((one) => !isReached(one)).map(({ on }) => on)
  return {
    total: all.length,
    reached: all.length - open.length,
    due: due.length,
    dueReached: due.filter(isReached).length,
    next: open.toSorted()[0] ?? null
  }
}

/**
 * The status of an objective in words: what the CRM says became of it, else its milestones. Of those due by now all
 * reached are `on-track`, some `at-risk`, none `off-track`; before the first is due nothing can be told.
 */
export function statusInWords(state: string | null, milestones: MilestoneCount | null): ObjectiveStatus {
  if (state === 'achieved') return 'met'
  if (state === 'missed') return 'off-track'
  if (milestones === null) return 'no-target'
  const { total, reached, due, dueReached } = milestones
  if (reached === total) return 'met'
  if (due === 0) return 'undecided'
  if (dueReached === due) return 'on-track'
  return dueReached === 0 ? 'off-track' : 'at-risk'
}
