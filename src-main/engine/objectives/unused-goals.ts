import type { GoalGap, UnusedGoal } from '#contract/objectives'
import { bandOf } from '#base/bands'
import type { Definition } from '../kpi/definition'
import { standsAlone } from '../kpi/objective'
import type { Connection } from '../workspace/connection'

/** A goal as an account plan wrote it, with whatever it left out. */
export interface WrittenGoal {
  target: number | null
  bandLow: number | null
  bandHigh: number | null
}

/**
 * Why a written band or target is not used: a band needs both ends in order, and a KPI that is best within a band is
 * judged by no target. Null where all that is written counts, or a target stands beside a whole band.
 */
export function goalGapOf({ target, bandLow, bandHigh }: WrittenGoal, better: string): GoalGap | null {
  if ((bandLow === null) !== (bandHigh === null)) return 'one-end'
  if (bandLow !== null && bandLow > bandHigh!) return 'reversed'
  return bandLow === null && target !== null && bandOf(better) !== null ? 'target-for-band' : null
}

/** Objectives of which a written band or target is not used, in the order of their MSLs and days. */
export async function unusedGoals(connection: Connection, definitions: readonly Definition[]): Promise<UnusedGoal[]> {
  const betterOf = new Map(definitions.map(({ id, better }) => [id, better]))
  const written = await connection.rows<Omit<UnusedGoal, 'gap' | 'best'> & WrittenGoal>(
    `SELECT o.objective_id AS id, o.msl_id AS msl, m.name AS "mslName", o.kpi_id AS kpi, o.period_start AS "from",
            o.period_end AS "to", o.target, o.band_low AS "bandLow", o.band_high AS "bandHigh"
     FROM objective o LEFT JOIN msl m USING (msl_id)
     WHERE ${standsAlone('o')} AND o.kpi_id IS NOT NULL AND coalesce(o.target, o.band_low, o.band_high) IS NOT NULL
     ORDER BY m.territory NULLS LAST, m.name, o.msl_id, o.period_start, o.objective_id`
  )
  return written.flatMap(({ target, bandLow, bandHigh, ...objective }) => {
    const better = betterOf.get(objective.kpi)
    const gap = better === undefined ? null : goalGapOf({ target, bandLow, bandHigh }, better)
    return gap === null ? [] : [{ ...objective, gap, target, bandLow, bandHigh, best: bandOf(better!) }]
  })
}
