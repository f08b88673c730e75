import { because, noReason } from '#base/reason-words'
import { poissonInterval } from '#base/statistics'
import type { Figure } from '#contract/kpi'

/**
 * A count as events for each month of full-time work, so that part-time and months in the role tell nothing: exposure is
 * the months of the period in the role, days of absence taken off, times the part of full time. No row is a count of 0.
 * @param months full-time months; nothing is told of who had none
 */
export function perMonth(figure: Figure, months: number): Figure {
  const isCounted = figure.state === 'ok' || figure.because?.wording === 'nothing-yet'
  if (!isCounted) return figure
  if (!(months > 0)) return { ...figure, value: null, low: null, high: null, denominator: 0, ...noTime }
  const interval = poissonInterval(figure.n, months)
  const counted = { numerator: figure.n, denominator: months, value: figure.n / months, ...interval }
  return { ...figure, ...counted, method: 'exact Poisson', state: 'ok', ...noReason }
}

const noTime = { state: 'too-few' as const, ...because('nothing-yet') }

/** All of them together: Σ events / Σ months. @param figures those of the groups, per month */
export function togetherPerMonth(all: Figure, figures: readonly Figure[]): Figure {
  const counted = figures.filter(({ state }) => state === 'ok')
  const n = counted.reduce((sum, figure) => sum + figure.n, 0)
  const months = counted.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)
  const figure: Figure = { ...all, n, state: counted.length === 0 ? all.state : 'ok' }
  return counted.length === 0 ? figure : perMonth(figure, months)
}
