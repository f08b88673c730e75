/** How far a zone's clock is ahead of UTC over a span of years. */
export interface ZoneClock {
  /** Minutes at the start of the span. */
  first: number
  /** Moments from which on it is another number of minutes, ascending; in milliseconds since 1970. */
  changes: readonly { at: number; minutes: number }[]
}

/** The years that clocks are known of, half-open: those that exports are of. Others are asked of the database. */
export const span = { from: Date.UTC(2016, 0, 1), to: Date.UTC(2032, 0, 1) }

const known = new Map<string, ZoneClock>()

/** The clock of a zone over the span. @param zone IANA name; @throws RangeError for a name that is none */
export function zoneClock(zone: string): ZoneClock {
  const clock = known.get(zone) ?? readClock(zone)
  known.set(zone, clock)
  return clock
}

/** Whether there is a zone of that name. */
export function isZone(zone: string): boolean {
  try {
    zoneClock(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const quarterHour = 900_000

/** No clock is changed forth and back within a week; changes are on a quarter of an hour. */
const step = 7 * 24 * 4 * quarterHour

/**
 * Reads how many minutes a zone is ahead of UTC at a moment, in milliseconds since 1970, of any year.
 * @throws RangeError for a name that is no zone
 */
export function minutesAhead(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return (moment) => {
    const [, sign, hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(moment)) ?? []
    return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes))
  }
}

function readClock(zone: string): ZoneClock {
  const minutesAt = minutesAhead(zone)
  const first = minutesAt(span.from)
  const changes: { at: number; minutes: number }[] = []
  let before = first
  for (let week = span.from; week < span.to; week += step) {
    const end = Math.min(week + step, span.to - quarterHour)
    const minutes = minutesAt(end)
    if (minutes === before) continue
    let [low, high] = [week, end]
    while (high - low > quarterHour) {
      const middle = low + Math.floor((high - low) / 2 / quarterHour) * quarterHour
      if (minutesAt(middle) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, minutes })
    before = minutes
  }
  return { first, changes }
}
