import { addDays } from '#base/days'
import type { DrawnEdge, NetworkPicture } from '#contract/network'
import { standings } from '#renderer/graph/edge-colours'
import type { Scene } from '#renderer/graph/scene'
import { addMonths, isDay } from '#renderer/state/periods'
import { placesOf } from './naming'
import type { Params } from './question'

/** What a period can be held against: the days before it, the same ones a year ago, or any others. */
export const comparedTimes = ['before', 'year-ago', 'days'] as const
export type ComparedTime = (typeof comparedTimes)[number]

/** Half-open days. */
export interface Days {
  from: string
  to: string
}

/** A period whose ends may be open. */
type Period = { from: string | null; to: string | null }

/** What the address holds the period against; null for nothing. */
export function comparedTimeOf(params: Params): ComparedTime | null {
  return comparedTimes.find((time) => time === params['compare']) ?? null
}

/** The days that the address holds a period against; null where there is nothing to compare, or no such days. */
export function otherDaysOf(params: Params, period: Period): Days | null {
  const time = comparedTimeOf(params)
  if (time === null) return null
  if (time === 'days') {
    const [from, to] = [isDay(params['vs-from']), isDay(params['vs-to'])]
    return from !== undefined && to !== undefined && from < to ? { from, to } : null
  }
  return daysEarlier(period, time)
}

/** The days as many before a period, or the same ones a year ago; null where it has no beginning or end to count from. */
export function daysEarlier({ from, to }: Period, time: 'before' | 'year-ago'): Days | null {
  if (from === null || to === null) return null
  if (time === 'year-ago') return { from: addMonths(from, -12), to: addMonths(to, -12) }
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return { from: addDays(from, -days), to: from }
}

/** Whether other days are later than the period: by their end, else by their beginning. */
export function isLater(other: Days, { from, to }: Period): boolean {
  if (to === null || other.to !== to) return to !== null && other.to > to
  return from === null || other.from > from
}

/**
 * The picture of a period with the links of other days as well, and how each link stands between them, by its place in
 * `standings`: a link is new that is in the later time only, and gone that is in the earlier one only. KOLs are those of
 * the period; links to others are left out.
 *
 * @param later whether the other days are the later ones
 */
export function compared(
  now: NetworkPicture,
  other: NetworkPicture,
  later: boolean
): { picture: NetworkPicture; standing: Uint8Array } {
  const places = placesOf(now.rows)
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const others = new Map<string, DrawnEdge>()
  for (const link of other.links) {
    const source = places.get(other.rows[link.source]!.kol)
    const target = places.get(other.rows[link.target]!.kol)
    if (source !== undefined && target !== undefined) others.set(key(source, target), { ...link, source, target })
  }
  const kept = now.links.map(({ source, target }) => others.delete(key(source, target)))
  const rest = [...others.values()]
  const [own, foreign] = later ? [2, 1] : [1, 2]
  return {
    picture: { ...now, links: [...now.links, ...rest] },
    standing: Uint8Array.from([...kept.map((was) => (was ? 0 : own)), ...rest.map(() => foreign)])
  }
}

/** How many of the drawn links of each node are kept, new and gone: columns by the place in `standings`. */
export function countStandings(
  { source, target, link }: Pick<Scene, 'source' | 'target' | 'link'>,
  standing: Uint8Array,
  nodes: number
): Uint32Array[] {
  const counts = standings.map(() => new Uint32Array(nodes))
  link.forEach((place, edge) => {
    const column = counts[standing[place]!]!
    column[source[edge]!]! += 1
    column[target[edge]!]! += 1
  })
  return counts
}
