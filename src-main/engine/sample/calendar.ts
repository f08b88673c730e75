import { minutesAhead } from '../workspace/zone-clock'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A calendar day as the number of days since 1970-01-01. */
export type Day = number
/** A moment as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

const isoDays = new Map<Day, string>()

/** The day of `YYYY-MM-DD`. */
export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS
}

/** `YYYY-MM-DD` of a day. */
export function isoDay(day: Day): string {
  let text = isoDays.get(day)
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10)
    isoDays.set(day, text)
  }
  return text
}

/** `YYYY-MM-DDTHH:mm:ss.000Z` of a moment. */
export function isoInstant(instant: Instant): string {
  const day = Math.floor(instant / DAY_MS)
  const second = Math.floor((instant - day * DAY_MS) / 1000)
  return `${isoDay(day)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}.000Z`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/** 0 for Monday … 6 for Sunday. */
export function weekday(day: Day): number {
  return (day + 3) % 7
}

/** Month 1–12 and year of a day. */
export function monthOf(day: Day): { year: number; month: number } {
  const iso = isoDay(day)
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)) }
}

/** First day of the month `months` after that of `day`. */
export function monthStart(day: Day, months = 0): Day {
  const { year, month } = monthOf(day)
  return Date.UTC(year, month - 1 + months, 1) / DAY_MS
}

/** The same day of the month, `months` earlier or later; the month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const first = monthStart(day, months)
  const last = monthStart(day, months + 1) - 1
  return Math.min(first + (day - monthStart(day)), last)
}

/** First of January of a year. */
export function yearStart(year: number): Day {
  return Date.UTC(year, 0, 1) / DAY_MS
}

/** True from Monday to Friday, but for the days between Christmas Eve and New Year and the first of May. */
export function isWorkingDay(day: Day): boolean {
  if (weekday(day) > 4) return false
  const monthAndDay = isoDay(day).slice(5)
  return monthAndDay < '12-24' && monthAndDay !== '01-01' && monthAndDay !== '05-01'
}

/** The day `count` weekdays (Monday to Friday) after `day`. */
export function addWeekdays(day: Day, count: number): Day {
  let result = day
  for (let left = count; left > 0;) {
    result++
    if (weekday(result) < 5) left--
  }
  return result
}

/** How busy a month is, 1 being an ordinary one: quiet Augusts and Decembers, full congress quarters. */
const SEASON = [0.92, 1, 1.1, 1, 1.06, 1.12, 0.82, 0.55, 1.18, 1.16, 1.12, 0.6] as const
/** How busy a weekday is. */
const WEEK = [0.85, 1.1, 1.15, 1.1, 0.75, 0, 0] as const

/** Expected share of meetings on a day against an average day; 0 where nobody works. */
export function dayWeight(day: Day): number {
  return isWorkingDay(day) ? SEASON[monthOf(day).month - 1]! * WEEK[weekday(day)]! : 0
}

const clocks = new Map<string, (moment: Instant) => number>()
const offsets = new Map<string, Map<Day, number>>()

/**
 * The moment of a local time.
 * @param minute minutes after local midnight; within working hours, where no clock change falls
 */
export function instantOf(zone: string, day: Day, minute: number): Instant {
  return day * DAY_MS + minute * MINUTE_MS - offsetAtNoon(zone, day)
}

/** Milliseconds by which a zone is ahead of UTC at noon of a day. */
function offsetAtNoon(zone: string, day: Day): number {
  let ofZone = offsets.get(zone)
  if (ofZone === undefined) offsets.set(zone, (ofZone = new Map()))
  let offset = ofZone.get(day)
  if (offset === undefined) {
    const minutesAt = clocks.get(zone) ?? minutesAhead(zone)
    clocks.set(zone, minutesAt)
    offset = minutesAt(day * DAY_MS + DAY_MS / 2) * MINUTE_MS
    ofZone.set(day, offset)
  }
  return offset
}

/** The day a moment falls on in UTC. */
export function dayOfInstant(instant: Instant): Day {
  return Math.floor(instant / DAY_MS)
}
