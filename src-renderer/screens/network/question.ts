import { edgeKinds } from '#contract/network'
import type { Input } from '#contract/procedures'
import { colourings, type ColouringId } from '#renderer/graph/colours'
import { edgeColourings, type EdgeColouringId } from '#renderer/graph/edge-colours'
import { sizeMetrics, type SizeMetric } from '#renderer/graph/metrics'
import type { PeriodChosen } from '#renderer/state/periods'
import { comparedTimeOf } from './comparison'

export type EdgeKind = (typeof edgeKinds)[number]
export type Params = Readonly<Record<string, string | undefined>>
export type NetworkQuestion = Omit<Input<'network.picture'>, 'from' | 'to'> & {
  from: string | null
  to: string | null
}

/** Shares of the greatest KOLs that can be shown alone, in percent. */
export const tops = [100, 50, 20, 10, 5] as const
/** Shares of the strongest links, in percent. */
export const strongests = [100, 50, 20, 10] as const
/** How far around a KOL the picture may be narrowed. */
export const stepCounts = [1, 2, 3] as const

/** What the address asks of the engine. */
export function questionOf(params: Params, period: PeriodChosen): NetworkQuestion {
  const kinds = kindsOf(params)
  const recipe = kinds === null ? (params['recipe'] ?? null) : null
  return {
    ...period,
    evidence: params['evidence'] === 'period' || comparedTimeOf(params) !== null ? 'period' : 'before-end',
    edges: kinds,
    multipliers: multipliersOf(params),
    recipe,
    weighted: params['distance'] === 'weights',
    exact: params['exact'] === 'on'
  }
}

/** The kinds that the address names; null where it leaves the choice to the engine or a recipe. */
export function kindsOf(params: Params): EdgeKind[] | null {
  const named = params['kinds']?.split(' ')
  return named ? edgeKinds.filter((kind) => named.includes(kind)) : null
}

/** Multipliers as the address has them: `co-authorship:2 referral:0.5`. */
export function multipliersOf(params: Params): Partial<Record<EdgeKind, number>> {
  const multipliers: Partial<Record<EdgeKind, number>> = {}
  for (const part of params['weights']?.split(' ') ?? []) {
    const [name, text] = part.split(':')
    const kind = edgeKinds.find((each) => each === name)
    const value = Number(text)
    if (kind && value > 0 && value <= 1_000_000) multipliers[kind] = value
  }
  return multipliers
}

/** Multipliers for the address; those of 1 say nothing. */
export function weightsText(multipliers: Partial<Record<EdgeKind, number>>): string | null {
  const parts = Object.entries(multipliers).filter(([, value]) => value !== 1)
  return parts.length === 0 ? null : parts.map(([kind, value]) => `${kind}:${value}`).join(' ')
}

export interface LookChosen {
  colour: ColouringId
  size: SizeMetric
  links: EdgeColouringId
  hulls: boolean
  /** Whose coverage is shown; apart from the filters, so that looking at an MSL leaves the questions as they are. */
  msl: string | null
  /** Whether those who were seen have a ring around them. */
  rings: boolean
}

/** How the address wants the picture to look. */
export function lookOf(params: Params): LookChosen {
  return {
    colour: colourings.find((id) => id === params['colour']) ?? 'community',
    size: sizeMetrics.find((id) => id === params['size']) ?? 'pagerank',
    links: edgeColourings.find((id) => id === params['links']) ?? 'ends',
    hulls: params['hulls'] !== 'off',
    msl: params['whose'] ?? null,
    rings: params['ring'] === 'coverage'
  }
}

/** The least value of the size metric of KOLs to be shown, as the address has it; null for any. */
export function leastOf(params: Params): number | null {
  const least = Number(params['least'] ?? NaN)
  return Number.isFinite(least) ? least : null
}

/** One of some numbers, as the address has it. */
export function numberOf<N extends number>(allowed: readonly N[], text: string | undefined): N | null {
  return allowed.find((each) => String(each) === text) ?? null
}
