import type { Band } from '#contract/kpi'
import { bandOf } from '#base/bands'

/** What a value is held against: a band that was agreed, else that of the KPI, else a target with a baseline. */
export interface Goal {
  better: string
  target: number | null
  baseline: number | null
  band?: Band | null
}

/** The band that a goal is, the KPI's own where none was agreed; null where it is a target. */
export const goalBand = ({ band, better }: Pick<Goal, 'band' | 'better'>): Band | null => band ?? bandOf(better)

/** A fifth beyond the target counts as well; more does not. */
export const mostAttainment = 1.2

/** Share of the weight that must have an attainment before a weighted mean says anything. */
const leastCovered = 0.6

/** The value at which attainment is 0; null where it would have to be told. */
export const startOf = (better: string, baseline: number | null) => baseline ?? (better === 'lower' ? null : 0)

/**
 * How far a value has come, 0…1.2: linear from the baseline to the target and a fifth beyond; within a band 1, falling to
 * 0 one width of the band outside it. Null where the baseline is not told.
 */
export function attainmentAt(value: number, goal: Goal): number | null {
  const band = goalBand(goal)
  if (band !== null) {
    const outside = Math.max(band.low - value, value - band.high, 0)
    return outside === 0 ? 1 : Math.max(0, 1 - outside / (band.high - band.low))
  }
  const { better, target, baseline } = goal
  if (target === null) return null
  const start = startOf(better, baseline)
  if (start === null || start === target) return null
  return Math.min(mostAttainment, Math.max(0, (value - start) / (target - start)))
}

/**
 * The attainments that an interval allows, which may lie within it where the KPI is best within a band; the attainment
 * itself twice where the figure has no interval.
 */
export function attainmentRange(
  { value, low, high }: { value: number; low: number | null; high: number | null },
  goal: Goal
): { low: number; high: number } | null {
  const at = attainmentAt(value, goal)
  if (at === null) return null
  const ends = [low, high].flatMap((end) => (end === null ? [] : (attainmentAt(end, goal) ?? [])))
  const band = goalBand(goal)
  const holdsBand = band !== null && low !== null && high !== null && low <= band.high && high >= band.low
  return { low: Math.min(at, ...ends), high: Math.max(at, ...ends, ...(holdsBand ? [1] : [])) }
}

/** A weighted mean of attainments. */
export interface WeighedAttainment {
  /** Null where parts with too little of the weight have an attainment. */
  value: number | null
  /** Weight of the parts that have one, and its share of the whole. */
  weight: number
  covered: number
  /** What the mean would be if each part without one had 0, or the most. */
  lowest: number
  highest: number
}

/** The weighted mean of the attainments there are, and what the missing ones could make of it. */
export function weighed(parts: readonly { weight: number; attainment: number | null }[]): WeighedAttainment {
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const counted = parts.filter(({ attainment }) => attainment !== null)
  const weight = counted.reduce((sum, part) => sum + part.weight, 0)
  const reached = counted.reduce((sum, part) => sum + part.weight * part.attainment!, 0)
  const covered = total === 0 ? 0 : weight / total
  return {
    value: covered >= leastCovered ? reached / weight : null,
    weight,
    covered,
    lowest: total === 0 ? 0 : reached / total,
    highest: total === 0 ? mostAttainment : (reached + mostAttainment * (total - weight)) / total
  }
}
