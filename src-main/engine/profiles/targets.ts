import type { Figure } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Profile } from '#contract/profiles'
import type { Definition } from '../kpi/definition'
import { attainmentOf } from '../kpi/objective'
import { attainmentAt } from '../kpi/attainment'

/** Figures with the targets of a profile where none was agreed with the MSL; the target is due over the whole period. */
export function withTargets(
  figures: readonly Figure[],
  { parts }: Profile,
  definitions: readonly Definition[],
  period: Period
): Figure[] {
  return figures.map((figure) => {
    const part = parts.find(({ kpi }) => kpi === figure.kpi)
    const definition = definitions.find(({ id }) => id === figure.kpi)
    if (!part || !definition || figure.status !== 'no-target') return figure
    const { target, baseline } = part
    if (target !== null) {
      const aim = { target, baseline, band: null, period_start: period.from, period_end: period.to }
      return { ...figure, ...attainmentOf(figure, definition, aim, period.asOf) }
    }
    const { value } = figure
    return {
      ...figure,
      attainment: value === null ? null : attainmentAt(value, { better: definition.better, target, baseline })
    }
  })
}
