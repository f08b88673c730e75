import type { Members } from '#base/alias-table'
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

/** What several statistics of the contacts of each KOL rest on. */
export interface Tally {
  contacts: number
  /** KOLs with a contact. */
  seen: number
  /** Sum of the squared counts. */
  squares: number
  /** Contacts of the three KOLs seen most. */
  topThree: number
}

/** A statistic of the contacts of each KOL, and its value for the data. */
export interface Estimate {
  value: number
  of(counts: Int32Array, tally: Readonly<Tally>): number | null
}

/** Counts through the contacts of each KOL once, into `tally` where one is given. */
export function tallyOf(counts: Int32Array, tally: Tally = { contacts: 0, seen: 0, squares: 0, topThree: 0 }): Tally {
  let contacts = 0
  let seen = 0
  let squares = 0
  let first = 0
  let second = 0
  let third = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    if (count === 0) continue
    contacts += count
    seen++
    squares += count * count
    if (count <= third) continue
    if (count > first) {
      third = second
      second = first
      first = count
    } else if (count > second) {
      third = second
      second = count
    } else third = count
  }
  tally.contacts = contacts
  tally.seen = seen
  tally.squares = squares
  tally.topThree = first + second + third
  return tally
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
 * @param classes length of the count vector that statistics get
 * @param most resamples to draw; fewer where that changes nothing that is shown, see `resamplesFor`
 */
export function bootstrapIntervals(
  meetings: readonly MeetingType[],
  classes: number,
  estimates: readonly Estimate[],
  most: number,
  random: Random
): BootstrapInterval[] {
  const multinomial = new Multinomial(meetings.map(({ times }) => times))
  const trials = meetings.reduce((sum, { times }) => sum + times, 0)
  const resamples = resamplesFor(trials, most)
  const members = membersOf(meetings)
  const tally = tallyOf(new Int32Array(0))
  const values = estimates.map(() => new Float64Array(resamples))
  const defined = new Int32Array(estimates.length)
  for (let i = 0; i < resamples; i++) {
    const counts = multinomial.drawMembers(random, trials, members, classes)
    tallyOf(counts, tally)
    for (let which = 0; which < estimates.length; which++) {
      const value = estimates[which]!.of(counts, tally)
      if (value !== null) values[which]![defined[which]!++] = value
    }
  }
  return estimates.map(({ value }, which) => {
    const sorted = values[which]!.subarray(0, defined[which]).sort()
    const centre = sorted.reduce((sum, drawnValue) => sum + drawnValue, 0) / sorted.length
    return {
      low: value - (quantile(sorted, 0.975)! - centre),
      high: value - (quantile(sorted, 0.025)! - centre)
    }
  })
}

/** The KOLs of all types one after the other, and where those of each type start. */
function membersOf(meetings: readonly MeetingType[]): Members {
  const starts = new Int32Array(meetings.length + 1)
  meetings.forEach(({ kols }, type) => (starts[type + 1] = starts[type]! + kols.length))
  return { starts, places: Int32Array.from(meetings.flatMap(({ kols }) => kols)) }
}
