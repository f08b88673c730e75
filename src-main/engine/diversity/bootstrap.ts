import { Multinomial } from '#base/multinomial'
import type { Random } from '#base/random'
import { quantile } from '#base/statistics'

/** Meetings of one composition: which KOLs (as positions in a list) were together, and how often. */
export interface MeetingType {
  kols: readonly number[]
  times: number
}

export interface BootstrapInterval {
  low: number
  high: number
}

/** A statistic of the contacts of each KOL, and its value for the data. */
export interface Estimate {
  value: number
  of(counts: Int32Array): number | null
}

/**
 * 95 % intervals of statistics of the contacts, by resampling whole meetings, because attendees come together. The
 * spread of the resamples around their own mean is laid around the estimate: their raw percentiles would carry the
 * upward bias that resampling adds to any concentration.
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 5.2 (basic interval).
 * @param classes length of the count vector that statistics get
 */
export function bootstrapIntervals(
  meetings: readonly MeetingType[],
  classes: number,
  estimates: readonly Estimate[],
  resamples: number,
  random: Random
): BootstrapInterval[] {
  const multinomial = new Multinomial(meetings.map(({ times }) => times))
  const trials = meetings.reduce((sum, { times }) => sum + times, 0)
  const drawn = new Int32Array(meetings.length)
  const counts = new Int32Array(classes)
  const values = estimates.map((): number[] => [])
  for (let i = 0; i < resamples; i++) {
    multinomial.draw(random, trials, drawn)
    counts.fill(0)
    for (let type = 0; type < drawn.length; type++) {
      const times = drawn[type]!
      if (times > 0) for (const kol of meetings[type]!.kols) counts[kol]! += times
    }
    estimates.forEach((estimate, which) => {
      const value = estimate.of(counts)
      if (value !== null) values[which]!.push(value)
    })
  }
  return estimates.map(({ value }, which) => {
    const sorted = Float64Array.from(values[which]!).sort()
    const centre = sorted.reduce((sum, drawnValue) => sum + drawnValue, 0) / sorted.length
    return {
      low: value - (quantile(sorted, 0.975)! - centre),
      high: value - (quantile(sorted, 0.025)! - centre)
    }
  })
}
