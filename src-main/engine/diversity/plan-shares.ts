import { sumOfSquares } from './null-model'

/** A KOL of a panel or of the contacts, as the plan sees them. */
export interface PlannedKol {
  kol: string
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
  const hasPlan = kols.some(({ assigned }) => assigned)
  const onPanel = (kol: PlannedKol) => kol.assigned || !hasPlan
  const named = hasPlan && kols.some(({ assigned, planned }) => assigned && (planned ?? 0) > 0)
  const lastWeight = tierWeights.at(-1) ?? 1
  const byTier = ({ tier }: PlannedKol) => tierWeights[(tier ?? 0) - 1] ?? lastWeight
  // A panel of tiers that weigh nothing is one of equals.
  const weighs = kols.some((kol) => onPanel(kol) && byTier(kol) > 0)
  const weightOf = (kol: PlannedKol) => (named ? (kol.planned ?? 0) : weighs ? byTier(kol) : 1)
  const panelWeight = kols.filter(onPanel).reduce((sum, kol) => sum + weightOf(kol), 0)
  const offPlan = kols.filter((kol) => !onPanel(kol)).length
  const panelShare = offPlan > 0 ? 1 - offPlanAllowance : 1
  const shares = Float64Array.from(kols, (kol) =>
    onPanel(kol) ? (panelShare * weightOf(kol)) / panelWeight : offPlanAllowance / offPlan
  )
  const panel = kols.filter(onPanel).map((kol) => weightOf(kol) / panelWeight)
  return {
    shares,
    panel,
    hillPlan: panel.length === 0 ? null : 1 / sumOfSquares(panel),
    model: !hasPlan
      ? 'tier weights over the KOLs seen (no plan)'
      : named
        ? 'planned contacts'
        : 'tier weights over the panel'
  }
}
