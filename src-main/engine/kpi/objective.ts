import type { Figure } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import type { Definition } from './definition'

export interface Objective {
  kpi_id: string
  msl_id: string
  baseline: number | null
  target: number
  weight: number | null
  period_start: string
  period_end: string
}

/** Objectives that bind a KPI and an MSL and overlap a period, the latest for each, by `kpi|msl`. */
export async function objectivesIn(connection: Connection, { from, to }: Period): Promise<Map<string, Objective>> {
  const rows = await connection.rows<Objective>(
    `SELECT kpi_id, msl_id, baseline, target, weight, period_start, period_end FROM objective
     WHERE kpi_id IS NOT NULL AND msl_id IS NOT NULL AND target IS NOT NULL AND NOT coalesce(deleted, false)
       AND coalesce(status, '') <> 'cancelled' AND period_start < DATE ${quoteLiteral(to)} AND period_end > DATE ${quoteLiteral(from)}
     ORDER BY period_start`
  )
  return new Map(rows.map((row) => [`${row.kpi_id}|${row.msl_id}`, row]))
}

/**
 * Target, attainment (0 to 1.2, linear from the baseline) and status of a figure. The pace due today runs evenly from
 * baseline to target; the status says where the interval lies against it.
 */
export function attainmentOf(
  figure: Pick<Figure, 'value' | 'low' | 'high'>,
  definition: Pick<Definition, 'better'>,
  objective: Objective | undefined,
  asOf: string
): Pick<Figure, 'target' | 'attainment' | 'status'> {
  if (!objective) return { target: null, attainment: null, status: 'no-target' }
  const { target, baseline } = objective
  const { value } = figure
  if (value === null) return { target, attainment: null, status: 'undecided' }
  const sign = definition.better === 'lower' ? -1 : 1
  const start = baseline ?? (sign > 0 ? 0 : null)
  const attainment =
    start === null || target === start ? null : Math.min(1.2, Math.max(0, (value - start) / (target - start)))
  const due = start === null ? target : start + (target - start) * elapsed(objective, asOf)
  const [worst, best] =
    sign > 0 ? [figure.low ?? value, figure.high ?? value] : [figure.high ?? value, figure.low ?? value]
  const reaches = (end: number, goal: number) => sign * (end - goal) >= 0
  if (asOf >= objective.period_end && reaches(value, target)) return { target, attainment, status: 'met' }
  if (reaches(worst, due)) return { target, attainment, status: 'on-track' }
  if (!reaches(best, due)) return { target, attainment, status: 'off-track' }
  return { target, attainment, status: reaches(value, due) || reaches(best, target) ? 'undecided' : 'at-risk' }
}

/** Share of the objective's time that has passed. */
function elapsed({ period_start, period_end }: Objective, asOf: string): number {
  const [start, end, now] = [period_start, period_end, asOf].map((day) => Date.parse(`${day}T00:00:00Z`)) as [
    number,
    number,
    number
  ]
  return Math.min(1, Math.max(0, (now - start) / (end - start)))
}
