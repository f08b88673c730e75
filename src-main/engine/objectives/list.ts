import { because } from '#base/reason-words'
import type { Period } from '#contract/ids'
import type { Band, Figure, Pace } from '#contract/kpi'
import type { Objective, Pacing } from '#contract/objectives'
import type { Definition } from '../kpi/definition'
import { figures, teamFigure } from '../kpi/figures'
import { goalBand } from '../kpi/attainment'
import {
  attainmentOf,
  bandSql,
  elapsedOf,
  hasGoal,
  paceOf,
  paceSql,
  standsAlone,
  type Aim,
  type Range
} from '../kpi/objective'
import { seasonsOf, shareDue, type Season } from '../kpi/season'
import { allDefinitions } from '../kpi/registry'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { goalGapOf } from './unused-goals'
import { countMilestones, objectiveNotes, statusInWords } from './milestones'

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
  band: Band | null
  bandLow: number | null
  bandHigh: number | null
  weight: number | null
  pace: Pace
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
            o.period_end AS "to", o.baseline, o.target, ${bandSql('o')} AS band,
            o.band_low AS "bandLow", o.band_high AS "bandHigh", o.weight, ${paceSql('o')} AS pace, o.context, o.status AS state,
            o.objective_id IN (SELECT objective_id FROM objective_change) AS changed
     FROM objective o LEFT JOIN msl m USING (msl_id)
     WHERE ${standsAlone('o')} AND o.msl_id IS NOT NULL
       AND o.period_end > DATE ${quoteLiteral(period.from)}
       ${msl === null ? '' : `AND o.msl_id = ${quoteLiteral(msl)}`}
     ORDER BY m.territory NULLS LAST, m.name, o.msl_id, o.period_start, o.objective_id`
  )
  const notes = await objectiveNotes(connection)
  const all = await allDefinitions(workspace, resources)
  const known = await figuresOf(workspace, all, stored, period.asOf, signal)
  const paced = stored
    .filter(({ to, ...goal }) => period.asOf < to && hasGoal(goal))
    .map(({ id, kpi, from, to }) => ({ objective_id: id, kpi_id: kpi, period_start: from, period_end: to }))
  const seasons = await seasonsOf(workspace, paced, all, period.asOf, teamFigure(workspace))
  const definitions = new Map(all.map((definition) => [definition.id, definition]))
  return stored.map(({ state, changed, bandLow, bandHigh, ...own }): Objective => {
    const definition = definitions.get(own.kpi ?? '')
    const figure = known.get(own.id)
    const ownNotes = notes.get(own.id) ?? []
    const milestones = countMilestones(ownNotes, period.asOf)
    const aim = {
      baseline: own.baseline,
      target: own.target,
      band: own.band,
      period_start: own.from,
      period_end: own.to
    }
    const season = seasons.get(own.id)
    const share = shareDue(own.pace, season)
    const due = definition ? paceOf(aim, definition, period.asOf, share) : null
    const band = definition && due ? goalBand({ band: own.band, better: definition.better }) : null
    const judged =
      definition && due && figure
        ? attainmentOf(figure, definition, aim, period.asOf, share)
        : {
            attainment: milestones === null ? (state === 'achieved' ? 1 : null) : milestones.reached / milestones.total,
            status: statusInWords(state, own.kpi === null ? milestones : null)
          }
    return {
      ...own,
      weight: own.weight ?? 1,
      source: changed ? 'app' : 'import',
      band,
      goalGap: definition ? goalGapOf({ target: own.target, bandLow, bandHigh }, definition.better) : null,
      unit: definition?.unit ?? null,
      better: definition?.better ?? null,
      value: figure?.value ?? null,
      low: figure?.low ?? null,
      high: figure?.high ?? null,
      n: figure?.n ?? 0,
      ...(own.kpi !== null && !definition
        ? because('unknown-kpi', { kpi: own.kpi })
        : { reason: figure?.reason ?? null, because: figure?.because ?? null }),
      due: band === null ? oneEnd(due) : null,
      dueBand: band === null ? null : due,
      pacing: definition && due && season ? pacingOf(aim, definition, period.asOf, { pace: own.pace, season }) : null,
      elapsed: elapsedOf(aim, period.asOf),
      soFar: soFarOf(own, period.asOf),
      attainment: judged.attainment,
      status: judged.status,
      milestones,
      notes: ownNotes
    }
  })
}

/** The end that something is asked of where the other one is infinite. */
const oneEnd = (due: Range | null) => (due === null ? null : Number.isFinite(due.low) ? due.low : due.high)

/** Which pace is in use, and what would be due by the other one. */
function pacingOf(
  aim: Aim,
  definition: Definition,
  asOf: string,
  { pace, season }: { pace: Pace; season: Season }
): Pacing {
  const used = shareDue(pace, season) === undefined ? 'linear' : 'season'
  const other = used === 'season' ? elapsedOf(aim, asOf) : season.share
  const due = other === null ? null : paceOf(aim, definition, asOf, other)
  const isBand = goalBand({ band: aim.band, better: definition.better }) !== null
  return {
    used,
    otherDue: isBand ? null : oneEnd(due),
    otherBand: isBand ? due : null,
    years: season.years,
    why: season.why
  }
}

/** The days of an objective until now; null before it has begun. */
function soFarOf({ from, to }: Pick<Stored, 'from' | 'to'>, asOf: string): Period | null {
  const end = to < asOf ? to : asOf
  return from < asOf ? { from, to: end, asOf: end } : null
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
  for (const one of objectives) {
    const period = soFarOf(one, asOf)
    if (period === null) continue
    const key = JSON.stringify([one.kpi, period])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const [key, own] of groups) {
    const [kpi, period] = JSON.parse(key) as [string | null, Period]
    const definition = definitions.find(({ id }) => id === kpi)
    if (!definition) continue
    const request = { period, by: ['msl'] as const, msl: null, definitions: [definition], known: definitions }
    const { rows } = await figures(workspace, request, signal)
    for (const { id, msl } of own) {
      const figure = rows.find(({ group }) => group['msl'] === msl)
      if (figure) found.set(id, figure)
    }
  }
  return found
}
