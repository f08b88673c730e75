import type { Figure } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { attainmentAt, startOf } from './attainment'
import type { Definition } from './definition'

/** An objective as it is stored: a KPI with a target, or words. */
export interface Objective {
  objective_id: string
  kpi_id: string | null
  msl_id: string | null
  baseline: number | null
  target: number | null
  weight: number | null
  period_start: string
  period_end: string
  status: string | null
}

/** What the pace towards a target depends on. */
export type Aim = Pick<Objective, 'baseline' | 'period_start' | 'period_end'> & { target: number }

/** An objective that binds a KPI to a target. */
export type TargetObjective = Objective & { kpi_id: string; target: number }

/**
 * SQL for whether an objective is a step of another one's plan: in words, of the same MSL, and the plan is there and no
 * step itself. Such a step is a milestone of the plan and no objective of its own.
 */
export const isStepOf = (step: string, plan: string) =>
  `${step}.parent_id = ${plan}.objective_id AND ${step}.kpi_id IS NULL AND ${plan}.kpi_id IS NULL
   AND ${step}.msl_id = ${plan}.msl_id AND NOT coalesce(${step}.deleted, false) AND NOT coalesce(${plan}.deleted, false)
   AND NOT EXISTS (SELECT 1 FROM objective above WHERE above.objective_id = ${plan}.parent_id)`

/** SQL condition: `objective` is none that was called off, and no step of another one. */
export const standsAlone = (objective: string) =>
  `NOT coalesce(${objective}.deleted, false) AND coalesce(${objective}.status, '') <> 'cancelled'
   AND NOT EXISTS (SELECT 1 FROM objective plan WHERE ${isStepOf(objective, 'plan')})`

/** Objectives of any kind that overlap a period and are not cancelled, the latest last. */
export function objectivesBetween(connection: Connection, { from, to }: Period): Promise<Objective[]> {
  return connection.rows<Objective>(
    `SELECT objective_id, kpi_id, msl_id, baseline, target, weight, period_start, period_end, status FROM objective o
     WHERE ${standsAlone('o')}
       AND period_start < DATE ${quoteLiteral(to)} AND period_end > DATE ${quoteLiteral(from)}
     ORDER BY period_start, objective_id`
  )
}

/** Objectives that bind a KPI and an MSL and overlap a period, the latest for each, by `kpi|msl`. */
export async function objectivesIn(connection: Connection, period: Period): Promise<Map<string, TargetObjective>> {
  const objectives = await objectivesBetween(connection, period)
  return new Map(
    objectives.flatMap((one) =>
      one.kpi_id !== null && one.msl_id !== null && one.target !== null
        ? [[`${one.kpi_id}|${one.msl_id}`, { ...one, kpi_id: one.kpi_id, target: one.target }] as const]
        : []
    )
  )
}

/** What a pace depends on of a KPI. */
export type Paced = Pick<Definition, 'better' | 'grain' | 'aggregate'>

/**
 * The value due at a day: it runs evenly from the baseline to the target. Without a baseline, what adds up over the period
 * runs from 0; a share or a median of events is as high on the first day as on the last, so that its target is due at once.
 */
export function paceOf(objective: Aim, kpi: Paced, asOf: string): number {
  const start = objective.baseline ?? (addsUp(kpi) ? startOf(kpi.better, null) : null)
  return start === null ? objective.target : start + (objective.target - start) * elapsedOf(objective, asOf)
}

const addsUp = ({ grain, aggregate: { kind } }: Paced) =>
  grain === 'period' || kind === 'count' || kind === 'distinct' || kind === 'sum'

/**
 * Target, attainment (0 to 1.2, linear from the baseline) and status of a figure: where its interval lies against the pace
 * due at the day. An interval with one end goes on without bound on the other. Without an interval the plain figure is
 * held against the pace: nothing then tells chance from falling behind, which is `at-risk` until the end and not `off-track`.
 */
export function attainmentOf(
  figure: Pick<Figure, 'value' | 'low' | 'high'>,
  definition: Paced,
  objective: Aim | undefined,
  asOf: string
): Pick<Figure, 'target' | 'attainment' | 'status'> {
  if (!objective) return { target: null, attainment: null, status: 'no-target' }
  const { target, baseline } = objective
  const { value } = figure
  if (value === null) return { target, attainment: null, status: 'undecided' }
  const attainment = attainmentAt(value, { better: definition.better, target, baseline })
  const sign = definition.better === 'lower' ? -1 : 1
  const reaches = (end: number, goal: number) => sign * (end - goal) >= 0
  const hasEnded = asOf >= objective.period_end
  if (hasEnded && reaches(value, target)) return { target, attainment, status: 'met' }
  const due = paceOf(objective, definition, asOf)
  const isOnPace = reaches(value, due)
  if (figure.low === null && figure.high === null) {
    return { target, attainment, status: isOnPace ? 'on-track' : hasEnded ? 'off-track' : 'at-risk' }
  }
  const [low, high] = [figure.low ?? -Infinity, figure.high ?? Infinity]
  const [worst, best] = sign > 0 ? [low, high] : [high, low]
  if (reaches(worst, due)) return { target, attainment, status: 'on-track' }
  if (!reaches(best, due)) return { target, attainment, status: 'off-track' }
  return { target, attainment, status: isOnPace || reaches(best, target) ? 'undecided' : 'at-risk' }
}

/** A figure whose interval was left out: its status would be another one with it, so that none is told. */
export const undecided = (figure: Figure): Figure =>
  figure.low === null && figure.high === null && figure.status !== 'no-target'
    ? { ...figure, status: 'undecided' }
    : figure

/** Share of the objective's time that has passed. */
export function elapsedOf(
  { period_start, period_end }: Pick<Objective, 'period_start' | 'period_end'>,
  asOf: string
): number {
  const [start, end, now] = [period_start, period_end, asOf].map((day) => Date.parse(`${day}T00:00:00Z`)) as [
    number,
    number,
    number
  ]
  return Math.min(1, Math.max(0, (now - start) / (end - start)))
}
