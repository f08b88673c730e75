import { edgeKinds, type DrawnEdge, type NetworkPicture } from '#contract/network'
import type { Input } from '#contract/procedures'
import { addDays } from '#base/days'
import { colourings, type ColouringId } from '#renderer/graph/colours'
import { edgeColourings, type EdgeColouringId } from '#renderer/graph/edge-colours'
import { sizeMetrics, type SizeMetric } from '#renderer/graph/metrics'
import { addMonths, type PeriodChosen } from '#renderer/state/periods'

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
/** What a period can be held against. */
export const comparedTimes = ['before', 'year-ago'] as const
export type ComparedTime = (typeof comparedTimes)[number]

/** What the address asks of the engine. */
export function questionOf(params: Params, period: PeriodChosen): NetworkQuestion {
  const kinds = kindsOf(params)
  const recipe = kinds === null ? (params['recipe'] ?? null) : null
  const compared = comparedTimes.some((time) => time === params['compare'])
  return {
    ...period,
    evidence: params['evidence'] === 'period' || compared ? 'period' : 'before-end',
    edges: kinds,
    multipliers: multipliersOf(params),
    recipe
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

/** The same question about an earlier time; null where the period has no beginning to count from. */
export function earlierQuestion(question: NetworkQuestion, time: string | undefined): NetworkQuestion | null {
  const { from, to } = question
  if (from === null || to === null) return null
  if (time === 'year-ago') return { ...question, from: addMonths(from, -12), to: addMonths(to, -12) }
  if (time !== 'before') return null
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return { ...question, from: addDays(from, -days), to: from }
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

/** One of some numbers, as the address has it. */
export function numberOf<N extends number>(allowed: readonly N[], text: string | undefined): N | null {
  return allowed.find((each) => String(each) === text) ?? null
}

/** Where each KOL stands in a list of rows, by id. */
export function placesOf(rows: readonly { kol: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ kol }, place) => [kol, place]))
}

/**
 * The picture of a period with the links of an earlier one as well, and how each link stands between them, by its place
 * in `standings`. KOLs are those of the later picture; links to others are left out.
 */
export function compared(
  now: NetworkPicture,
  before: NetworkPicture
): { picture: NetworkPicture; standing: Uint8Array } {
  const places = placesOf(now.rows)
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const earlier = new Map<string, DrawnEdge>()
  for (const link of before.links) {
    const source = places.get(before.rows[link.source]!.kol)
    const target = places.get(before.rows[link.target]!.kol)
    if (source !== undefined && target !== undefined) earlier.set(key(source, target), { ...link, source, target })
  }
  const kept = now.links.map(({ source, target }) => earlier.delete(key(source, target)))
  const gone = [...earlier.values()]
  return {
    picture: { ...now, links: [...now.links, ...gone] },
    standing: Uint8Array.from([...kept.map((was) => (was ? 0 : 1)), ...gone.map(() => 2)])
  }
}
