import { addMonths, type Day } from './calendar'
import { PARTS, type Part } from './conduct'
import type { Draw } from './draw'
import { byInfluence } from './influence'
import type { SampleSize } from './options'
import { SMALL_PANEL, type People } from './people'

/** So many MSLs share one set of parts; those beyond whole sets are ordinary. */
const TROUPE = 12

/** The part of each MSL, in random order: every part once for each twelve MSLs, the first ones in a smaller team. */
export function castParts(msls: number, draw: Draw): Part[] {
  const troupes = Math.max(1, Math.floor(msls / TROUPE))
  const parts: Part[] = Array.from({ length: troupes }, () => PARTS).flat()
  while (parts.length < msls) parts.push('ordinary')
  return draw.shuffled(parts.slice(0, msls))
}

/** What the sample tells about single KOLs, as indices. */
export interface KolCast {
  /** Among the most influential, on nobody's plan and seen by nobody. */
  readonly unseen: ReadonlySet<number>
  /** Rising experts on nobody's plan and seen by nobody. */
  readonly risingUnseen: ReadonlySet<number>
  /** Planned and seen by several MSLs: KOL to the others beside the one at home. */
  readonly crowded: ReadonlyMap<number, readonly number[]>
  /** Unseen ones who alone write with a circle outside of the field, whom nobody sees either: KOL to the circle. */
  readonly gates: ReadonlyMap<number, readonly number[]>
}

/** How many are in a circle behind a gate, and one circle for so many KOLs. */
const CIRCLE = { least: 5, most: 6 }
const KOLS_PER_GATE = 420

/** Chooses the KOLs of the stories by their influence. */
export function castKols({ msls, kols }: People, influence: Float64Array, draw: Draw): KolCast {
  const unseen = new Set<number>()
  const crowded = new Map<number, readonly number[]>()
  const rising = kols.filter((kol) => kol.rising).map(({ index }) => index)
  const risingUnseen = new Set(draw.some(rising, Math.ceil(rising.length / 2)))
  if (kols.length < SMALL_PANEL) return { unseen, risingUnseen, crowded, gates: new Map() }

  const leading = byInfluence(influence).slice(0, Math.ceil(kols.length * 0.12))
  const settled = leading.filter((kol) => {
    const { part } = msls[kols[kol]!.home]!
    return !kols[kol]!.doNotContact && !kols[kol]!.rising && part !== 'newcomer' && part !== 'over-reliant'
  })
  const wantedUnseen = Math.max(1, Math.round(kols.length / 70))
  const homes = new Set<number>()
  // One in a territory first, so that no territory looks left alone; the most central of all stays seen.
  for (const spread of [true, false]) {
    for (const kol of settled.slice(2, Math.ceil(settled.length / 2) + 2)) {
      const { home } = kols[kol]!
      if (unseen.size >= wantedUnseen || unseen.has(kol) || (spread && homes.has(home))) continue
      unseen.add(kol)
      homes.add(home)
    }
  }
  const visitors = msls.filter(({ part }) => part === 'ordinary' || part === 'strong' || part === 'late-documentation')
  const wantedCrowded = Math.max(1, Math.round(kols.length / 140))
  for (const kol of settled) {
    if (crowded.size >= wantedCrowded) break
    const others = visitors.filter(({ index }) => index !== kols[kol]!.home).map(({ index }) => index)
    if (!unseen.has(kol) && others.length >= 2 && msls[kols[kol]!.home]!.part === 'ordinary') {
      crowded.set(kol, draw.some(others, 2))
    }
  }
  return { unseen, risingUnseen, crowded, gates: gatesOf({ msls, kols }, unseen) }
}

/** Unseen KOLs in whose region enough are outside of the field, those left out whom the story of an MSL is told by. */
function gatesOf({ msls, kols }: Pick<People, 'msls' | 'kols'>, unseen: ReadonlySet<number>): Map<number, number[]> {
  const gates = new Map<number, number[]>()
  const taken = new Set<number>()
  for (const gate of unseen) {
    if (gates.size >= Math.max(1, Math.round(kols.length / KOLS_PER_GATE))) break
    const circle = kols.filter(
      ({ index, peripheral, doNotContact, home, institution: { region } }) =>
        peripheral &&
        !doNotContact &&
        !taken.has(index) &&
        region === kols[gate]!.institution.region &&
        msls[home]!.part !== 'topic-misfit'
    )
    if (circle.length < CIRCLE.least) continue
    const members = circle.slice(0, CIRCLE.most).map(({ index }) => index)
    for (const member of members) taken.add(member)
    gates.set(gate, members)
  }
  return gates
}

/** Days within which an MSL with favourites keeps to them; null for the others. */
export function habitOf(part: Part, size: SampleSize): { from: Day; to: Day } | null {
  if (part === 'over-reliant') return { from: size.from, to: size.to }
  if (part === 'recovered') return { from: size.from, to: Math.max(size.from, addMonths(size.to, -6)) }
  return null
}
