import type { AttributeMix } from '#contract/diversity'
import { entropy } from './indices'
import type { PlanShares } from './plan-shares'
import type { Attribute, PortfolioWindow } from './window'

/** How the contacts spread over the classes of an attribute, against the panel's planned spread. */
export function attributeMix({ kols }: PortfolioWindow, plan: PlanShares, attribute: Attribute): AttributeMix {
  const seen = new Map<string, number>()
  const planned = new Map<string, number>()
  let contacts = 0
  let unknown = 0
  let unknownPlanned = 0
  kols.forEach((kol, i) => {
    const value = kol.attributes[attribute]
    contacts += kol.contacts
    if (value === null) {
      unknown += kol.contacts
      if (kol.assigned) unknownPlanned += plan.shares[i]!
    } else {
      if (kol.contacts > 0) seen.set(value, (seen.get(value) ?? 0) + kol.contacts)
      if (kol.assigned) planned.set(value, (planned.get(value) ?? 0) + plan.shares[i]!)
    }
  })
  const total = (map: Map<string, number>) => [...map.values()].reduce((sum, weight) => sum + weight, 0)
  const [seenTotal, plannedTotal] = [total(seen), total(planned)]
  // Unknown is a class of its own: who is known says nothing of the others.
  const onPlan = plannedTotal + unknownPlanned
  const apart = (seenThere: number, plannedThere: number) => Math.abs(seenThere / contacts - plannedThere / onPlan) / 2
  let gap = apart(unknown, unknownPlanned)
  for (const value of new Set([...seen.keys(), ...planned.keys()])) {
    gap += apart(seen.get(value) ?? 0, planned.get(value) ?? 0)
  }
  return {
    classes: seen.size,
    effective: seenTotal === 0 ? null : Math.exp(entropy([...seen.values()])),
    effectiveAssigned: plannedTotal === 0 ? null : Math.exp(entropy([...planned.values()])),
    gap: contacts === 0 || onPlan === 0 ? null : gap,
    unknownShare: contacts === 0 ? null : unknown / contacts
  }
}
