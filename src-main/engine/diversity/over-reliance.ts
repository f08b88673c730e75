import { reasonSentence, type ReasonWording, type WordedReason } from '#base/reason-words'
import type { PortfolioRow } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { daysBetween } from '#base/days'
import type { PlanShares } from './plan-shares'
import type { PortfolioWindow } from './window'

/** What is judged; what may explain it, and whether it is intended, is read apart. */
type OverReliance = Omit<PortfolioRow['overReliance'], 'explanations' | 'finding' | 'intended'>
type Reason = OverReliance['reasons'][number]

export interface Thresholds {
  minContacts: number
  minPanel: number
}

/** What the verdict on one MSL rests on. */
export interface Judged {
  window: PortfolioWindow
  plan: PlanShares
  contacts: number
  panel: number
  /** Effective number from the unbiased index over the planned one; null where it is not defined. */
  effectiveRatio: number | null
  gamma: number | null
  pValue: number | null
  /** p after Benjamini–Hochberg over the MSLs judged together. */
  adjustedP: number | null
  /** Excess and p in the window before; null where it holds too little to tell. */
  before: { gamma: number; pValue: number } | null
}

const historyDays = 182

/**
 * Judges whether an MSL leans on few KOLs. Too few: fewer contacts, a smaller panel or a shorter history than can tell.
 * Watch: p < 0.05 and (effective number under 0.6 of the plan's or excess over 0.02), with the false discovery rate of
 * the team held. Alert: p < 0.01 and excess over 0.05, now and in the window before, and somebody pays for it. Without
 * a plan at most watch.
 */
export function judge(
  judged: Judged,
  period: Period,
  { minContacts, minPanel }: Thresholds,
  fdr: number
): OverReliance {
  const { window, contacts, gamma, pValue, adjustedP, effectiveRatio, before } = judged
  const topKols = kolsReliedOn(judged)
  const hasPlan = window.kols.some(({ assigned }) => assigned)
  const reasons: Reason[] = hasPlan ? [] : [reasonOf('no-plan')]
  const lacking = tooFew(judged, period, minContacts, minPanel)
  if (lacking.length > 0 || gamma === null || pValue === null) {
    return { level: 'too-few', reasons: [...reasons, ...lacking], topKols }
  }
  const isWide = !(effectiveRatio !== null && effectiveRatio < 0.6) && gamma <= 0.02
  if (pValue >= 0.05 || isWide || (adjustedP ?? pValue) > fdr) return { level: 'none', reasons, topKols }
  const shares = topKols.slice(0, 3).reduce((sum, { share }) => sum + share, 0)
  const planned = topKols.slice(0, 3).reduce((sum, kol) => sum + (kol.planned ?? 0), 0)
  const chance = Math.max(1, Math.round(pValue * 1000))
  const parts = { kols: Math.min(3, topKols.length), share: shares, contacts, planned, chance }
  reasons.push(
    reasonOf(pValue < 0.001 ? 'excess-concentration-rare' : 'excess-concentration', parts, 'excess-concentration')
  )
  if (effectiveRatio !== null && effectiveRatio < 0.6) {
    reasons.push(reasonOf('narrow-portfolio', { ratio: effectiveRatio }))
  }
  const paid = whoPays(window, period)
  const lasts = before !== null && before.pValue < 0.01 && before.gamma > 0.05
  if (hasPlan && pValue < 0.01 && gamma > 0.05 && lasts && paid.length > 0) {
    return { level: 'alert', reasons: [...reasons, ...paid], topKols }
  }
  if (!lasts) reasons.push(reasonOf(before === null ? 'before-unknown' : 'not-lasting', {}, 'not-lasting'))
  return { level: 'watch', reasons: [...reasons, ...paid], topKols }
}

function tooFew({ window, contacts, panel }: Judged, period: Period, minContacts: number, minPanel: number): Reason[] {
  const reasons: Reason[] = []
  if (contacts < minContacts) reasons.push(reasonOf('few-contacts', { n: contacts, needed: minContacts }))
  if (panel < minPanel) reasons.push(reasonOf('small-panel', { n: panel, needed: minPanel }))
  const first = window.firstContactOn
  if (first === null || daysBetween(first, period.asOf) < historyDays) {
    reasons.push(reasonOf('contacts-short', {}, 'short-history'))
  }
  return reasons
}

/** Concentration harms where others are neglected for it. */
function whoPays(window: PortfolioWindow, period: Period): Reason[] {
  const priority = window.kols.filter(({ assigned, tier }) => assigned && (tier === 1 || tier === 2))
  const reasons: Reason[] = []
  if (priority.length > 0) {
    const covered = priority.filter(({ contacts }) => contacts > 0).length
    if (covered / priority.length < 0.85) {
      reasons.push(reasonOf('priority-coverage', { covered, priority: priority.length }))
    }
    const dormant = priority.filter(
      ({ lastContactOn, assignedOn, gapDays }) =>
        daysBetween(lastContactOn ?? assignedOn ?? period.asOf, period.asOf) > Math.max(90, 1.5 * (gapDays ?? 0))
    ).length
    if (dormant / priority.length > 0.15) {
      reasons.push(reasonOf('dormant-priority', { dormant, priority: priority.length }))
    }
  }
  const { judged, singleSource } = window.themes
  if (judged > 0 && singleSource / judged > 0.4) {
    reasons.push(reasonOf('single-source-themes', { single: singleSource, judged }))
  }
  return reasons
}

/** KOLs that carry the excess: far more contacts than their planned share gives by chance, at least the top three. */
function kolsReliedOn({ window, plan, contacts }: Judged): OverReliance['topKols'] {
  if (contacts === 0) return []
  const ranked = window.kols
    .map(({ kol, name, contacts: seen }, i) => {
      const planned = plan.shares[i]!
      const spread = Math.sqrt(contacts * planned * (1 - planned)) || 1
      return { kol, kolName: name, share: seen / contacts, planned, excess: (seen - contacts * planned) / spread }
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.excess - a.excess || (a.kol < b.kol ? -1 : 1))
  return ranked
    .filter(({ excess }, i) => i < 3 || (i < 8 && excess > 3))
    .map(({ kol, kolName, share, planned }) => ({ kol, kolName, share, planned }))
}

/** A reason; its code where that is not the name of its sentence. */
const reasonOf = (wording: ReasonWording, figures: WordedReason['figures'] = {}, code: string = wording): Reason => ({
  code,
  text: reasonSentence(wording, figures),
  because: { wording, figures }
})
