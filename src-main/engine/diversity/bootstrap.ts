import { Multinomial, type Members, type Places, type Tallies } from '#base/multinomial'
import { middle } from '#base/statistics'

/** Meetings of one composition: which KOLs (as positions in a list) were together, and how often. */
export interface MeetingType {
  kols: readonly number[]
  times: number
}

export interface BootstrapInterval {
  low: number
  high: number
}

/** A statistic of the contacts of each KOL, as it is in one of several draws, and its value for the data. */
export interface Estimate {
  value: number
  of(tallies: Tallies, draw: number): number | null
}

/** What the contacts of each KOL add up to, as the only draw. */
export function tallyOf(counts: Int32Array, { parts, partOf }: Places): Tallies {
  const partCounts = new Int32Array(parts)
  partOf.forEach((part, kol) => (partCounts[part]! += counts[kol]!))
  return {
    contacts: Int32Array.of(counts.reduce((sum, count) => sum + count, 0)),
    seen: Int32Array.of(counts.filter((count) => count > 0).length),
    squares: Float64Array.of(counts.reduce((sum, count) => sum + count * count, 0)),
    topThree: Int32Array.of(
      counts
        .toSorted()
        .slice(-3)
        .reduce((sum, count) => sum + count, 0)
    ),
    partCounts
  }
}

/** An end of an interval of a share need not be known more exactly: a twentieth of a percent point is not shown. */
const error = 0.0005

/** Fewer would tell little of the tails that the ends lie in. */
const fewest = 400

/**
 * How many resamples of so many meetings are worth drawing: the more meetings, the less they scatter. A share's standard
 * deviation is at most ½/√n; an end of a 95 % interval from B resamples has √(0.025 · 0.975) / φ(1.96) = 2.67 times that
 * over √B as its standard error.
 * Source: Davison and Hinkley (1997), section 2.5.2, the variance of a quantile of resamples.
 * @param most resamples that are drawn of few meetings; @returns between 400 and `most`, or `most` where that is less
 */
export function resamplesFor(meetings: number, most: number): number {
  const needed = Math.ceil((2.67 * 0.5) ** 2 / (error ** 2 * meetings))
  return Math.min(most, Math.max(fewest, needed))
}

/**
 * 95 % intervals of statistics of the contacts, by resampling whole meetings, because attendees come together. The
 * spread of the resamples around their own mean is laid around the estimate: their raw percentiles would carry the
 * upward bias that resampling adds to any concentration.
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 5.2 (basic interval).
 * @param places the KOLs that the meetings were with, in parts where a statistic tells these apart
 * @param most resamples to draw; fewer where that changes nothing that is shown, see `resamplesFor`
 * @param seed the same seed gives the same intervals
 */
export function bootstrapIntervals(
  meetings: readonly MeetingType[],
  places: Places,
  estimates: readonly Estimate[],
  most: number,
  seed: string
): BootstrapInterval[] {
  const times = meetings.map((type) => type.times)
  const trials = times.reduce((sum, n) => sum + n, 0)
  const resamples = resamplesFor(trials, most)
  const counted = { members: membersOf(meetings), ...places }
  const tallies = new Multinomial(times, seed, counted).tallies(trials, resamples)
  return estimates.map(({ value, of }) => {
    const values = new Float64Array(resamples)
    let defined = 0
    let sum = 0
    for (let draw = 0; draw < resamples; draw++) {
      const figure = of(tallies, draw)
      if (figure === null) continue
      values[defined++] = figure
      sum += figure
    }
    const drawn = middle(values.subarray(0, defined))
    const centre = sum / defined
    return { low: value - (drawn.high - centre), high: value - (drawn.low - centre) }
  })
}

/** The KOLs of all types one after the other, and where those of each type start. */
function membersOf(meetings: readonly MeetingType[]): Members {
  const starts = new Int32Array(meetings.length + 1)
  meetings.forEach(({ kols }, type) => (starts[type + 1] = starts[type]! + kols.length))
  return { starts, places: Int32Array.from(meetings.flatMap(({ kols }) => kols)) }
}
