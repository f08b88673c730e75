import { Multinomial, type Members, type Places, type Tallies } from '#base/multinomial'
import { middle } from '#base/middle'

/** Meetings by their composition: which KOLs (as positions in a list) were together, and how often. */
export interface MeetingTypes {
  members: Members
  /** How often each type was. */
  times: Int32Array
}

export const noMeetings: MeetingTypes = {
  members: { starts: new Int32Array(1), places: new Int32Array(0) },
  times: new Int32Array(0)
}

/** The same meetings with their KOLs at other positions: `moved` has that of each. */
export const atPlaces = (
  { members: { starts, places }, times }: MeetingTypes,
  moved: ArrayLike<number>
): MeetingTypes => ({
  members: { starts, places: places.map((place) => moved[place]!) },
  times
})

/** The types of several parts, one after the other. */
export function joinedMeetings(parts: readonly MeetingTypes[]): MeetingTypes {
  const starts = new Int32Array(parts.reduce((sum, { times }) => sum + times.length, 1))
  const places = new Int32Array(parts.reduce((sum, { members }) => sum + members.places.length, 0))
  const times = new Int32Array(starts.length - 1)
  let type = 0
  let place = 0
  for (const part of parts) {
    part.times.forEach((_, i) => (starts[type + i + 1] = place + part.members.starts[i + 1]!))
    times.set(part.times, type)
    places.set(part.members.places, place)
    type += part.times.length
    place += part.members.places.length
  }
  return { members: { starts, places }, times }
}

/** How often each of so many KOLs was met. */
export function countsOf({ members: { starts, places }, times }: MeetingTypes, kols: number): Int32Array {
  const counts = new Int32Array(kols)
  for (let type = 0; type < times.length; type++)
    for (let i = starts[type]!; i < starts[type + 1]!; i++) counts[places[i]!]! += times[type]!
  return counts
}

export interface BootstrapInterval {
  low: number
  high: number
}

/** A statistic of the contacts of each KOL in each of several draws; NaN where it has none. The array is the caller's. */
export type Statistic = (tallies: Tallies) => Float64Array

/** A number for each draw, from the number of its contacts and its place among the draws. */
export function ofEachDraw({ contacts }: Tallies, of: (n: number, draw: number) => number): Float64Array {
  const values = new Float64Array(contacts.length)
  for (let draw = 0; draw < values.length; draw++) values[draw] = of(contacts[draw]!, draw)
  return values
}

/** A statistic and its value for the data. */
export interface Estimate {
  value: number
  of: Statistic
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
  { members, times }: MeetingTypes,
  places: Places,
  estimates: readonly Estimate[],
  most: number,
  seed: string
): BootstrapInterval[] {
  const trials = times.reduce((sum, n) => sum + n, 0)
  const tallies = new Multinomial(times, seed, { members, ...places }).tallies(trials, resamplesFor(trials, most))
  return estimates.map(({ value, of }) => {
    const values = of(tallies)
    let defined = 0
    let sum = 0
    for (let draw = 0; draw < values.length; draw++) {
      const one = values[draw]!
      if (Number.isNaN(one)) continue
      values[defined++] = one
      sum += one
    }
    const centre = sum / defined
    const drawn = middle(values.subarray(0, defined))
    return { low: value - (drawn.high - centre), high: value - (drawn.low - centre) }
  })
}
