import { AliasTable, SPARE, type Members } from './alias-table'
import { poissonTable, type PoissonTable } from './poisson-table'
import type { Random } from './random'

/**
 * Draws multinomial counts for fixed probabilities, exact to 2⁻³². Most of a draw are Poisson counts, one number for a class
 * instead of one for each of its trials: counts that are independent and Poisson are multinomial once their sum is known, so
 * counts that fall a little short of the trials are topped up one by one, and those that overshoot are drawn again.
 * Source: Devroye (1986), Non-Uniform Random Variate Generation, chapter XI.1 (multinomial from Poisson).
 */
export class Multinomial {
  readonly classes: number
  readonly #probabilities: Float64Array
  #plan: Plan | null = null
  #counts = new Int32Array(0)
  #ofPlaces = this.#counts

  /** @param weights not negative, at least one positive; they are scaled to sum to 1 */
  constructor(weights: ArrayLike<number>) {
    this.classes = weights.length
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += weights[i]!
    this.#probabilities = Float64Array.from(weights, (weight) => weight / sum)
  }

  /** Overwrites `counts` with one draw of `trials`; returns the sum of the squared counts. */
  draw(random: Random, trials: number, counts: Int32Array): number {
    const plan = this.#planFor(trials)
    const { often, drawn, residual, all } = plan
    counts.fill(0)
    const { extra, missing } = drawOften(random, plan)
    for (let i = 0; i < often.length; i++) counts[often[i]!] = drawn[i]!
    residual?.draw(random, extra, counts)
    all.draw(random, missing, counts)
    let squares = 0
    for (let i = 0; i < counts.length; i++) squares += counts[i]! * counts[i]!
    return squares
  }

  /**
   * One draw of `trials` in which each trial counts at all places of its class.
   * @param places how many there are; @returns the count of each, in memory that the next draw overwrites
   */
  drawMembers(random: Random, trials: number, members: Members, places: number): Int32Array {
    const plan = this.#planFor(trials)
    const { often, drawn, residual, all } = plan
    if (this.#counts.length !== places + SPARE) {
      this.#counts = new Int32Array(places + SPARE)
      this.#ofPlaces = this.#counts.subarray(0, places)
    }
    const counts = this.#counts
    counts.fill(0)
    const { extra, missing } = drawOften(random, plan)
    for (let i = 0; i < often.length; i++) {
      const end = members.starts[often[i]! + 1]!
      for (let k = members.starts[often[i]!]!; k < end; k++) counts[members.places[k]!]! += drawn[i]!
    }
    residual?.drawMembers(random, extra, members, counts)
    all.drawMembers(random, missing, members, counts)
    return this.#ofPlaces
  }

  #planFor(trials: number): Plan {
    if (this.#plan?.trials !== trials) this.#plan = planOf(this.#probabilities, trials)
    return this.#plan
  }
}

/** How a number of trials is drawn. */
interface Plan {
  trials: number
  /** Classes drawn as Poisson counts, their tables one after the other, and what was drawn of each last. */
  often: Int32Array
  tables: Tables
  drawn: Int32Array
  /** What Poisson counts leave of the rates: how many come of it, and of which class each is; null where nothing is left. */
  extra: Tables | null
  residual: AliasTable | null
  /** Draws what is missing. */
  all: AliasTable
}

/** Tables of Poisson counts in one piece of memory. */
interface Tables {
  shifts: Int32Array
  starts: Int32Array
  threshold: Int32Array
  values: Int32Array
}

/** From this rate on a count costs less than its trials one by one. */
const OFTEN = 1

function planOf(probabilities: Float64Array, trials: number): Plan {
  const classes = Array.from(probabilities.keys()).filter((i) => probabilities[i]! > 0)
  const all = new AliasTable(
    classes,
    classes.map((i) => probabilities[i]!)
  )
  // Two standard deviations short of the trials: one draw in fifty overshoots.
  const budget = Math.max(0, trials - 2 * Math.sqrt(trials))
  // Means in steps of a half share their tables with other plans; what they leave is drawn apart.
  const means = classes.map((i) => Math.floor(2 * budget * probabilities[i]!) / 2)
  const often = classes.filter((_, k) => means[k]! >= OFTEN)
  const tables = joined(means.filter((mean) => mean >= OFTEN).map(poissonTable))
  const plan = { trials, often: Int32Array.from(often), tables, drawn: new Int32Array(often.length), all }
  const rates = classes.map((i, k) => budget * probabilities[i]! - (means[k]! >= OFTEN ? means[k]! : 0))
  const left = rates.reduce((sum, rate) => sum + rate, 0)
  // Without any Poisson count everything is missing.
  if (often.length === 0 || left <= 0) return { ...plan, extra: null, residual: null }
  const some = classes.filter((_, k) => rates[k]! > 0)
  const residual = new AliasTable(
    some,
    rates.filter((rate) => rate > 0)
  )
  return { ...plan, extra: joined([poissonTable(left)]), residual }
}

function joined(tables: readonly PoissonTable[]): Tables {
  const starts = new Int32Array(tables.length + 1)
  tables.forEach(({ threshold }, i) => (starts[i + 1] = starts[i]! + threshold.length))
  const threshold = new Int32Array(starts.at(-1)!)
  const values = new Int32Array(2 * threshold.length)
  tables.forEach((table, i) => {
    threshold.set(table.threshold, starts[i]!)
    values.set(table.values, 2 * starts[i]!)
  })
  return { shifts: Int32Array.from(tables, ({ shift }) => shift), starts, threshold, values }
}

/** Draws the Poisson counts of a plan; gives how many trials come of what these leave of the rates, and how many are missing. */
function drawOften(random: Random, { trials, tables, drawn, extra: rest }: Plan): { extra: number; missing: number } {
  for (;;) {
    const count = drawTables(random, tables, drawn)
    const extra = rest === null ? 0 : drawTables(random, rest, single)
    const missing = trials - count - extra
    if (missing >= 0) return { extra, missing }
  }
}

const single = new Int32Array(1)

/** One count of each table; returns their sum. */
function drawTables(random: Random, { shifts, starts, threshold, values }: Tables, drawn: Int32Array): number {
  const { block, start } = random.ahead(drawn.length)
  let sum = 0
  for (let i = 0; i < drawn.length; i++) {
    const number = block[start + i]!
    const shift = shifts[i]!
    const cell = starts[i]! + (number >>> shift)
    const value = values[(cell << 1) - ((threshold[cell]! - (number & (-1 >>> (32 - shift)))) >> 31)]!
    drawn[i] = value
    sum += value
  }
  return sum
}
