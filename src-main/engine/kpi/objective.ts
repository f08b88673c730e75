import type { Band, Figure, Pace } from '#contract/kpi'
import type { Period } from '#contract/ids'
import { bandOf } from '#base/bands'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { attainmentAt, goalBand, startOf } from './attainment'
import type { Definition } from './definition'

/** An objective as it is stored: a KPI with a target or a band, or words. */
export interface Objective {
  objective_id: string
  kpi_id: string | null
  msl_id: string | null
  baseline: number | null
  target: number | null
  band: Band | null
  weight: number | null
  pace: Pace
  period_start: string
  period_end: string
  status: string | null
}

/** What the pace towards a target or into a band depends on. */
export type Aim = Pick<Objective, 'baseline' | 'target' | 'band' | 'period_start' | 'period_end'>

/** An objective that binds a KPI to a target or a band. */
export type TargetObjective = Objective & { kpi_id: string }

/** Whether an objective says what to reach. */
export const hasGoal = ({ target, band }: Pick<Objective, 'target' | 'band'>) => target !== null || band !== null

/** SQL for the band of `objective`; null unless both of its ends are there and in order. */
export const bandSql = (objective: string) =>
  `CASE WHEN ${objective}.band_low <= ${objective}.band_high
     THEN {'low': ${objective}.band_low, 'high': ${objective}.band_high} END`

/** SQL for the pace that was chosen for `objective`; even where none was. */
export const paceSql = (objective: string) => `coalesce(${objective}.pace, 'linear')`

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
    `SELECT objective_id, kpi_id, msl_id, baseline, target, ${bandSql('o')} AS band, weight, ${paceSql('o')} AS pace, period_start, period_end, status FROM objective o
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
      one.kpi_id !== null && one.msl_id !== null && hasGoal(one)
        ? [[`${one.kpi_id}|${one.msl_id}`, { ...one, kpi_id: one.kpi_id }] as const]
        : []
    )
  )
}

/** What a pace depends on of a KPI. */
export type Paced = Pick<Definition, 'better' | 'grain' | 'aggregate'>

/** No less than `low` and no more than `high`; an end that nothing is asked of is infinite. */
export type Range = Band

/** What is to be reached in the end; null where neither a target nor a band is told. */
function rangeOf({ target, band }: Pick<Aim, 'target' | 'band'>, better: string): Range | null {
  const within = goalBand({ band, better })
  if (target === null && band === null) return null
  if (within !== null) return within
  return better === 'lower' ? { low: -Infinity, high: target! } : { low: target!, high: Infinity }
}

/**
 * What is due at a day: the target runs from the baseline, and of a band the end that the baseline lies outside of.
 * Without a baseline, what adds up over the period runs from 0; a share or a median of events is as high on the first day
 * as on the last, so that its target is due at once. Null where there is neither target nor band.
 * @param share of the way that is due; left out, that of the time, which is even
 */
export function paceOf(objective: Aim, kpi: Paced, asOf: string, share = elapsedOf(objective, asOf)): Range | null {
  const range = rangeOf(objective, kpi.better)
  if (range === null) return null
  const start = objective.baseline ?? (addsUp(kpi) ? startOf(kpi.better, null) : null)
  if (start === null) return range
  const { low, high } = range
  const isBand = Number.isFinite(low) && Number.isFinite(high)
  return {
    low: isBand && start >= low ? low : start + (low - start) * share,
    high: isBand && start <= high ? high : start + (high - start) * share
  }
}

/** The end of a range that a value misses, or would be the first to. */
export const nearestEnd = ({ low, high }: Range, value: number) =>
  Math.abs(value - low) <= Math.abs(value - high) ? low : high

/** What is best within a band is as high on the first day as on the last, unless it is a count. */
const addsUp = ({ better, grain, aggregate: { kind } }: Paced) =>
  (grain === 'period' && bandOf(better) === null) || kind === 'count' || kind === 'distinct' || kind === 'sum'

/** Whether what was reached grows over the time from nothing, so that it can have a season. */
export const grows = (kpi: Paced) => kpi.aggregate.kind !== 'composite' && kpi.better !== 'lower' && addsUp(kpi)

/**
 * Target, band, attainment (0 to 1.2, see `attainmentAt`) and status of a figure: where its interval lies against the pace
 * due at the day. An interval with one end goes on without bound on the other. Without an interval the plain figure is
 * held against the pace: nothing then tells chance from falling behind, which is `at-risk` until the end and not `off-track`.
 * @param share of the way that is due, see `paceOf`
 */
export function attainmentOf(
  figure: Pick<Figure, 'value' | 'low' | 'high'>,
  definition: Paced,
  objective: Aim | undefined,
  asOf: string,
  share?: number
): Pick<Figure, 'target' | 'band' | 'attainment' | 'status'> {
  const { better } = definition
  const goal = objective && rangeOf(objective, better)
  const due = objective && paceOf(objective, definition, asOf, share)
  if (!objective || !goal || !due) return { target: null, band: null, attainment: null, status: 'no-target' }
  const { target, baseline } = objective
  const band = goalBand({ band: objective.band, better })
  const { value } = figure
  if (value === null) return { target, band, attainment: null, status: 'undecided' }
  const judged = { target, band, attainment: attainmentAt(value, { better, target, baseline, band }) }
  const hasEnded = asOf >= objective.period_end
  if (hasEnded && isWithin(value, value, goal)) return { ...judged, status: 'met' }
  const isOnPace = isWithin(value, value, due)
  if (figure.low === null && figure.high === null) {
    return { ...judged, status: isOnPace ? 'on-track' : hasEnded ? 'off-track' : 'at-risk' }
  }
  const [low, high] = [figure.low ?? -Infinity, figure.high ?? Infinity]
  if (isWithin(low, high, due)) return { ...judged, status: 'on-track' }
  if (!touches(low, high, due)) return { ...judged, status: 'off-track' }
  return { ...judged, status: isOnPace || touches(low, high, goal) ? 'undecided' : 'at-risk' }
}

const isWithin = (low: number, high: number, range: Range) => low >= range.low && high <= range.high
const touches = (low: number, high: number, range: Range) => low <= range.high && high >= range.low

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
