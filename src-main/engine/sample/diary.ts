import type { Day } from './calendar'
import { habitOf } from './casting'
import { Urn, type Draw } from './draw'
import { groupBy } from './groups'
import type { Msl } from './people'
import type { PlanEntry } from './plan'
import type { World } from './world'

/** How the meetings of those with favourites fall to the three. */
const FAVOURITE_SHARES = [0.4, 0.33, 0.27] as const
/** Days after which neglected KOLs are no longer seen. */
const NEGLECT_AFTER = 120

/** Whom an MSL sees next: by plan and by how long ago the last time was, by habit, and now and then off the plan. */
export class Diary {
  readonly #lastSeen = new Map<number, Day>()
  readonly #habit: { from: Day; to: Day } | null
  #active: PlanEntry[] = []
  #urn = new Urn([])
  #bySite = new Map<number, number[]>()

  constructor(
    private readonly world: World,
    private readonly msl: Msl
  ) {
    this.#habit = habitOf(msl.part, world.size)
  }

  /** Takes up the plan in force on a day. */
  turnTo(day: Day): void {
    const { plan, kols, size } = this.world
    const shunned = this.#inHabit(day) && day >= size.from + NEGLECT_AFTER ? plan.neglected[this.msl.index]! : null
    this.#active = plan.entries[this.msl.index]!.filter(
      ({ from, to, kol }) => day >= from && day < to && !shunned?.has(kol)
    )
    this.#urn = new Urn(this.#active.map(({ perYear }) => perYear))
    this.#bySite = new Map(
      [...groupBy(this.#active, ({ kol }) => kols[kol]!.institution.index)].map(([site, entries]) => [
        site,
        entries.map(({ kol }) => kol)
      ])
    )
  }

  /** The KOL to arrange a meeting with; null where the MSL has nobody. */
  next(day: Day, draw: Draw): number | null {
    const { plan } = this.world
    const favourites = plan.favourites[this.msl.index]!
    if (favourites.length > 0 && this.#inHabit(day) && draw.chance(this.msl.conduct.favourites)) {
      return favourites[draw.weighted(FAVOURITE_SHARES)]!
    }
    const others = plan.offPlan[this.msl.index]!
    const aside = draw.chance(this.msl.conduct.offPlan)
    if (others.length > 0 && (aside || this.#urn.total === 0)) return draw.pick(others)
    return this.#due(day, draw)
  }

  /** Others who join: colleagues of the same institution first, those interested before the rest. */
  company(first: number, wanted: number, topic: string, draw: Draw): number[] {
    const { kols } = this.world
    const group = new Set([first])
    const colleagues = this.#bySite.get(kols[first]!.institution.index) ?? []
    for (let attempt = 0; attempt < wanted * 5 && group.size <= wanted; attempt++) {
      const near = colleagues.length > 0 && draw.chance(0.6)
      const drawn = near ? draw.pick(colleagues) : this.#urn.draw(draw)
      if (drawn === null) break
      const kol = near ? drawn : this.#active[drawn]!.kol
      if (attempt >= wanted * 3 || kols[kol]!.interests.includes(topic)) group.add(kol)
    }
    group.delete(first)
    return [...group]
  }

  /** An audience from the panel and the territory around it. */
  audience(first: number, wanted: number, draw: Draw): number[] {
    const around = [...this.#active.map(({ kol }) => kol), ...this.world.plan.offPlan[this.msl.index]!]
    return draw.some(
      around.filter((kol) => kol !== first),
      wanted
    )
  }

  /** Whether the two have met within the sample. */
  knows(kol: number): boolean {
    return this.#lastSeen.has(kol)
  }

  /** Remembers that a KOL was seen. */
  note(kol: number, day: Day): void {
    this.#lastSeen.set(kol, day)
  }

  #inHabit(day: Day): boolean {
    return this.#habit !== null && day >= this.#habit.from && day < this.#habit.to
  }

  /** By planned contacts, put off while the last contact is more recent than the plan's interval. */
  #due(day: Day, draw: Draw): number | null {
    let entry: PlanEntry | null = null
    for (let attempt = 0; attempt < 24; attempt++) {
      const drawn = this.#urn.draw(draw)
      if (drawn === null) return null
      entry = this.#active[drawn]!
      const last = this.#lastSeen.get(entry.kol)
      if (last === undefined) break
      const elapsed = ((day - last) * entry.perYear) / 365
      if (elapsed >= 1 || draw.unit() < Math.max(0.03, elapsed * elapsed)) break
    }
    return entry?.kol ?? null
  }
}
