import { normalQuantile } from './distributions'
import type { Interval } from './statistics'

export interface SurvivalStep {
  /** A time at which something happened. */
  readonly time: number
  /** Kaplan–Meier estimate just after `time`. */
  readonly survival: number
  /** Pointwise log-log band; carried on from the step before where the variance is infinite (survival 0). */
  readonly low: number
  readonly high: number
}

/**
 * Kaplan–Meier curve of times with right censoring (`events[i]` false or 0: still open at `times[i]`), with Greenwood's
 * variance and the log-log band. An event and a censoring at the same time: the event comes first.
 * Source: Kaplan and Meier (1958), J. Am. Stat. Assoc. 53:457; Kalbfleisch and Prentice (2002), section 1.4.
 */
export function kaplanMeier(
  times: ArrayLike<number>,
  events: ArrayLike<boolean | number>,
  level = 0.95
): SurvivalStep[] {
  const z = normalQuantile((1 + level) / 2)
  const order = Array.from({ length: times.length }, (_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
  const steps: SurvivalStep[] = []
  let atRisk = order.length
  let survival = 1
  let greenwood = 0
  let band = { low: 1, high: 1 }
  for (let i = 0; i < order.length;) {
    const time = times[order[i] ?? 0] ?? 0
    let died = 0
    let left = 0
    for (; i < order.length && times[order[i] ?? 0] === time; i++, left++) if (events[order[i] ?? 0]) died++
    if (died > 0) {
      survival *= 1 - died / atRisk
      greenwood += died / (atRisk * (atRisk - died))
      if (survival > 0) {
        const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)))
        band = { low: survival ** spread, high: survival ** (1 / spread) }
      }
      steps.push({ time, survival, ...band })
    }
    atRisk -= left
  }
  return steps
}

export interface TimeQuantile extends Interval {
  /** Null where too few have happened: the quantile lies beyond the observation. */
  readonly value: number | null
  /** How many of the `n` times are events; the others are censored. */
  readonly events: number
  readonly n: number
}

/**
 * Time by which a share p has happened, by Kaplan–Meier, with the interval of Brookmeyer and Crowley on the log-log
 * scale; a null end is not reached. Where the curve runs level at 1 − p, the middle of that stretch is taken, so that
 * without censoring the median is the ordinary one (the convention of R's survival package).
 * Source: Brookmeyer and Crowley (1982), Biometrics 38:29.
 */
export function kaplanMeierQuantile(
  times: ArrayLike<number>,
  events: ArrayLike<boolean | number>,
  p: number,
  level = 0.95
): TimeQuantile {
  const steps = kaplanMeier(times, events, level)
  const remaining = 1 - p
  return {
    value: firstReaching(steps, (step) => step.survival, remaining),
    low: firstReaching(steps, (step) => step.low, remaining),
    high: firstReaching(steps, (step) => step.high, remaining),
    events: countEvents(events),
    n: times.length
  }
}

/** Median time with its interval: `kaplanMeierQuantile` at one half. */
export function kaplanMeierMedian(
  times: ArrayLike<number>,
  events: ArrayLike<boolean | number>,
  level = 0.95
): TimeQuantile {
  return kaplanMeierQuantile(times, events, 0.5, level)
}

function countEvents(events: ArrayLike<boolean | number>): number {
  let count = 0
  for (let i = 0; i < events.length; i++) if (events[i]) count++
  return count
}

/** First time at which a falling step function is at `target` or below; the middle of a stretch level at it. */
function firstReaching(steps: SurvivalStep[], value: (step: SurvivalStep) => number, target: number): number | null {
  const tolerance = 1e-10
  const index = steps.findIndex((step) => value(step) <= target + tolerance)
  const step = steps[index]
  if (step === undefined) return null
  const next = steps[index + 1]
  return Math.abs(value(step) - target) <= tolerance && next !== undefined ? (step.time + next.time) / 2 : step.time
}
