import type { Exposure } from '#contract/activities'
import { daysBetween } from '#base/days'
import type { Period } from '#contract/ids'

/** A stretch of days, its end not in it; a null end is open. */
export interface Stretch {
  from: string | null
  to: string | null
}

/** Mean length of a month in the Gregorian calendar, in days. */
const monthDays = 30.436875

const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * How long somebody could be active in a period: from its start or theirs to its end, the as-of day or their leaving,
 * days of absence taken off once however often they are given.
 */
export function exposureOf(
  { from, to, asOf }: Period,
  person: { startedOn: string | null; leftOn: string | null; fte: number | null; away: readonly Stretch[] }
): Exposure {
  const start = Math.max(dayOf(from), person.startedOn === null ? -Infinity : dayOf(person.startedOn))
  const end = Math.min(dayOf(to), dayOf(asOf), person.leftOn === null ? Infinity : dayOf(person.leftOn))
  const daysAway = daysIn(person.away, start, end)
  const months = (Math.max(0, end - start) - daysAway) / monthDays
  return {
    fte: person.fte,
    months,
    fullTimeMonths: months * (person.fte ?? 1),
    startKnown: person.startedOn !== null,
    daysAway
  }
}

/** Whoever is in the role for less is neither held against others nor against what is aimed at. */
const firstDays = 90

/** Whether somebody is in the first days of the role; one whose first day is not told counts as long there. */
export const isNewcomer = (startedOn: string | null, asOf: string) =>
  startedOn !== null && daysBetween(startedOn, asOf) < firstDays

/** The days of an exposure: of the role, without those away. */
export const daysThere = ({ months }: Exposure) => Math.round(months * monthDays)

/** Days of the stretches between two days, each counted once. */
function daysIn(stretches: readonly Stretch[], start: number, end: number): number {
  const within = stretches
    .map(({ from, to }) => ({
      from: Math.max(start, from === null ? -Infinity : dayOf(from)),
      to: Math.min(end, to === null ? Infinity : dayOf(to))
    }))
    .sort((a, b) => a.from - b.from)
  let days = 0
  let reached = start
  for (const { from, to } of within) {
    if (to <= reached) continue
    days += to - Math.max(from, reached)
    reached = to
  }
  return days
}
