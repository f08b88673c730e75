import quickselect from 'quickselect'
import type { ClosedInterval } from './statistics'

const TAIL = 0.025

/**
 * The ends of the middle 95 % of numbers in any order, which are put into another: their 2.5 % and 97.5 % quantiles, as
 * `quantile` has them, found in linear time. @param values at least one
 */
export function middle(values: Float64Array): ClosedInterval {
  // Its types name arrays only; it does nothing but read and set places.
  const places = values as unknown as number[]
  const last = values.length - 1
  const lower = last * TAIL
  const upper = last * (1 - TAIL)
  // An end lies between two ranks: the inner one is selected, and the outer one is the extreme of what is beyond.
  const low = Math.ceil(lower)
  quickselect(places, low)
  const below = values.subarray(0, low).reduce((a, b) => Math.max(a, b), -Infinity)
  const high = Math.floor(upper)
  if (high > low) quickselect(places, high, low + 1)
  const above = values.subarray(high + 1).reduce((a, b) => Math.min(a, b), Infinity)
  const between = (from: number, to: number, share: number) => (share === 0 ? from : from + (to - from) * share)
  return {
    low: between(values[low]!, below, low - lower),
    high: between(values[high]!, above, upper - high)
  }
}
