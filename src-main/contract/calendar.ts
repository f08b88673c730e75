import { z } from 'zod'
import { isoDay, mslId, period, periodInput } from './ids'
import { rowLimit } from './stored-row'

const count = z.number().int()

export const calendarInput = periodInput.extend({ msl: mslId })

/** A day on which an MSL met somebody or was away. */
export const calendarDay = z.object({
  day: isoDay,
  contacts: count,
  kols: count,
  away: z.boolean()
})
export type CalendarDay = z.infer<typeof calendarDay>

/** The days of an MSL in a period; those without contact and absence are left out. */
export const contactCalendar = z.object({
  period,
  /** The days, half-open, on which contacts were possible: within the period, the role, and before the as-of day. */
  from: isoDay,
  to: isoDay,
  days: z.array(calendarDay)
})
export type ContactCalendar = z.infer<typeof contactCalendar>

export const contactRowsInput = periodInput.extend({ msl: mslId, limit: rowLimit })
