import type { Day } from './calendar'
import type { KolCast } from './casting'
import { Urn, type Draw } from './draw'
import { groupBy } from './groups'
import type { SampleSize } from './options'
import type { Kol } from './people'

/** What the team noted of two KOLs; a referral points to the one who gets the patients. */
export interface Tie {
  readonly from: number
  readonly to: number
  readonly kind: 'stated' | 'referral'
  /** Of three. */
  readonly strength: number
  readonly notedOn: Day
}

/** Share of KOLs of whom the team noted a tie, and ties noted of one at most. */
const NOTED = 0.35
const MOST = 3

/**
 * Ties within a field, most of them within a region, to those whom others write with: stated stakeholders, and referrals
 * from the less known to the better known. Rising experts and those on either side of a gate have none, so that their
 * stories stay those of papers and talks.
 */
export function makeTies(size: SampleSize, kols: readonly Kol[], cast: KolCast, draw: Draw): Tie[] {
  const apart = new Set([...cast.gates.keys(), ...[...cast.gates.values()].flat()])
  const known = kols.filter(({ index, fitness, rising }) => fitness > 0 && !rising && !apart.has(index))
  const circles = groupBy(known, (kol) => `${kol.field.specialty}|${kol.institution.region}`)
  const byField = groupBy(known, (kol) => kol.field.specialty)
  const urns = new Map([...circles.values(), ...byField.values()].map((group) => [group, urnOf(group)]))
  const ties: Tie[] = []
  const taken = new Set<string>()
  for (const kol of known) {
    if (!draw.chance(NOTED)) continue
    for (let wanted = draw.between(1, MOST); wanted > 0; wanted--) {
      const group = draw.chance(0.85)
        ? circles.get(`${kol.field.specialty}|${kol.institution.region}`)!
        : byField.get(kol.field.specialty)!
      const drawn = urns.get(group)!.draw(draw)
      if (drawn === null) continue
      const other = group[drawn]!
      const pair = [kol.index, other.index].sort((a, b) => a - b).join(' ')
      if (other === kol || taken.has(pair)) continue
      taken.add(pair)
      const kind = other.fitness > kol.fitness && draw.chance(0.5) ? 'referral' : 'stated'
      const notedOn = size.from + draw.below(size.to - size.from)
      ties.push({ from: kol.index, to: other.index, kind, strength: draw.between(1, 3), notedOn })
    }
  }
  return ties
}

const urnOf = (group: readonly Kol[]) => new Urn(group.map(({ fitness }) => fitness))
