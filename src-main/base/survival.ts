import { normalQuantile } from './distributions'

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
  if (!ascends(times)) {
    const order = Array.from({ length: times.length }, (_, i) => i).sort((a, b) => times[a]! - times[b]!)
    const sorted = order.map((i) => times[i]!)
    return kaplanMeier(
      sorted,
      order.map((i) => events[i]!),
      level
    )
  }
  const steps: SurvivalStep[] = []
  let atRisk = times.length
  let survival = 1
  let greenwood = 0
  let band = { low: 1, high: 1 }
  for (let i = 0; i < times.length;) {
    const time = times[i]!
    let died = 0
    let left = 0
    for (; i < times.length && times[i] === time; i++, left++) if (events[i]) died++
    if (died > 0) {
      survival *= 1 - died / atRisk
      greenwood += died / (atRisk * (atRisk - died))
      if (survival > 0) {
        const log = Math.log(survival)
        const spread = Math.exp((z * Math.sqrt(greenwood)) / -log)
        // Powers of the survival, which take three times as long as such.
        band = { low: Math.exp(log * spread), high: Math.exp(log / spread) }
      }
      steps.push({ time, survival, low: band.low, high: band.high })
    }
    atRisk -= left
  }
  return steps
}

function ascends(times: ArrayLike<number>): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false
  return true
}

/** A quantile of a Kaplan–Meier curve; null where it is not reached. */
export interface CurveQuantile {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Time by which a share p has happened, by a Kaplan–Meier curve, with the interval of Brookmeyer and Crowley on the scale of
 * its band. Where the curve runs level at 1 − p, the middle of that stretch is taken, so that without censoring the
 * median is the ordinary one (the convention of R's survival package).
 * Source: Brookmeyer and Crowley (1982), Biometrics 38:29.
 */
export function curveQuantile(curve: readonly SurvivalStep[], p: number): CurveQuantile {
  const remaining = 1 - p
  return {
    value: firstReaching(curve, (step) => step.survival, remaining),
    low: firstReaching(curve, (step) => step.low, remaining),
    high: firstReaching(curve, (step) => step.high, remaining)
  }
}

/** First time at which a falling step function is at `target` or below; the middle of a stretch level at it. */
function firstReaching(
  steps: readonly SurvivalStep[],
  value: (step: SurvivalStep) => number,
  target: number
): number | null {
  const tolerance = 1e-10
  const index = steps.findIndex((step) => value(step) <= target + tolerance)
  const step = steps[index]
  if (step === undefined) return null
  const next = steps[index + 1]
  return Math.abs(value(step) - target) <= tolerance && next !== undefined ? (step.time + next.time) / 2 : step.time
}
