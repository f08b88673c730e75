import type { Figure } from '#contract/kpi'

/** The team figures that a Monday morning begins with. */
export const stripKpis = [
  'target-kol-coverage',
  'channel-preference-match',
  'topic-interest-fit',
  'followup-on-time',
  'on-time-documentation'
] as const

export interface StripFigure {
  kpi: string
  figure: Figure | undefined
  /** One value a month, in order; null where it is withheld. */
  months: (number | null)[]
  /** Difference to the period before; null where either is withheld. */
  change: number | null
}

/** Joins the figures of now, of the period before and of each month. */
export function stripOf(now: readonly Figure[], before: readonly Figure[], months: readonly Figure[]): StripFigure[] {
  return stripKpis.map((kpi) => {
    const of = (figures: readonly Figure[]) => figures.find((figure) => figure.kpi === kpi)
    const figure = of(now)
    const earlier = of(before)
    const series = months
      .filter((month) => month.kpi === kpi)
      .toSorted((a, b) => (String(a.group['month']) < String(b.group['month']) ? -1 : 1))
    const comparable = figure?.value != null && earlier?.value != null
    return {
      kpi,
      figure,
      months: series.map(({ value }) => value),
      change: comparable ? figure.value! - earlier.value! : null
    }
  })
}
