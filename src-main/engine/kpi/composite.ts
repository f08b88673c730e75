import { because, noReason } from '#base/reason-words'
import type { Figure } from '#contract/kpi'
import { weighed } from './attainment'
import type { Definition, Part } from './definition'
import type { TargetObjective } from './objective'

/** KPIs that a composite weighs: those it names, or those that an objective binds. */
export function partsOf({ aggregate }: Definition, objectives: Iterable<TargetObjective>): string[] {
  if (aggregate.kind !== 'composite') return []
  if (aggregate.parts !== 'objectives') return aggregate.parts.map(({ kpi }) => kpi)
  return [...new Set([...objectives].map(({ kpi_id }) => kpi_id))]
}

/**
 * Figures of composite KPIs: the weighted mean of the attainments of their parts, 0 to 1.2, over those that have one.
 * `low` and `high` are what it would be if every missing part had 0 or 1.2; `companions` hold the parts. Only parts that
 * are among `figures` can count.
 * @param objectives those of the period, by `kpi|msl`
 */
export function compositesOf(
  definitions: readonly Definition[],
  figures: readonly Figure[],
  objectives: ReadonlyMap<string, TargetObjective>
): Figure[] {
  const groups = new Map<string, { group: Figure['group']; figures: Map<string, Figure> }>()
  for (const figure of figures) {
    const key = JSON.stringify(figure.group)
    const known = groups.get(key) ?? { group: figure.group, figures: new Map<string, Figure>() }
    groups.set(key, known)
    known.figures.set(figure.kpi, figure)
  }
  return definitions.flatMap((definition) => {
    if (definition.aggregate.kind !== 'composite') return []
    return [...groups.values()].map(({ group, figures: own }) =>
      compositeOf(definition, group, weightedParts(definition, group, objectives), own)
    )
  })
}

/** The parts of a composite with their weights for a group; an objective without a weight weighs 1. */
function weightedParts(
  definition: Definition,
  group: Figure['group'],
  objectives: ReadonlyMap<string, TargetObjective>
): readonly Part[] {
  const { aggregate } = definition
  if (aggregate.kind !== 'composite') return []
  if (aggregate.parts !== 'objectives') return aggregate.parts
  return [...objectives.values()]
    .filter(({ msl_id }) => msl_id === group['msl'])
    .map(({ kpi_id, weight }) => ({ kpi: kpi_id, weight: weight ?? 1 }))
}

function compositeOf(
  { id, unit }: Definition,
  group: Figure['group'],
  weights: readonly Part[],
  figures: ReadonlyMap<string, Figure>
): Figure {
  const parts = weights.map(({ kpi, weight }) => {
    const figure = figures.get(kpi)
    return { kpi, weight, attainment: figure?.attainment ?? null, n: figure?.n ?? 0 }
  })
  const { value, covered, lowest, highest } = weighed(parts)
  const enough = value !== null
  return {
    kpi: id,
    group,
    value,
    unit,
    numerator: null,
    denominator: null,
    n: parts.reduce((sum, part) => sum + part.n, 0),
    pending: 0,
    completeness: covered,
    low: enough ? lowest : null,
    high: enough ? highest : null,
    method: enough ? 'range if missing parts had 0 or 1.2' : null,
    companions: Object.fromEntries(parts.map(({ kpi, attainment }) => [kpi, attainment])),
    state: enough ? 'ok' : 'incomplete',
    ...(enough ? noReason : reasonOf(parts.length, covered)),
    warnings: [],
    beside: [],
    target: null,
    band: null,
    attainment: null,
    status: 'no-target'
  }
}

const reasonOf = (parts: number, covered: number) =>
  parts === 0 ? because('no-objective') : because('parts-missing', { covered, needed: 0.6 })
