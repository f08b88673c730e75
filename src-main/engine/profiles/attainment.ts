import { startOf } from './check'

/** What a value is held against: a target with a baseline, or the band of the KPI where there is no target. */
export interface Goal {
  better: string
  target: number | null
  baseline: number | null
}

const most = 1.2

/**
 * How far a value has come, 0…1.2: linear from the baseline to the target and a fifth beyond; within a band 1, falling to
 * 0 one width of the band outside it. Null where the baseline is not told.
 */
export function attainmentAt(value: number, { better, target, baseline }: Goal): number | null {
  const band = bandOf(better)
  if (target === null) {
    if (band === null) return null
    const [low, high] = band
    const outside = Math.max(low - value, value - high, 0)
    return Math.max(0, 1 - outside / (high - low))
  }
  const start = startOf(better, baseline)
  if (start === null || start === target) return null
  return Math.min(most, Math.max(0, (value - start) / (target - start)))
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
  const band = goal.target === null ? bandOf(goal.better) : null
  const holdsBand = band !== null && low !== null && high !== null && low <= band[1] && high >= band[0]
  return { low: Math.min(at, ...ends), high: Math.max(at, ...ends, ...(holdsBand ? [1] : [])) }
}

function bandOf(better: string): [number, number] | null {
  const [, low, high] = /^band (-?[\d.]+)\.\.(-?[\d.]+)$/.exec(better) ?? []
  return low === undefined ? null : [Number(low), Number(high)]
}
