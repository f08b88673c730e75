import { aliases, type Aliases } from './aliases'
import { poissonTable } from './poisson-table'

/** How a number of trials is drawn. */
export interface Plan {
  trials: number
  /** Where each class that is drawn as a Poisson count is counted, and the table of its count. */
  often: readonly number[]
  tables: readonly Aliases[]
  /** What Poisson counts leave of the rates: how many come of it, and where each is counted; null where nothing is left. */
  rest: { extra: Aliases; residual: Aliases } | null
  /** Draws where what is missing is counted. */
  all: Aliases
}

/** From this rate on a count costs less than its trials one by one. */
const OFTEN = 1

/**
 * @param probabilities of the classes, at least one positive
 * @param slots where each class is counted
 */
export function planOf(probabilities: Float64Array, slots: Int32Array, trials: number): Plan {
  const all = positiveAliases(probabilities, slots)
  // Two standard deviations short of the trials: one draw in fifty overshoots.
  const budget = Math.max(0, trials - 2 * Math.sqrt(trials))
  const often: number[] = []
  const tables: Aliases[] = []
  const rates = new Float64Array(probabilities.length)
  let left = 0
  for (let i = 0; i < rates.length; i++) {
    const rate = budget * probabilities[i]!
    // Means in steps of a half share their tables with other plans; what they leave is drawn apart.
    const mean = Math.floor(2 * rate) / 2
    const isOften = mean >= OFTEN
    if (isOften) {
      often.push(slots[i]!)
      tables.push(poissonTable(mean))
    }
    rates[i] = rate - (isOften ? mean : 0)
    left += rates[i]!
  }
  // Without any Poisson count everything is missing.
  if (often.length === 0 || left <= 0) return { trials, often, tables, rest: null, all }
  return { trials, often, tables, rest: { extra: poissonTable(left), residual: positiveAliases(rates, slots) }, all }
}

/** The table of those places whose weights are positive. */
function positiveAliases(weights: Float64Array, places: Int32Array): Aliases {
  const [some, theirs] = [new Float64Array(weights.length), new Int32Array(weights.length)]
  let count = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! <= 0) continue
    some[count] = weights[i]!
    theirs[count++] = places[i]!
  }
  return aliases(some.subarray(0, count), theirs.subarray(0, count))
}
