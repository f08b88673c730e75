import type { Figure } from '#contract/kpi'
import { because, noReason, type Because } from '#base/reason-words'
import type { Total } from './aggregate'
import type { Definition } from './definition'

/** Thresholds under which a figure is withheld. */
export interface Thresholds {
  ratioMinN: number
  medianMinN: number
  minContacts: number
  minPanel: number
  hide: number
  warn: number
}

/** What a total is judged by. */
export interface Grounds {
  thresholds: Thresholds
  /** KOLs on the panel of the group, where the figure is one of diversity. */
  panel: number
  /** Why the KPI tells nothing at all, and why nothing of this period. */
  unavailable: Because | null
  shortHistory: Because | null
}

/** The figure of a group, as yet without an objective: decides whether it may be shown, and says why where it may not. */
export function judged(definition: Definition, group: Figure['group'], total: Total, grounds: Grounds): Figure {
  const { kind } = definition.aggregate
  const { numerator, denominator, n, pending, completeness, warnings } = total
  const isShare = kind === 'ratio' || kind === 'rate' || kind === 'ratio-of-means'
  const withheld = withheldBecause(definition, total, grounds)
  const isShown = withheld === null
  const isThin = isShown && completeness !== null && completeness < grounds.thresholds.warn
  const { reason, because } = withheld?.why ?? noReason
  // Written out: there are tens of thousands of them, and spreading one into the next takes most of the time.
  return {
    kpi: definition.id,
    group,
    unit: definition.unit,
    value: isShown ? total.value : null,
    low: isShown ? total.low : null,
    high: isShown ? total.high : null,
    method: isShown ? total.method : null,
    companions: isShown ? total.companions : {},
    numerator: isShare ? (numerator ?? 0) : null,
    denominator: isShare ? (denominator ?? 0) : null,
    n,
    pending,
    completeness,
    warnings: isThin ? [...warnings, 'partly-filled'] : [...warnings],
    state: withheld?.state ?? 'ok',
    reason,
    because,
    beside: [],
    target: null,
    band: null,
    attainment: null,
    status: 'no-target'
  }
}

interface Withheld {
  state: Figure['state']
  why: Because
}

function withheldBecause(definition: Definition, total: Total, grounds: Grounds): Withheld | null {
  const { thresholds, panel, unavailable, shortHistory } = grounds
  if (unavailable !== null) return { state: 'unavailable', why: unavailable }
  if (shortHistory !== null) return { state: 'short-history', why: shortHistory }
  const { completeness } = total
  if (completeness !== null && completeness < thresholds.hide && total.n > 0) {
    return { state: 'incomplete', why: because('thinly-filled', { share: completeness, needed: thresholds.hide }) }
  }
  const few = tooFew(definition, total, thresholds, panel)
  if (few !== null) return { state: 'too-few', why: few }
  if (total.value === null) return { state: 'too-few', why: because('nothing-yet') }
  const silent = tooSilent(definition, total)
  return silent === null ? null : { state: 'too-few', why: silent }
}

function tooFew(
  { aggregate: { kind }, fewest }: Definition,
  total: Total,
  thresholds: Thresholds,
  panel: number
): Because | null {
  const { n, numerator, denominator } = total
  if (kind === 'diversity') {
    if (n < thresholds.minContacts) return because('few-contacts', { n, needed: thresholds.minContacts })
    return panel < thresholds.minPanel ? because('small-panel', { n: panel, needed: thresholds.minPanel }) : null
  }
  if (kind === 'ratio' || kind === 'rate' || kind === 'ratio-of-means') {
    // A session of thirty ratings is one row, and no few.
    const judged = kind === 'ratio' ? (denominator ?? 0) : n
    if (judged >= thresholds.ratioMinN) return null
    const parts = { numerator: shown(numerator), denominator: shown(denominator) }
    return because('few-rows', { ...parts, needed: thresholds.ratioMinN })
  }
  if (kind === 'count' || kind === 'distinct' || kind === 'sum' || kind === 'network') return null
  const needed = fewest ?? thresholds.medianMinN
  return n < needed ? because('few-values', { n, needed }) : null
}

/** What says that too few of those asked have answered; null where enough have, or nobody is asked. */
function tooSilent({ answers }: Definition, { n, eligible }: Total): Because | null {
  if (answers === null) return null
  // Products such as 0.15 × 140 lie a little above the whole number.
  const needed = Math.ceil(answers * eligible - 1e-9)
  return n >= needed ? null : because('few-answers', { n, asked: eligible, needed, share: answers })
}

/** A sum without the last digits, which depend on the order of its parts. */
const shown = (sum: number | null) => Number((sum ?? 0).toPrecision(12))
