const millisecondsADay = 86_400_000

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Days from one calendar day `YYYY-MM-DD` to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string) => Math.round((timeOf(to) - timeOf(from)) / millisecondsADay)

/** The calendar day so many days later, or earlier where `days` is negative. */
export const addDays = (day: string, days: number) =>
  new Date(timeOf(day) + days * millisecondsADay).toISOString().slice(0, 10)

/** The same day a year earlier; 28 February for the 29th. */
export const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28')

/** The half-open period of the same length that ends where this one begins. */
export const periodBefore = ({ from, to }: { from: string; to: string }) => ({
  from: addDays(from, -daysBetween(from, to)),
  to: from
})
