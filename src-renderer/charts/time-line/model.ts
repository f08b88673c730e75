import { scaleUtc } from 'd3-scale'

/** Something that happened on a day; null where none is known. */
export interface Moment {
  readonly kind: string
  readonly on: string | null
}

export interface Lane {
  kind: string
  /** Dots of one day stand on each other; `index` is the place among the moments given. */
  dots: { x: number; index: number }[]
}

export interface TimeLine {
  lanes: Lane[]
  /** First days of years or months, where marks stand. */
  ticks: { x: number; day: string; isYear: boolean }[]
  /** The period, as far as it lies in the picture; null where it does not. */
  band: { x: number; width: number } | null
  /** The first day drawn, and how many moments lie before it. */
  from: string
  earlier: number
}

/** Years drawn at most: further back the last ones would be too close to tell apart. */
const yearsDrawn = 3

/**
 * Moments as dots on lanes, one lane for each kind that occurs, in the order of `kinds`. The picture ends after the last
 * moment or the period, whichever is later, and begins at most three years before the period's end.
 * @param width in pixels
 */
export function timeLineOf(
  moments: readonly Moment[],
  kinds: readonly string[],
  period: { readonly from: string; readonly to: string },
  width: number
): TimeLine {
  const days = moments.flatMap(({ on }) => on ?? [])
  const first = `${Number(period.to.slice(0, 4)) - yearsDrawn}${period.to.slice(4)}`
  const earliest = [...days, period.from].reduce((a, b) => (a < b ? a : b))
  const from = earliest > first ? earliest : first
  const to = [...days, period.to].reduce((a, b) => (a > b ? a : b))
  const scale = scaleUtc([time(from), time(to) + dayMs], [4, Math.max(8, width - 4)])
  const x = (day: string) => Math.round(scale(time(day)) * 10) / 10
  const lanes = kinds
    .map((kind) => ({
      kind,
      dots: moments.flatMap(({ kind: own, on }, index) =>
        own === kind && on !== null && on >= from ? [{ x: x(on), index }] : []
      )
    }))
    .filter(({ dots }) => dots.length > 0)
  const start = period.from < from ? from : period.from
  return {
    lanes,
    ticks: monthsBetween(from, to).map((day) => ({ x: x(day), day, isYear: day.slice(5, 7) === '01' })),
    band: start < period.to ? { x: x(start), width: x(period.to) - x(start) } : null,
    from,
    earlier: days.filter((day) => day < from).length
  }
}

const dayMs = 86_400_000
const time = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`)

/** First days of the quarters after `from` up to `to`. */
function monthsBetween(from: string, to: string): string[] {
  const days: string[] = []
  const date = new Date(time(from))
  date.setUTCDate(1)
  date.setUTCMonth(Math.floor(date.getUTCMonth() / 3) * 3)
  for (;;) {
    date.setUTCMonth(date.getUTCMonth() + 3)
    const day = date.toISOString().slice(0, 10)
    if (day > to) return days
    days.push(day)
  }
}
