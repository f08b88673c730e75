import type { KpiDefinition } from '#contract/kpi'
import type { Profile, ProfileFields } from '#contract/profiles'
import { scaleOf, typed } from '#renderer/i18n/typed-values'

/** A part of a profile while it is typed: fields may be empty, shares stand as percentages. */
export interface DraftPart {
  kpi: string
  weight: number | null
  target: number | null
  baseline: number | null
}

export interface Draft {
  id: string
  name: string
  aim: string
  parts: DraftPart[]
}

type Units = readonly Pick<KpiDefinition, 'id' | 'unit'>[]
const unitIn = (kpis: Units, kpi: string) => kpis.find(({ id }) => id === kpi)?.unit ?? null

export function draftOf({ id, name, aim, parts }: ProfileFields, kpis: Units): Draft {
  const shown = (kpi: string, value: number | null) =>
    value === null ? null : Number((value * scaleOf(unitIn(kpis, kpi))).toPrecision(12))
  return {
    id,
    name,
    aim,
    parts: parts.map(({ kpi, weight, target, baseline }) => ({
      kpi,
      weight,
      target: shown(kpi, target),
      baseline: shown(kpi, baseline)
    }))
  }
}

/** What the weights of a draft add up to, and the share of them that counts results. */
export function sumsOf(
  parts: readonly DraftPart[],
  kpis: readonly KpiDefinition[]
): { total: number; results: number } {
  const counts = new Map(kpis.map(({ id, counts: what }) => [id, what]))
  const total = parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  const results = parts.reduce((sum, { kpi, weight }) => sum + (counts.get(kpi) === 'result' ? (weight ?? 0) : 0), 0)
  return { total, results: total === 0 ? 0 : results / total }
}

/** The same parts with weights that sum to 100. */
export function scaledTo100(parts: readonly DraftPart[]): DraftPart[] {
  const total = parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  if (total === 0) return [...parts]
  return parts.map((part) => ({ ...part, weight: Math.round(((part.weight ?? 0) / total) * 1e6) / 1e4 }))
}

/** What is stored of a draft; parts without a weight fall out. */
export const fieldsOf = ({ id, name, aim, parts }: Draft, kpis: Units): ProfileFields => ({
  id,
  name,
  aim,
  parts: parts.flatMap(({ kpi, weight, target, baseline }) => {
    if (weight === null || !(weight > 0)) return []
    const unit = unitIn(kpis, kpi)
    return [{ kpi, weight, target: typed(target, unit), baseline: typed(baseline, unit) }]
  })
})

/** A copy under a name and an id that nobody has yet. */
export function copyOf(profile: Profile, taken: readonly Profile[], name: string): ProfileFields {
  const ids = new Set(taken.map(({ id }) => id))
  const stem = `${profile.id.slice(0, 50)}-copy`
  const id = ids.has(stem)
    ? Array.from({ length: taken.length + 1 }, (_, i) => `${stem}-${i + 2}`).find((one) => !ids.has(one))!
    : stem
  return { id, name, aim: profile.aim, parts: profile.parts }
}
