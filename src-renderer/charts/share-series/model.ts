import { scaleBand, scaleLinear } from 'd3-scale'

/** A share of one month; null where it is withheld. */
export interface MonthShare {
  readonly month: string
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly numerator: number
  readonly denominator: number
}

export interface SharePoint {
  month: string
  x: number
  /** Where the share stands; where it is withheld, on the ground line. */
  y: number
  low: number | null
  high: number | null
  isKnown: boolean
}

/** Months as points from left to right on an axis from 0 to 100 %. @param height of the axis in pixels */
export function sharePoints(months: readonly MonthShare[], width: number, height: number): SharePoint[] {
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, width]
  )
  const y = scaleLinear([0, 1], [height, 0])
  return months.map(({ month, share, low, high }) => ({
    month,
    x: (x(month) ?? 0) + x.bandwidth() / 2,
    y: y(share ?? 0),
    low: low === null ? null : y(low),
    high: high === null ? null : y(high),
    isKnown: share !== null
  }))
}

/** Which months get their name written: all of a few, else about one in `step`, the last always among them. */
export function namedMonths(count: number, width: number, least = 52): number[] {
  const step = Math.max(1, Math.ceil((count * least) / Math.max(1, width)))
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % step === 0)
}
