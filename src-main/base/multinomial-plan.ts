import { aliases, type Aliases } from './aliases'
import { poissonTable } from './poisson-table'

/** How a number of trials is drawn. */
export interface Plan {
  trials: number
  /** Classes drawn as Poisson counts, and the table of each. */
  often: readonly number[]
  tables: readonly Aliases[]
  /** What Poisson counts leave of the rates: how many come of it, and of which class each is; null where nothing is left. */
  rest: { extra: Aliases; residual: Aliases } | null
  /** Draws the class of what is missing. */
  all: Aliases
}

/** From this rate on a count costs less than its trials one by one. */
const OFTEN = 1

/** @param probabilities of the classes, at least one positive */
export function planOf(probabilities: Float64Array, trials: number): Plan {
  const classes = Array.from(probabilities.keys()).filter((i) => probabilities[i]! > 0)
  const all = classAliases(
    classes,
    classes.map((i) => probabilities[i]!)
  )
  // Two standard deviations short of the trials: one draw in fifty overshoots.
  const budget = Math.max(0, trials - 2 * Math.sqrt(trials))
  // Means in steps of a half share their tables with other plans; what they leave is drawn apart.
  const means = classes.map((i) => Math.floor(2 * budget * probabilities[i]!) / 2)
  const often = classes.filter((_, k) => means[k]! >= OFTEN)
  const tables = means.filter((mean) => mean >= OFTEN).map(poissonTable)
  const rates = classes.map((i, k) => budget * probabilities[i]! - (means[k]! >= OFTEN ? means[k]! : 0))
  const left = rates.reduce((sum, rate) => sum + rate, 0)
  // Without any Poisson count everything is missing.
  if (often.length === 0 || left <= 0) return { trials, often, tables, rest: null, all }
  const some = classes.filter((_, k) => rates[k]! > 0)
  const residual = classAliases(
    some,
    rates.filter((rate) => rate > 0)
  )
  return { trials, often, tables, rest: { extra: poissonTable(left), residual }, all }
}

/** A table whose halves are classes. */
function classAliases(classes: readonly number[], weights: readonly number[]): Aliases {
  const table = aliases(weights)
  return { ...table, halves: table.halves.map((place) => classes[place]!) }
}
