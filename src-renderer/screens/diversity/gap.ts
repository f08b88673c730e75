import type { PortfolioRow } from '#contract/diversity'

/** The effective number of an MSL against what chance gives by plan. */
export interface Gap {
  effective: number
  /** The middle 95 % of what chance gives, and what its mean concentration comes to. */
  low: number
  high: number
  expected: number
  standing: 'below' | 'within' | 'above'
}

/** The gap of a portfolio; null where there is nothing to compare. The more concentrated, the fewer effective KOLs. */
export function gapOf({ hill, expected }: Pick<PortfolioRow, 'hill' | 'expected'>): Gap | null {
  if (hill.q2 === null || expected === null) return null
  const low = 1 / expected.herfindahl.high
  const high = 1 / expected.herfindahl.low
  return {
    effective: hill.q2,
    low,
    high,
    expected: 1 / expected.herfindahl.mean,
    standing: hill.q2 < low ? 'below' : hill.q2 > high ? 'above' : 'within'
  }
}

/** How many contacts are needed to tell how widely they spread, where there are fewer; else null. */
export function contactsNeeded({ overReliance }: Pick<PortfolioRow, 'overReliance'>): number | null {
  const few = overReliance.reasons.find(({ code }) => code === 'few-contacts')
  return few ? Number(few.because.figures['needed']) : null
}

/** Whether a plan says whom to see; without one the panel is whoever was seen, and means nothing. */
export const hasPlan = ({ assigned }: Pick<PortfolioRow, 'assigned'>): boolean => assigned !== null

/** The pair of MSLs who share the most KOLs, of equal ones the most alike; null where no KOL is shared. */
export function closestPair<P extends { shared: number; jaccard: number | null }>(pairs: readonly P[]): P | null {
  const sharing = pairs.filter(({ shared }) => shared > 0)
  return sharing.reduce<P | null>(
    (closest, pair) =>
      closest === null ||
      pair.shared > closest.shared ||
      (pair.shared === closest.shared && (pair.jaccard ?? 0) > (closest.jaccard ?? 0))
        ? pair
        : closest,
    null
  )
}
