import { because } from '#base/reason-words'
import type { Period } from '#contract/ids'
import type { Figure, ObjectiveStatus } from '#contract/kpi'
import type { NoteKind, Objective, ObjectiveNote } from '#contract/objectives'
import type { Definition } from '../kpi/definition'
import { figures } from '../kpi/figures'
import { attainmentOf, elapsedOf, paceOf } from '../kpi/objective'
import { allDefinitions } from '../kpi/registry'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

interface Stored {
  id: string
  msl: string
  mslName: string | null
  kpi: string | null
  text: string | null
  from: string
  to: string
  baseline: number | null
  target: number | null
  weight: number | null
  context: string | null
  state: string | null
  changed: boolean
}

/** Objectives that end after a period begins, those to come included, by territory, MSL, then begin: with figure, pace, status and notes. */
export async function listObjectives(
  workspace: Workspace,
  resources: string,
  period: Period,
  msl: string | null,
  signal: AbortSignal
): Promise<Objective[]> {
  const { connection } = workspace
  const stored = await connection.rows<Stored>(
    `SELECT o.objective_id AS id, o.msl_id AS msl, m.name AS "mslName", o.kpi_id AS kpi, o.text, o.period_start AS "from",
            o.period_end AS "to", o.baseline, o.target, o.weight, o.context, o.status AS state,
            o.objective_id IN (SELECT objective_id FROM objective_change) AS changed
     FROM objective o LEFT JOIN msl m USING (msl_id)
     WHERE NOT coalesce(o.deleted, false) AND coalesce(o.status, '') <> 'cancelled' AND o.msl_id IS NOT NULL
       AND o.period_end > DATE ${quoteLiteral(period.from)}
       ${msl === null ? '' : `AND o.msl_id = ${quoteLiteral(msl)}`}
     ORDER BY m.territory NULLS LAST, m.name, o.msl_id, o.period_start, o.objective_id`
  )
  const notes = await notesOf(connection)
  const all = await allDefinitions(workspace, resources)
  const known = await figuresOf(workspace, all, stored, period.asOf, signal)
  const definitions = new Map(all.map((definition) => [definition.id, definition]))
  return stored.map(({ state, changed, ...own }): Objective => {
    const definition = definitions.get(own.kpi ?? '')
    const figure = known.get(own.id)
    const own_notes = notes.get(own.id) ?? []
    const aim = { baseline: own.baseline, target: own.target ?? 0, period_start: own.from, period_end: own.to }
    const bound = definition !== undefined && own.target !== null
    const judged =
      bound && figure
        ? attainmentOf(figure, definition, { ...aim, target: own.target! }, period.asOf)
        : byWords(state, own_notes, period.asOf, own.kpi === null)
    return {
      ...own,
      weight: own.weight ?? 1,
      source: changed ? 'app' : 'import',
      unit: definition?.unit ?? null,
      better: definition?.better ?? null,
      value: figure?.value ?? null,
      low: figure?.low ?? null,
      high: figure?.high ?? null,
      n: figure?.n ?? 0,
      ...(own.kpi !== null && !definition
        ? because('unknown-kpi', { kpi: own.kpi })
        : { reason: figure?.reason ?? null, because: figure?.because ?? null }),
      due: bound ? paceOf(aim, definition, period.asOf) : null,
      elapsed: elapsedOf(aim, period.asOf),
      attainment: judged.attainment,
      status: judged.status,
      notes: own_notes
    }
  })
}

/** The figure of each KPI objective over its own time until now; those of the same KPI and time come from one request. */
async function figuresOf(
  workspace: Workspace,
  definitions: readonly Definition[],
  objectives: readonly Stored[],
  asOf: string,
  signal: AbortSignal
): Promise<Map<string, Figure>> {
  const found = new Map<string, Figure>()
  const groups = new Map<string, Stored[]>()
  for (const one of objectives.filter(({ from }) => from < asOf)) {
    const key = JSON.stringify([one.kpi, one.from, one.to < asOf ? one.to : asOf])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const [key, own] of groups) {
    const [kpi, from, to] = JSON.parse(key) as [string | null, string, string]
    const definition = definitions.find(({ id }) => id === kpi)
    if (!definition) continue
    const period = { from, to, asOf: to }
    const request = { period, by: ['msl'] as const, msl: null, definitions: [definition], known: definitions }
    const { rows } = await figures(workspace, request, signal)
    for (const { id, msl } of own) {
      const figure = rows.find(({ group }) => group['msl'] === msl)
      if (figure) found.set(id, figure)
    }
  }
  return found
}

/** The status of an objective in words: what was said of it, else its milestones. */
function byWords(
  state: string | null,
  notes: readonly ObjectiveNote[],
  asOf: string,
  isText: boolean
): { attainment: number | null; status: ObjectiveStatus } {
  const milestones = notes.filter(({ kind }) => kind === 'milestone')
  const reached = milestones.filter(({ resolvedOn }) => resolvedOn !== null && resolvedOn <= asOf)
  const attainment = milestones.length === 0 ? null : reached.length / milestones.length
  if (state === 'achieved') return { attainment: attainment ?? 1, status: 'met' }
  if (state === 'missed') return { attainment, status: 'off-track' }
  if (!isText || milestones.length === 0) return { attainment, status: 'no-target' }
  if (reached.length === milestones.length) return { attainment, status: 'met' }
  const isBehind = milestones.some(({ on, resolvedOn }) => on < asOf && (resolvedOn === null || resolvedOn > asOf))
  return { attainment, status: isBehind ? 'off-track' : 'on-track' }
}

async function notesOf(connection: Connection): Promise<Map<string, ObjectiveNote[]>> {
  const rows = await connection.rows<{
    id: string
    kind: string | null
    on: string
    text: string | null
    resolvedOn: string | null
  }>(
    `SELECT objective_id AS id, kind, noted_on AS "on", text, resolved_on AS "resolvedOn" FROM objective_note
     WHERE NOT coalesce(deleted, false) ORDER BY noted_on, kind, text`
  )
  const kinds: readonly string[] = ['obstacle', 'achievement', 'milestone']
  const notes = new Map<string, ObjectiveNote[]>()
  for (const { id, kind, on, text, resolvedOn } of rows) {
    const known = (kinds.includes(kind ?? '') ? kind : 'comment') as NoteKind
    notes.set(id, [...(notes.get(id) ?? []), { kind: known, on, text: text ?? '', resolvedOn }])
  }
  return notes
}
