import type { CalendarDay, ContactCalendar } from '#contract/calendar'
import { addDays, daysBetween } from '#base/days'

/** A day as a cell: `row` 0 is Monday, `column` the week from the first one on. */
export interface CalendarCell {
  day: string
  row: number
  column: number
  contacts: number
  kols: number
  away: boolean
  /** Outside the days on which there could be a contact: before or after the role, or still to come. */
  outside: boolean
  /** Strength of the colour, 0 (no contact) to 5, by the root of the contacts: one busy day leaves the others apart. */
  shade: number
}

/** A month at the week its first day lies in. */
export interface CalendarMonth {
  month: string
  column: number
}

export interface CalendarGrid {
  weeks: number
  cells: CalendarCell[]
  months: CalendarMonth[]
}

/** Monday 0 … Sunday 6. The days are calendar days, so UTC tells them apart from no zone. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** Over so many weeks only the months in which a quarter begins are named: there is no room for more. */
const manyWeeks = 60
const quarters: ReadonlySet<string> = new Set(['01', '04', '07', '10'])

/** The days of a period in weeks. */
export function calendarOf({ period, from, to, days }: ContactCalendar): CalendarGrid {
  const known = new Map(days.map((day) => [day.day, day]))
  const most = Math.max(1, ...days.map(({ contacts }) => contacts))
  const before = weekday(period.from)
  const length = daysBetween(period.from, period.to)
  const cells = Array.from({ length }, (_, i): CalendarCell => {
    const day = addDays(period.from, i)
    const { contacts, kols, away } = known.get(day) ?? nothing
    const place = before + i
    const shade = Math.ceil(Math.sqrt(contacts / most) * 5)
    const outside = day < from || day >= to
    return { day, row: place % 7, column: Math.floor(place / 7), contacts, kols, away, outside, shade }
  })
  const months = cells
    .filter(({ day }, i) => i === 0 || day.endsWith('-01'))
    .map(({ day, column }) => ({ month: day.slice(0, 7), column }))
  const weeks = Math.ceil((before + length) / 7)
  const named = weeks > manyWeeks ? months.filter(({ month }) => quarters.has(month.slice(5))) : months
  // A month that has but its last days in the picture would lie over the name of the next.
  const spaced = named.filter(({ column }, i) => (named[i + 1]?.column ?? Infinity) - column >= 3)
  return { weeks, cells, months: spaced }
}

const nothing: Omit<CalendarDay, 'day'> = { contacts: 0, kols: 0, away: false }

/** Working days in a row without a contact, Monday to Friday; days away are left out and end nothing. */
export interface Stretch {
  days: number
  from: string
  /** The last of them. */
  to: string
}

/** The longest stretch without a contact in the days on which there could have been one; null where each day had some. */
export function longestStretch({ from, to, days }: ContactCalendar): Stretch | null {
  const known = new Map(days.map((day) => [day.day, day]))
  let longest = null as Stretch | null
  let current = null as Stretch | null
  for (let day = from; day < to; day = addDays(day, 1)) {
    const { contacts, away } = known.get(day) ?? nothing
    if (contacts > 0) current = null
    else if (!away && weekday(day) < 5) {
      current = { days: (current?.days ?? 0) + 1, from: current?.from ?? day, to: day }
      if (current.days > (longest?.days ?? 0)) longest = current
    }
  }
  return longest
}

/** What a month holds: the table beside the picture. */
export interface CalendarMonthSum {
  month: string
  contacts: number
  daysWithContact: number
  daysAway: number
}

/** The sums of each month of the period. */
export function monthSums(grid: CalendarGrid): CalendarMonthSum[] {
  const sums = new Map<string, CalendarMonthSum>()
  for (const { day, contacts, away } of grid.cells) {
    const month = day.slice(0, 7)
    const sum = sums.get(month) ?? { month, contacts: 0, daysWithContact: 0, daysAway: 0 }
    sum.contacts += contacts
    sum.daysWithContact += contacts > 0 ? 1 : 0
    sum.daysAway += away ? 1 : 0
    sums.set(month, sum)
  }
  return [...sums.values()]
}
