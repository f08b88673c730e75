import { sumOfSquares } from './null-model'

/** A KOL of a panel or of the contacts, as the plan sees them. */
export interface PlannedKol {
  assigned: boolean
  /** Planned contacts in the window; null where the plan names none. */
  planned: number | null
  tier: number | null
}

/** Planned share of each KOL, in the order given. */
export interface PlanShares {
  /** Sum to 1 over all KOLs; those off the plan share an allowance evenly. */
  shares: Float64Array
  /** Sum to 1 over the panel alone, in its order: the assigned KOLs, without a plan all of them. */
  panel: readonly number[]
  /** Effective number the plan means, 1/Σw² over the assigned KOLs alone; null for none. */
  hillPlan: number | null
  model: string
}

/**
 * The shares that contacts would have by plan: planned contacts, else tier weights; KOLs seen off the plan form one
 * class of weight `offPlanAllowance`. Without a plan all KOLs seen are the panel.
 * @param tierWeights weights of tiers 1 to 4; a KOL without a tier has the last
 */
export function planShares(
  kols: readonly PlannedKol[],
  tierWeights: readonly number[],
  offPlanAllowance: number
): PlanShares {
  const assigned = kols.filter((kol) => kol.assigned)
  const hasPlan = assigned.length > 0
  const onPanel = hasPlan ? assigned : kols
  const { weights, model } = panelWeights(onPanel, hasPlan, tierWeights)
  const sum = weights.reduce((a, b) => a + b, 0)
  const panel = weights.map((weight) => weight / sum)
  const offPlan = kols.length - onPanel.length
  const panelShare = offPlan > 0 ? 1 - offPlanAllowance : 1
  const shares = new Float64Array(kols.length)
  let place = 0
  kols.forEach((kol, i) => {
    shares[i] = kol.assigned || !hasPlan ? (panelShare * weights[place++]!) / sum : offPlanAllowance / offPlan
  })
  return { shares, panel, hillPlan: panel.length === 0 ? null : 1 / sumOfSquares(panel), model }
}

/** What the plan says each KOL of the panel weighs, and by what. */
function panelWeights(
  panel: readonly PlannedKol[],
  hasPlan: boolean,
  tierWeights: readonly number[]
): { weights: number[]; model: string } {
  if (hasPlan && panel.some(({ planned }) => (planned ?? 0) > 0))
    return { weights: panel.map(({ planned }) => planned ?? 0), model: 'planned contacts' }
  const lastWeight = tierWeights.at(-1) ?? 1
  const byTier = panel.map(({ tier }) => tierWeights[(tier ?? 0) - 1] ?? lastWeight)
  return {
    // A panel of tiers that weigh nothing is one of equals.
    weights: byTier.some((weight) => weight > 0) ? byTier : panel.map(() => 1),
    model: hasPlan ? 'tier weights over the panel' : 'tier weights over the KOLs seen (no plan)'
  }
}
