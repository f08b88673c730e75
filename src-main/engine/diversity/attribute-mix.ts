import type { AttributeMix } from '#contract/diversity'
import { Multinomial, themselves } from '#base/multinomial'
import { entropy } from './indices'
import type { PlanShares } from './plan-shares'
import type { PortfolioWindow } from './window'

/** The attributes of KOLs whose mix is told. */
export const attributes = ['specialty', 'institution', 'region', 'tier'] as const
export type Attribute = (typeof attributes)[number]

/** Enough for a percentile that is told in whole percents. */
const draws = 2000

/** What the contacts, the panel and the plan with its allowance give to a class of an attribute. */
interface MixClass {
  /** Null is the class of KOLs without a value: who is known says nothing of the others. */
  value: string | null
  contacts: number
  /** Planned share of the panel's KOLs. */
  panel: number
  /** Share that contacts placed by plan and chance would have, those off the plan included. */
  share: number
}

/**
 * How the contacts spread over the classes of an attribute, against the panel's planned spread, and how far apart chance
 * alone would put the two; that is told from `least` contacts on.
 * @param seed the same seed gives the same draws
 */
export function attributeMix(
  kols: readonly Pick<PortfolioWindow['kols'][number], 'contacts' | 'assigned' | 'attributes'>[],
  plan: PlanShares,
  attribute: Attribute,
  { least, seed }: { least: number; seed: string }
): AttributeMix {
  const byValue = new Map<string | null, MixClass>()
  kols.forEach((kol, i) => {
    const value = kol.attributes[attribute]
    const found = byValue.get(value) ?? { value, contacts: 0, panel: 0, share: 0 }
    byValue.set(value, found)
    found.contacts += kol.contacts
    found.share += plan.shares[i]!
    if (kol.assigned) found.panel += plan.shares[i]!
  })
  const classes = [...byValue.values()]
  const contacts = classes.reduce((sum, one) => sum + one.contacts, 0)
  const onPlan = classes.reduce((sum, one) => sum + one.panel, 0)
  const target = classes.map(({ panel }) => panel / onPlan)
  const known = classes.filter(({ value }) => value !== null)
  const seen = known.filter((one) => one.contacts > 0)
  const planned = known.filter(({ panel }) => panel > 0)
  const isTold = contacts > 0 && onPlan > 0
  return {
    classes: seen.length,
    effective: seen.length === 0 ? null : Math.exp(entropy(seen.map((one) => one.contacts))),
    effectiveAssigned: planned.length === 0 ? null : Math.exp(entropy(planned.map(({ panel }) => panel))),
    gap: isTold
      ? apart(
          classes.map((one) => one.contacts),
          contacts,
          target
        )
      : null,
    chance: isTold && contacts >= least ? byChance(classes, contacts, target, seed) : null,
    unknownShare: contacts === 0 ? null : (byValue.get(null)?.contacts ?? 0) / contacts
  }
}

/** Total variation between the shares of counts and those aimed at. */
function apart(counts: ArrayLike<number>, total: number, target: readonly number[]): number {
  return target.reduce((sum, share, i) => sum + Math.abs(counts[i]! / total - share), 0) / 2
}

function byChance(
  classes: readonly MixClass[],
  contacts: number,
  target: readonly number[],
  seed: string
): AttributeMix['chance'] {
  const size = classes.length
  const shares = classes.map(({ share }) => share)
  const own = themselves(size)
  // Every class is a part of its own, so that the draws are told by class.
  const multinomial = new Multinomial(shares, seed, { ...own, parts: size, partOf: own.members.places })
  const { partCounts } = multinomial.tallies(contacts, draws)
  const gaps = Float64Array.from({ length: draws }, (_, i) =>
    apart(partCounts.subarray(i * size, (i + 1) * size), contacts, target)
  ).sort()
  const atMost = (part: number) => gaps[Math.ceil(part * draws) - 1]!
  return { median: atMost(0.5), p95: atMost(0.95) }
}
