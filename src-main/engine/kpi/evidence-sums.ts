import type { Grouping } from '#contract/kpi'
import type { Connection } from '../workspace/connection'
import { Remembered } from '../workspace/remembered'
import { totalOf, type Sums, type Total, type Values } from './aggregate'
import type { Definition } from './definition'
import { groupKey, tellsMsls, type GroupKey } from './groups'
import type { Member } from './people'
import type { PeriodRow, Series } from './relations'
import { readSlotSums, rowsWithin, type SlotSums, type SumsAsked } from './slot-sums'
import { slotRanges, type SlotRange } from './slots'

/** Which rows a figure is asked of. */
export interface Asked {
  by: readonly Grouping[]
  /** Whose rows. */
  members: readonly Member[]
  /** The period, or its parts where it is parted into a series. */
  periods: readonly PeriodRow[]
  series: Series
}

/**
 * Whether sums by MSL and day say all that a figure needs; they know nothing of KOLs. Rows of own definitions are looked at
 * before they count.
 */
export const sumsSuffice = ({ own, aggregate }: Definition, by: readonly Grouping[]) =>
  !own && aggregate.kind !== 'distinct' && !by.includes('tier') && !by.includes('specialty')

/** So many rows of sums are kept, about sixty bytes each. */
const rowsKept = 3_000_000

/**
 * Keeps what evidence adds up to by MSL and day, or by MSL and period, so that any period, MSL or team is a sum over few
 * rows and no evidence need be written down for a figure.
 */
export class EvidenceSums {
  readonly #kept = new Remembered()
  #rows = 0

  constructor(private readonly connection: Connection) {}

  /** Makes room before a request where many sums are kept: none may go while they are being asked. */
  makeRoom(): void {
    if (this.#rows > rowsKept) this.clear()
  }

  /** Forgets everything. */
  clear(): void {
    this.#kept.clear()
    this.#rows = 0
  }

  /** Whether sums are kept under that key. */
  keeps(key: string): boolean {
    return this.#kept.has(key)
  }

  /** The sums kept under a key that tells apart what gives other rows; they are made where they are missing. */
  of(key: string, asked: () => Promise<SumsAsked>): Promise<SlotSums> {
    return this.#kept.of(key, async () => {
      const sums = await readSlotSums(this.connection, await asked())
      this.#rows += sums.slots.length
      return sums
    })
  }
}

/** Totals of every group from the sums of definitions, one after the other. */
export function totalsFrom({ by, members, periods, series }: Asked) {
  const keyOf = keysOf(by)
  return (definition: Definition, sums: SlotSums): Map<GroupKey, Total> => {
    const groups = new Map<GroupKey, Group>()
    const ranges = slotRanges(definition, periods, series)
    for (const member of members) {
      for (const range of ranges) {
        const [first, end] = rowsWithin(sums, member.number, range)
        if (first === end) continue
        const key = keyOf(member, range)
        let group = groups.get(key)
        if (group === undefined) groups.set(key, (group = new Group()))
        group.add(sums, first, end)
      }
    }
    return new Map(
      [...groups].map(([key, group]) => [
        key,
        totalOf(definition, group, [...group.warnings], sums.value !== null ? group.values : undefined)
      ])
    )
  }
}

/** The rows of one group, added up. */
class Group implements Sums {
  numerator: number | null = null
  denominator: number | null = null
  sum: number | null = null
  n = 0
  pending = 0
  eligible = 0
  /** Sums know no keys. */
  readonly distinct = 0
  readonly warnings = new Set<string>()
  readonly #happened: number[] = []
  readonly #open: number[] = []

  add(sums: SlotSums, first: number, end: number): void {
    this.n += total(sums.n, first, end)
    this.pending += total(sums.pending, first, end)
    this.eligible += total(sums.eligible, first, end)
    this.numerator = added(this.numerator, sums.numerator, first, end)
    this.denominator = added(this.denominator, sums.denominator, first, end)
    this.sum = added(this.sum, sums.sum, first, end)
    const { value, event, warnings } = sums
    if (value !== null && event !== null) this.#addValues(value, event, sums.n, first, end)
    if (warnings.size === 0) return
    for (let row = first; row < end; row++) for (const warning of warnings.get(row) ?? []) this.warnings.add(warning)
  }

  #addValues(value: Float64Array, event: Float64Array, n: Float64Array, first: number, end: number): void {
    for (let row = first; row < end; row++) {
      if (Number.isNaN(value[row])) continue
      const list = event[row] === 0 ? this.#open : this.#happened
      for (let time = n[row]!; time > 0; time--) list.push(value[row]!)
    }
  }

  /** All values in ascending order; of those alike, the ones that have not happened come first. */
  get values(): Values {
    const happened = new Float64Array(this.#happened).sort()
    if (this.#open.length === 0) return { values: Array.from(happened), events: new Array(happened.length).fill(1) }
    const open = new Float64Array(this.#open).sort()
    const values: number[] = []
    const events: number[] = []
    for (let a = 0, b = 0; a < open.length || b < happened.length;) {
      const isOpen = b === happened.length || open[a]! <= happened[b]!
      values.push(isOpen ? open[a++]! : happened[b++]!)
      events.push(isOpen ? 0 : 1)
    }
    return { values, events }
  }
}

function total(numbers: Float64Array, first: number, end: number): number {
  let sum = 0
  for (let i = first; i < end; i++) sum += numbers[i]!
  return sum
}

/** A sum with those of the numbers that are any; null where there has been none. */
function added(before: number | null, numbers: Float64Array | null, first: number, end: number): number | null {
  if (numbers === null) return before
  let sum = before
  for (let i = first; i < end; i++) if (!Number.isNaN(numbers[i])) sum = (sum ?? 0) + numbers[i]!
  return sum
}

type KeyOf = (member: Member, range: SlotRange) => GroupKey

/** Keys of groups, each put together once for all definitions. */
function keysOf(by: readonly Grouping[]): KeyOf {
  const known = new Map<Member, Map<string | null, GroupKey>>()
  return (member, { periodId }) => {
    const own = known.get(member) ?? new Map<string | null, GroupKey>()
    known.set(member, own)
    const key = own.get(periodId) ?? groupKey(by.map((grouping) => (tellsMsls(grouping) ? member[grouping] : periodId)))
    own.set(periodId, key)
    return key
  }
}
