import { LensFault } from '#contract/faults'
import type { ProfileFields } from '#contract/profiles'
import { bandOf } from '#base/bands'
import { startOf } from '../kpi/attainment'
import type { Definition } from '../kpi/definition'

/** Share of the weight that results must have: activity is no result. */
export const leastResults = 0.6

/** Share of a profile's weight that counts results, 0…1. */
export function resultsShare({ parts }: ProfileFields, definitions: readonly Definition[]): number {
  const counts = new Map(definitions.map((definition) => [definition.id, definition.counts]))
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  return parts.reduce((sum, { kpi, weight }) => sum + (counts.get(kpi) === 'result' ? weight : 0), 0) / total
}

/**
 * Refuses a profile that could not be trusted.
 * @throws LensFault `bad-input` for a KPI that is unknown or named twice, weights that do not sum to 100, results under
 * 60 % of them, a target of a KPI that is best within a band, and targets that can't be reached from where attainment begins
 */
export function checkProfile(profile: ProfileFields, definitions: readonly Definition[]): void {
  const known = new Map(definitions.map((definition) => [definition.id, definition]))
  const seen = new Set<string>()
  for (const { kpi, target, baseline } of profile.parts) {
    const definition = known.get(kpi)
    if (!definition) throw bad(profile, `names a KPI ${kpi} that there is not`, 'lens kpis --catalogue lists them.')
    if (seen.has(kpi)) throw bad(profile, `names ${kpi} twice`, 'Give each KPI one weight.')
    seen.add(kpi)
    const band = bandOf(definition.better)
    if (target === null && band === null) {
      throw bad(profile, `has no target for ${kpi}`, 'Give it one; only KPIs that are best within a band need none.')
    }
    if (target !== null && band !== null) {
      const within = `${band.low} to ${band.high}`
      throw bad(profile, `has a target for ${kpi}, which is best from ${within}`, 'Leave its target empty.')
    }
    if (target !== null && target === startOf(definition.better, baseline)) {
      throw bad(profile, `begins ${kpi} where its target is`, 'Choose a baseline that differs from the target.')
    }
    if (definition.better === 'lower' && baseline === null) {
      throw bad(profile, `does not say where ${kpi} begins`, 'It is better low: give the baseline from which it falls.')
    }
  }
  const total = profile.parts.reduce((sum, { weight }) => sum + weight, 0)
  if (Math.abs(total - 100) > 0.05) {
    throw bad(profile, `weighs ${Number(total.toFixed(2))} in all`, 'Weights must sum to 100.')
  }
  const results = resultsShare(profile, definitions)
  if (results < leastResults - 1e-9) {
    throw bad(
      profile,
      `gives results ${Math.round(100 * results)} % of the weight`,
      'Give KPIs that count results at least 60 %, so that nobody is judged by activity.'
    )
  }
}

const bad = ({ name }: ProfileFields, why: string, hint: string) =>
  new LensFault({ code: 'bad-input', message: `The profile “${name}” ${why}.`, hint, where: name })
