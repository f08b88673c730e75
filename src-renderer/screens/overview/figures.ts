import type { Figure, KpiDefinition } from '#contract/kpi'
import { familyKey } from '#renderer/i18n/family-key'

/** The team figures that a Monday morning begins with. */
export const stripKpis = [
  'target-kol-coverage',
  'channel-preference-match',
  'topic-interest-fit',
  'followup-on-time',
  'on-time-documentation'
] as const

/** The KPIs that the heat map begins with; every family shows all of its own. */
const essentialKpis: ReadonlySet<string> = new Set([
  ...stripKpis,
  'contact-plan-fit',
  'dormant-priority-share',
  'substantive-exchange-share',
  'kol-perceived-value',
  'effective-kol-ratio',
  'top3-contact-share',
  'new-kol-rate',
  'followup-set-rate',
  'insight-lag',
  'insight-quality',
  'inquiry-response-time'
])

/** The KPIs of a family; where none is named the essential ones and those that users added. */
export const kpisShown = (catalogue: readonly KpiDefinition[], chosen: string | undefined): KpiDefinition[] =>
  catalogue.filter(({ id, family, own }) =>
    chosen === undefined ? own || essentialKpis.has(id) : familyKey(family) === chosen
  )

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
