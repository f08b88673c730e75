import type { Grouping } from '#contract/kpi'
import type { Connection } from '../workspace/connection'
import { totalOf, type Sums, type Total, type Values } from './aggregate'
import type { Definition } from './definition'
import { groupKey, tellsMsls, type GroupKey } from './groups'
import type { Member } from './people'
import type { PeriodRow, Series } from './relations'
import { readSlotSums, rowsWithin, type SlotSums, type Summable, type SumsAsked, type Valued } from './slot-sums'
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

/** A definition with what its evidence adds up to. */
export interface Summed {
  definition: Definition
  sums: SlotSums
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
  readonly #kept = new Map<string, SlotSums>()
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
  async of(key: string, asked: () => Promise<SumsAsked>): Promise<SlotSums> {
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const sums = await readSlotSums(this.connection, await asked())
    this.#kept.set(key, sums)
    this.#rows += sums.slots.length
    return sums
  }
}

/** Totals of every group by the definition's id. */
export function totalsOf(summed: readonly Summed[], asked: Asked): Map<string, Map<GroupKey, Total>> {
  const keyOf = keysOf(asked)
  return new Map(summed.map(({ definition, sums }) => [definition.id, totals(definition, sums, asked, keyOf)]))
}

function totals(
  definition: Definition,
  sums: SlotSums,
  { members, periods, series }: Asked,
  keyOf: KeyOf
): Map<GroupKey, Total> {
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
      totalOf(definition, group, [...group.warnings], 'value' in sums ? group.values : undefined)
    ])
  )
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
    for (let row = first; row < end; row++) {
      this.n += sums.n[row]!
      this.pending += sums.pending[row]!
      this.eligible += sums.eligible[row]!
    }
    if ('value' in sums) this.#addValues(sums, sums.n, first, end)
    else this.#addSums(sums, first, end)
    if (sums.warnings.size === 0) return
    for (let row = first; row < end; row++)
      for (const warning of sums.warnings.get(row) ?? []) this.warnings.add(warning)
  }

  #addSums({ numerator, denominator, sum }: Summable, first: number, end: number): void {
    for (let row = first; row < end; row++) {
      this.numerator = added(this.numerator, numerator[row]!)
      this.denominator = added(this.denominator, denominator[row]!)
      this.sum = added(this.sum, sum[row]!)
    }
  }

  #addValues({ value, event }: Valued, n: Float64Array, first: number, end: number): void {
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

const added = (sum: number | null, more: number) => (Number.isNaN(more) ? sum : (sum ?? 0) + more)

type KeyOf = (member: Member, range: SlotRange) => GroupKey

/** Keys of groups, each put together once for all definitions. */
function keysOf({ by }: Asked): KeyOf {
  const known = new Map<Member, Map<string | null, GroupKey>>()
  return (member, { periodId }) => {
    const own = known.get(member) ?? new Map<string | null, GroupKey>()
    known.set(member, own)
    const key = own.get(periodId) ?? groupKey(by.map((grouping) => (tellsMsls(grouping) ? member[grouping] : periodId)))
    own.set(periodId, key)
    return key
  }
}
