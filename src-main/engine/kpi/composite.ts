import type { Figure } from '#contract/kpi'
import type { Definition } from './definition'

/** Share of the weight that must be there before a composite says anything. */
const leastWeight = 0.6

/**
 * Figures of composite KPIs: the weighted mean of the attainments of their parts, 0 to 1.2, over those that have one.
 * `low` and `high` are what it would be if every missing part had 0 or 1.2; `companions` hold the parts. Only parts that
 * are among `figures` can count.
 */
export function compositesOf(definitions: readonly Definition[], figures: readonly Figure[]): Figure[] {
  const groups = new Map(figures.map(({ group }) => [JSON.stringify(group), group]))
  return definitions.flatMap(({ id, unit, aggregate }) => {
    if (aggregate.kind !== 'composite') return []
    return [...groups].map(([key, group]): Figure => {
      const parts = aggregate.parts.map(({ kpi, weight }) => {
        const figure = figures.find((one) => one.kpi === kpi && JSON.stringify(one.group) === key)
        return { kpi, weight, attainment: figure?.attainment ?? null, n: figure?.n ?? 0 }
      })
      const total = parts.reduce((sum, { weight }) => sum + weight, 0)
      const known = parts.filter(({ attainment }) => attainment !== null)
      const weight = known.reduce((sum, part) => sum + part.weight, 0)
      const reached = known.reduce((sum, part) => sum + part.weight * part.attainment!, 0)
      const covered = weight / total
      const enough = covered >= leastWeight
      return {
        kpi: id,
        group,
        value: enough ? reached / weight : null,
        unit,
        numerator: null,
        denominator: null,
        n: parts.reduce((sum, part) => sum + part.n, 0),
        pending: 0,
        completeness: covered,
        low: enough ? reached / total : null,
        high: enough ? (reached + 1.2 * (total - weight)) / total : null,
        method: enough ? 'range if missing parts had 0 or 1.2' : null,
        companions: Object.fromEntries(parts.map(({ kpi, attainment }) => [kpi, attainment])),
        state: enough ? 'ok' : 'incomplete',
        reason: enough
          ? null
          : `Parts with ${Math.round(100 * covered)} % of the weight have a target; 60 % are needed.`,
        warnings: [],
        target: null,
        attainment: null,
        status: 'no-target'
      }
    })
  })
}
