import { monthOf, yearStart, type Day } from './calendar'
import { habitOf, type KolCast } from './casting'
import type { Draw } from './draw'
import { groupBy } from './groups'
import type { SampleSize } from './options'
import type { Msl, People } from './people'

/** An MSL is meant to see a KOL so often within half-open days. */
export interface PlanEntry {
  readonly msl: number
  readonly kol: number
  readonly from: Day
  readonly to: Day
  readonly planned: number
  /** Planned contacts scaled to a year. */
  readonly perYear: number
}

export interface Plan {
  /** By MSL. */
  readonly entries: readonly (readonly PlanEntry[])[]
  /** KOLs at home that are on no plan but may be met, by MSL. */
  readonly offPlan: readonly (readonly number[])[]
  /** The three an MSL with the habit leans on; empty for the others. */
  readonly favourites: readonly (readonly number[])[]
  /** Priority KOLs that such an MSL stops seeing. */
  readonly neglected: readonly ReadonlySet<number>[]
}

/** Planned contacts by tier, as multiples of tier 3. */
const TIER_WEIGHT = [0, 4, 2, 1, 0.5] as const
/** Contacts that an interaction leads to, on average, after the cancelled and the attended in company. */
const CONTACTS_PER_INTERACTION = 1.12
/** Below so many KOLs on a panel no habit shows. */
export const SMALLEST_PANEL = 12

/** Assigns KOLs to MSLs and plans contacts by tier, in calendar years, so that the meetings can follow the plan. */
export function makePlan(size: SampleSize, people: People, tiers: Uint8Array, cast: KolCast, draw: Draw): Plan {
  const panels = panelsOf(people, tiers, cast, draw.of('panels'))
  const weight = (kol: number) => TIER_WEIGHT[tiers[kol]!]!
  const unit = unitsOf(
    size,
    people.msls,
    panels.map((panel) => panel.reduce((sum, kol) => sum + weight(kol), 0))
  )
  const perYear = (msl: number, kol: number) => Math.max(1, Math.round(weight(kol) * unit[msl]!))
  const favourites = people.msls.map((msl) =>
    favouritesOf(msl, size, panels[msl.index]!, people, tiers, draw.of(`favourites/${msl.index}`))
  )
  const entries = people.msls.map(({ index, startedOn }) => {
    const swaps = draw.of(`changes/${index}`)
    return panels[index]!.flatMap((kol) => {
      // One KOL in twelve of the lower tiers joins the panel in the second year, another leaves it then.
      const change = tiers[kol]! > 2 && !favourites[index]!.includes(kol) ? swaps.below(24) : -1
      return yearsOf(size)
        .filter((_, year) => (change !== 0 || year > 0) && (change !== 1 || year === 0))
        .map((year) =>
          entry(index, kol, Math.max(yearStart(year), startedOn), yearStart(year + 1), perYear(index, kol))
        )
    }).filter(({ from, to }) => from < to)
  })
  for (const cover of coversOf(size, people, panels, tiers)) {
    for (const year of yearsOf(size)) {
      const { kol, msl, until } = cover
      const to = Math.min(yearStart(year + 1), until)
      if (yearStart(year) < to)
        entries[msl]!.push(entry(msl, kol, yearStart(year), to, Math.max(1, perYear(msl, kol) / 2)))
    }
  }
  return {
    entries,
    offPlan: offPlanOf(people, panels, cast),
    favourites,
    neglected: neglectedOf(favourites, panels, tiers, draw)
  }
}

function entry(msl: number, kol: number, from: Day, to: Day, perYear: number): PlanEntry {
  return { msl, kol, from, to, perYear, planned: Math.max(1, Math.round((perYear * (to - from)) / 365)) }
}

function yearsOf({ from, to }: SampleSize): number[] {
  const first = monthOf(from).year
  return Array.from({ length: monthOf(to - 1).year - first + 1 }, (_, i) => first + i)
}

/** KOLs of each MSL: most of those at home, and the crowded ones of others. */
function panelsOf({ msls, kols }: People, tiers: Uint8Array, cast: KolCast, draw: Draw): number[][] {
  const panels: number[][] = msls.map(() => [])
  for (const kol of kols) {
    const index = kol.index
    if (cast.unseen.has(index) || cast.risingUnseen.has(index) || kol.peripheral || kol.doNotContact) continue
    if (draw.chance(0.88) || tiers[index] === 1 || kol.rising || cast.crowded.has(index)) panels[kol.home]!.push(index)
    for (const msl of cast.crowded.get(index) ?? []) panels[msl]!.push(index)
  }
  return panels
}

/** Planned contacts a year of a KOL in tier 3, by MSL: what the working time allows, shared out by tier. */
function unitsOf(size: SampleSize, msls: readonly Msl[], weights: readonly number[]): number[] {
  const days = size.to - size.from
  const presence = msls.map(
    ({ startedOn, conduct }) => (conduct.volume * (size.to - Math.max(size.from, startedOn))) / days
  )
  const team = presence.reduce((sum, share) => sum + share, 0)
  const contacts = (size.interactions * CONTACTS_PER_INTERACTION * 365) / days / team
  const units = weights.map((weight) => contacts / Math.max(1, weight))
  // A small panel is not seen without limit.
  const usual = [...units].sort((a, b) => a - b)[Math.floor(units.length / 2)]!
  return units.map((unit) => Math.min(unit, usual * 1.3))
}

/** Convenient company: three KOLs that the plan gives no such weight. */
function favouritesOf(
  msl: Msl,
  size: SampleSize,
  panel: readonly number[],
  { kols }: People,
  tiers: Uint8Array,
  draw: Draw
): number[] {
  if (habitOf(msl.part, size) === null || panel.length < SMALLEST_PANEL) return []
  const open = panel.filter((kol) => !kols[kol]!.rising)
  const near = draw.shuffled(open).sort((a, b) => Math.abs(tiers[a]! - 3) - Math.abs(tiers[b]! - 3))
  return near.slice(0, 3)
}

function neglectedOf(
  favourites: readonly (readonly number[])[],
  panels: readonly (readonly number[])[],
  tiers: Uint8Array,
  draw: Draw
): Set<number>[] {
  return panels.map((panel, msl) => {
    if (favourites[msl]!.length === 0) return new Set()
    const priority = panel.filter((kol) => tiers[kol]! <= 2 && !favourites[msl]!.includes(kol))
    return new Set(draw.of(`neglected/${msl}`).some(priority, Math.ceil(priority.length * 0.6)))
  })
}

/** Until a newcomer starts, a colleague looks after the priority KOLs of the empty territory. */
function coversOf(size: SampleSize, { msls }: People, panels: readonly (readonly number[])[], tiers: Uint8Array) {
  const free = msls.filter(({ part }) => part === 'ordinary')
  const newcomers = msls.filter(({ startedOn }) => startedOn > size.from)
  return newcomers.flatMap(({ index, startedOn, area }, i) => {
    const colleague = free.find((msl) => msl.area.team === area.team) ?? free[i % free.length]
    if (!colleague) return []
    const priority = panels[index]!.filter((kol) => tiers[kol]! <= 2 && !panels[colleague.index]!.includes(kol))
    return priority.map((kol) => ({ kol, msl: colleague.index, until: startedOn }))
  })
}

function offPlanOf({ msls, kols }: People, panels: readonly (readonly number[])[], cast: KolCast): number[][] {
  const atHome = groupBy(kols, ({ home }) => home)
  const behindGates = new Set([...cast.gates.values()].flat())
  return msls.map(({ index }) => {
    const panel = new Set(panels[index])
    return (atHome.get(index) ?? [])
      .filter(
        (kol) =>
          !panel.has(kol.index) &&
          !kol.doNotContact &&
          !behindGates.has(kol.index) &&
          !cast.unseen.has(kol.index) &&
          !cast.risingUnseen.has(kol.index)
      )
      .map((kol) => kol.index)
  })
}
