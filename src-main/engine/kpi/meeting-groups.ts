import type { Grouping } from '#contract/kpi'
import { daysBetween } from '#base/days'
import type { MeetingType } from '../diversity/bootstrap'
import type { Definition } from './definition'
import { groupKey, type GroupKey } from './groups'
import type { Meetings } from './meetings'
import type { People } from './people'
import type { PeriodRow } from './relations'

/** A part of a period: slots of meetings, half-open, and the name of the part where it is a group of its own. */
export interface SlotRange {
  periodId: string | null
  from: number
  to: number
}

/** The meetings of one group, alike ones together. */
export interface MetGroup {
  /** In the order in which the meetings name them. */
  kols: string[]
  meetings: MeetingType[]
  contacts: number
}

/** The slots of a request; what has a day lies in the days of a part, what has a period is of that period. */
export function slotRanges(
  { grain }: Pick<Definition, 'grain'>,
  periods: readonly PeriodRow[],
  series: 'month' | 'quarter' | null
): SlotRange[] {
  const day = (text: string) => daysBetween('1970-01-01', text)
  return periods.map(({ periodId, from, to }, no) => ({
    periodId: series === null ? null : periodId,
    ...(grain === 'period' ? { from: no, to: no + 1 } : { from: day(from), to: day(to) })
  }))
}

/** Parts meetings into groups. Grouped by a trait of KOLs, a meeting counts in each group with those KOLs that are in it. */
export function groupMeetings(
  meetings: Meetings,
  by: readonly Grouping[],
  msl: string | null,
  ranges: readonly SlotRange[],
  people: People
): Map<GroupKey, MetGroup> {
  const { msls, kols, starts, slots, offsets, attendees } = meetings
  const byKol = by.some((grouping) => grouping === 'tier' || grouping === 'specialty')
  const gatherers = new Map<GroupKey, Gatherer>()
  const gathererOf = (key: GroupKey) => {
    const known = gatherers.get(key) ?? new Gatherer()
    gatherers.set(key, known)
    return known
  }
  msls.forEach((id, place) => {
    const member = people.msls.get(id)
    if (member === undefined || (msl !== null && id !== msl)) return
    for (const range of ranges) {
      const period = { month: range.periodId, quarter: range.periodId }
      const [first, last] = slotsWithin(slots, starts[place]!, starts[place + 1]!, range)
      if (first === last) continue
      if (!byKol) {
        const gatherer = gathererOf(groupKey(by.map((grouping) => ({ ...member, ...period })[grouping as 'msl'])))
        for (let i = first; i < last; i++) gatherer.add(attendees.subarray(offsets[i], offsets[i + 1]))
        continue
      }
      for (let i = first; i < last; i++) {
        const parts = new Map<GroupKey, number[]>()
        for (const kol of attendees.subarray(offsets[i], offsets[i + 1])) {
          const traits = people.kols.get(kols[kol]!) ?? { tier: null, specialty: null }
          const key = groupKey(by.map((grouping) => ({ ...member, ...period, ...traits })[grouping]))
          parts.set(key, [...(parts.get(key) ?? []), kol])
        }
        for (const [key, together] of parts) gathererOf(key).add(together)
      }
    }
  })
  return new Map([...gatherers].map(([key, gatherer]) => [key, gatherer.group(kols)]))
}

/** Which places from `start` to before `end`, where slots ascend, lie in a range: the first, and one after the last. */
export function slotsWithin(
  slots: ArrayLike<number>,
  start: number,
  end: number,
  { from, to }: Pick<SlotRange, 'from' | 'to'>
): [first: number, end: number] {
  const firstFrom = (slot: number) => {
    let [low, high] = [start, end]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (slots[middle]! < slot) low = middle + 1
      else high = middle
    }
    return low
  }
  return [firstFrom(from), firstFrom(to)]
}

/** Counts meetings of the same KOLs. */
class Gatherer {
  readonly #alone = new Map<number, number>()
  readonly #together = new Map<string, { kols: number[]; times: number }>()

  /** @param kols numbers, ascending */
  add(kols: ArrayLike<number>): void {
    if (kols.length === 1) {
      this.#alone.set(kols[0]!, (this.#alone.get(kols[0]!) ?? 0) + 1)
      return
    }
    const named = Array.from(kols)
    const key = named.join()
    const known = this.#together.get(key)
    if (known) known.times++
    else this.#together.set(key, { kols: named, times: 1 })
  }

  /** The group, always in the same order, as chance is drawn in it. */
  group(names: readonly string[]): MetGroup {
    const types = [...[...this.#alone].map(([kol, times]) => ({ kols: [kol], times })), ...this.#together.values()]
    types.sort((a, b) => inOrder(a.kols, b.kols))
    const places = new Map<number, number>()
    const kols: string[] = []
    const meetings = types.map(({ kols: met, times }) => ({
      kols: met.map((kol) => {
        if (!places.has(kol)) places.set(kol, kols.push(names[kol]!) - 1)
        return places.get(kol)!
      }),
      times
    }))
    return { kols, meetings, contacts: types.reduce((sum, { kols: met, times }) => sum + met.length * times, 0) }
  }
}

/** Compares lists by their first difference; of two that begin alike, the shorter comes first. */
function inOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
