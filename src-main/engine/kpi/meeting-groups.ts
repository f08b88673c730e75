import type { Grouping } from '#contract/kpi'
import { numberOf } from '#base/number-of'
import type { MeetingTypes } from '../diversity/bootstrap'
import { groupKey, type GroupKey } from './groups'
import type { Meetings } from './meetings'
import type { People } from './people'
import { slotsWithin, type SlotRange } from './slots'

/** The meetings of one group, alike ones together. */
export interface MetGroup {
  /** Their numbers, in the order in which the meetings name them. */
  kols: Int32Array
  meetings: MeetingTypes
  contacts: number
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
        for (let i = first; i < last; i++) gatherer.add(attendees, offsets[i]!, offsets[i + 1]!)
        continue
      }
      for (let i = first; i < last; i++) {
        const parts = new Map<GroupKey, number[]>()
        for (const kol of attendees.subarray(offsets[i], offsets[i + 1])) {
          const traits = people.kols.get(kols[kol]!) ?? { tier: null, specialty: null }
          const key = groupKey(by.map((grouping) => ({ ...member, ...period, ...traits })[grouping]))
          parts.set(key, [...(parts.get(key) ?? []), kol])
        }
        for (const [key, together] of parts) gathererOf(key).add(Int32Array.from(together), 0, together.length)
      }
    }
  })
  return new Map([...gatherers].map(([key, gatherer]) => [key, gatherer.group()]))
}

/** Counts meetings of the same KOLs. */
class Gatherer {
  readonly #alone = new Map<number, number>()
  readonly #together = new Map<string, { kols: ArrayLike<number>; times: number }>()

  /** @param kols numbers, ascending; those from `first` to before `end` met */
  add(kols: Int32Array, first: number, end: number): void {
    const one = kols[first]!
    if (end - first === 1) {
      this.#alone.set(one, (this.#alone.get(one) ?? 0) + 1)
      return
    }
    let key = String(one)
    for (let i = first + 1; i < end; i++) key += `,${kols[i]}`
    const known = this.#together.get(key)
    if (known) known.times++
    else this.#together.set(key, { kols: kols.subarray(first, end), times: 1 })
  }

  /** The group, always in the same order, as chance is drawn in it. */
  group(): MetGroup {
    const types: { kols: ArrayLike<number>; times: number }[] = [...this.#together.values()]
    for (const [kol, times] of this.#alone) types.push({ kols: [kol], times })
    types.sort((a, b) => inOrder(a.kols, b.kols))
    const attendees = types.reduce((sum, { kols }) => sum + kols.length, 0)
    const members = { starts: new Int32Array(types.length + 1), places: new Int32Array(attendees) }
    const times = new Int32Array(types.length)
    const places = new Map<number, number>()
    let end = 0
    let contacts = 0
    types.forEach((type, i) => {
      for (let k = 0; k < type.kols.length; k++) members.places[end++] = numberOf(places, type.kols[k]!)
      members.starts[i + 1] = end
      times[i] = type.times
      contacts += type.times * type.kols.length
    })
    return { kols: Int32Array.from(places.keys()), meetings: { members, times }, contacts }
  }
}

/** Compares lists by their first difference; of two that begin alike, the shorter comes first. */
function inOrder(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
