import { PER_UINT32, type Random } from './random'

/** Expected trials of a class from which a binomial draw for it costs less than a look-up for each trial. */
const DENSE = 24

/** Cells of the guide table for each class: enough that few cells hold a border between classes. */
const CELLS_PER_CLASS = 64

/**
 * Draws multinomial counts for fixed probabilities: a chain of conditional binomials over the classes that many trials
 * fall on, and one table look-up for each trial that is left to the others. Probabilities are exact to 2⁻³².
 */
export class Multinomial {
  readonly classes: number
  readonly #probabilities: Float64Array
  #plan: Plan | null = null

  /** @param weights not negative, at least one positive; they are scaled to sum to 1 */
  constructor(weights: ArrayLike<number>) {
    this.classes = weights.length
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += weights[i]!
    this.#probabilities = Float64Array.from(weights, (weight) => weight / sum)
  }

  /** Overwrites `counts` with one draw of `trials`; returns the sum of the squared counts. */
  draw(random: Random, trials: number, counts: Int32Array): number {
    if (this.#plan?.trials !== trials) this.#plan = planOf(this.#probabilities, trials)
    const { dense, conditional, table } = this.#plan
    let remaining = trials
    counts.fill(0)
    for (let i = 0; i < dense.length && remaining > 0; i++) {
      const count = binomial(random, remaining, conditional[i]!)
      counts[dense[i]!] = count
      remaining -= count
    }
    table?.draw(random, remaining, counts)
    let squares = 0
    for (let i = 0; i < counts.length; i++) squares += counts[i]! * counts[i]!
    return squares
  }
}

/** How the classes are drawn for a number of trials. */
interface Plan {
  trials: number
  /** Classes drawn as binomials, and the probability of each where the ones before it were not drawn. */
  dense: Int32Array
  conditional: Float64Array
  /** Draws the other classes; null where there are none. */
  table: GuideTable | null
}

function planOf(probabilities: Float64Array, trials: number): Plan {
  const dense: number[] = []
  const rest: number[] = []
  probabilities.forEach((p, i) => {
    if (p > 0) (p * trials >= DENSE ? dense : rest).push(i)
  })
  let left = rest.reduce((sum, i) => sum + probabilities[i]!, 0)
  const conditional = new Float64Array(dense.length)
  // From the last on, so that what is left never suffers from subtraction.
  for (let i = dense.length - 1; i >= 0; i--) {
    const p = probabilities[dense[i]!]!
    left += p
    conditional[i] = Math.min(1, p / left)
  }
  return {
    trials,
    dense: Int32Array.from(dense),
    conditional,
    table: rest.length === 0 ? null : new GuideTable(rest, probabilities)
  }
}

/** Draws classes one by one. Source: Chen and Asau (1974), J. Am. Stat. Assoc. 69:126 (guide table). */
class GuideTable {
  /** Upper end of each class on the scale of 32 random bits. */
  readonly #upper: Float64Array
  readonly #names: Int32Array
  /** For each cell, named by the leading bits, the name of its class; where several reach into it, −1 − the first's place. */
  readonly #guide: Int32Array
  readonly #shift: number

  /** @param names of the classes; @param probabilities of all classes by name, those of `names` are positive */
  constructor(names: readonly number[], probabilities: Float64Array) {
    const sum = names.reduce((total, name) => total + probabilities[name]!, 0)
    this.#names = Int32Array.from(names)
    this.#upper = new Float64Array(names.length)
    let cumulative = 0
    names.forEach((name, i) => (this.#upper[i] = (cumulative += probabilities[name]!) / sum / PER_UINT32))
    this.#upper[names.length - 1] = Infinity
    const bitsOfCell = Math.min(20, Math.max(8, Math.ceil(Math.log2(names.length * CELLS_PER_CLASS))))
    this.#shift = 32 - bitsOfCell
    const width = 2 ** this.#shift
    this.#guide = new Int32Array(2 ** bitsOfCell)
    for (let cell = 0, place = 0; cell < this.#guide.length; cell++) {
      while (cell * width >= this.#upper[place]!) place++
      // The last number of the cell tells whether all of it is one class.
      this.#guide[cell] = (cell + 1) * width - 1 < this.#upper[place]! ? names[place]! : -1 - place
    }
  }

  /** Adds `trials` draws to `counts`. */
  draw(random: Random, trials: number, counts: Int32Array): void {
    const guide = this.#guide
    const upper = this.#upper
    const names = this.#names
    const shift = this.#shift
    for (let left = trials; left > 0;) {
      const numbers = random.some(left)
      left -= numbers.length
      for (let i = 0; i < numbers.length; i++) {
        const bits = numbers[i]!
        let name = guide[bits >>> shift]!
        if (name < 0) {
          let place = -1 - name
          while (bits >= upper[place]!) place++
          name = names[place]!
        }
        counts[name]!++
      }
    }
  }
}

/**
 * A binomial count: sequential search for small means, otherwise transformed rejection.
 * Source: Kachitvichyanukul and Schmeiser (1988), Commun. ACM 31:216 (BINV);
 * Hörmann (1993), J. Stat. Comput. Simul. 46:101 (BTRS).
 */
export function binomial(random: Random, trials: number, p: number): number {
  if (p <= 0 || trials <= 0) return 0
  if (p >= 1) return trials
  if (p > 0.5) return trials - binomial(random, trials, 1 - p)
  return trials * p < 10 ? binomialBySearch(random, trials, p) : binomialByRejection(random, trials, p)
}

function binomialBySearch(random: Random, trials: number, p: number): number {
  const odds = p / (1 - p)
  const none = Math.exp(trials * Math.log1p(-p))
  for (;;) {
    let rest = random.uniform()
    let term = none
    let count = 0
    // A remainder that outlives every term is rounding error: draw again.
    while (rest > term && count <= trials) {
      rest -= term
      count++
      term *= (odds * (trials - count + 1)) / count
    }
    if (count <= trials) return count
  }
}

function binomialByRejection(random: Random, trials: number, p: number): number {
  const spread = Math.sqrt(trials * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = trials * p + 0.5
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const logOdds = Math.log(p / (1 - p))
  const mode = Math.floor((trials + 1) * p)
  const logMode = logFactorial(mode) + logFactorial(trials - mode)
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.uniform()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + centre)
    if (us >= 0.07 && v <= squeeze) return count
    if (count < 0 || count > trials) continue
    const bound = Math.log((v * alpha) / (a / (us * us) + b))
    if (bound <= logMode - logFactorial(count) - logFactorial(trials - count) + (count - mode) * logOdds) return count
  }
}

/** ln k! as far as it was asked for, else 0, which it is for 0 and 1 alone. Beyond its end each is computed anew. */
const logFactorials = new Float64Array(1 << 20)
for (let k = 2; k < 16; k++) logFactorials[k] = logFactorials[k - 1]! + Math.log(k)

/** ln k!: the same few values are asked for again and again, and reading one costs less than its logarithm. */
function logFactorial(k: number): number {
  if (k < 16) return logFactorials[k]!
  if (k >= logFactorials.length) return stirling(k)
  return logFactorials[k]! || (logFactorials[k] = stirling(k))
}

/** ln k! for k ≥ 16 by Stirling's series, error below 1e-12. */
function stirling(k: number): number {
  const square = k * k
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / k
  return (k + 0.5) * Math.log(k) - k + 0.9189385332046727 + series
}
