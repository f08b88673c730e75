import type { Random } from './random'

/** Expected trials of a class from which a binomial draw for it costs less than a look-up for each trial. */
const DENSE = 14

/** Which places each class counts towards: those of class `c` are `places` from `starts[c]` to before `starts[c + 1]`. */
export interface Members {
  starts: Int32Array
  places: Int32Array
}

/**
 * Draws multinomial counts for fixed probabilities: a chain of conditional binomials over the classes that many trials
 * fall on, and one table look-up for each trial that is left to the others. Probabilities are exact to 2⁻³².
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
    const { dense, conditional, table } = this.#planFor(trials)
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

  /**
   * One draw of `trials` in which each trial counts at all places of its class.
   * @param places how many there are; @returns the count of each, in memory that the next draw overwrites
   */
  drawMembers(random: Random, trials: number, members: Members, places: number): Int32Array {
    const { dense, conditional, table } = this.#planFor(trials)
    if (this.#counts.length !== places + SPARE) {
      this.#counts = new Int32Array(places + SPARE)
      this.#ofPlaces = this.#counts.subarray(0, places)
    }
    const counts = this.#counts
    let remaining = trials
    counts.fill(0)
    for (let i = 0; i < dense.length && remaining > 0; i++) {
      const count = binomial(random, remaining, conditional[i]!)
      const end = members.starts[dense[i]! + 1]!
      for (let k = members.starts[dense[i]!]!; k < end; k++) counts[members.places[k]!]! += count
      remaining -= count
    }
    table?.drawMembers(random, remaining, members, counts)
    return this.#ofPlaces
  }

  #planFor(trials: number): Plan {
    if (this.#plan?.trials !== trials) this.#plan = planOf(this.#probabilities, trials)
    return this.#plan
  }
}

/** How the classes are drawn for a number of trials. */
interface Plan {
  trials: number
  /** Classes drawn as binomials, and the probability of each where the ones before it were not drawn. */
  dense: Int32Array
  conditional: Float64Array
  /** Draws the other classes; null where there are none. */
  table: AliasTable | null
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
    table: rest.length === 0 ? null : new AliasTable(rest, probabilities)
  }
}

/**
 * Draws classes one by one: a number's leading bits choose a cell, the others one of the two classes that share it. No branch
 * depends on chance, which processors guess badly. Source: Walker (1977), ACM Trans. Math. Softw. 3:253; Vose (1991), IEEE
 * Trans. Softw. Eng. 17:972 (tables in linear time).
 */
class AliasTable {
  /** How many bits choose within a cell. */
  readonly #shift: number
  /** For each cell, the numbers within it that belong to its first class. */
  readonly #threshold: Int32Array
  /** The two classes of each cell. */
  readonly #names: Int32Array
  #targets: Targets | null = null

  /** @param names of the classes; @param probabilities of all classes by name, those of `names` are positive */
  constructor(names: readonly number[], probabilities: Float64Array) {
    const bitsOfCell = Math.max(1, Math.ceil(Math.log2(names.length)))
    const cells = 2 ** bitsOfCell
    this.#shift = 32 - bitsOfCell
    const width = 2 ** this.#shift
    this.#threshold = new Int32Array(cells).fill(width - 1)
    this.#names = new Int32Array(2 * cells)
    const sum = names.reduce((total, name) => total + probabilities[name]!, 0)
    // In units of a cell; cells beyond the classes start empty and are filled by others.
    const parts = Float64Array.from({ length: cells }, (_, cell) =>
      cell < names.length ? (probabilities[names[cell]!]! / sum) * cells : 0
    )
    const small: number[] = []
    const large: number[] = []
    parts.forEach((part, cell) => (part < 1 ? small : large).push(cell))
    const nameOf = (cell: number) => names[Math.min(cell, names.length - 1)]!
    for (let cell = 0; cell < cells; cell++) this.#names.fill(nameOf(cell), 2 * cell, 2 * cell + 2)
    while (small.length > 0 && large.length > 0) {
      const cell = small.pop()!
      const other = large.at(-1)!
      this.#threshold[cell] = Math.round(parts[cell]! * width) - 1
      this.#names[2 * cell + 1] = nameOf(other)
      parts[other]! -= 1 - parts[cell]!
      if (parts[other]! < 1) small.push(large.pop()!)
    }
  }

  /** Adds `trials` draws to `counts`. */
  draw(random: Random, trials: number, counts: Int32Array): void {
    const { block, start } = random.ahead(trials)
    const names = this.#names
    const threshold = this.#threshold
    const shift = this.#shift
    const within = -1 >>> (32 - shift)
    for (let i = start; i < start + trials; i++) {
      const number = block[i]!
      const cell = number >>> shift
      // The sign of the difference tells the first class from the second.
      counts[names[(cell << 1) - ((threshold[cell]! - (number & within)) >> 31)]!]!++
    }
  }

  /** Adds `trials` draws to `counts`, each at all places of its class; `counts` goes on behind the places with `SPARE` more. */
  drawMembers(random: Random, trials: number, members: Members, counts: Int32Array): void {
    const spare = counts.length - SPARE
    if (this.#targets?.members !== members) this.#targets = targetsOf(members, this.#names, spare)
    const { table } = this.#targets
    const { starts, places } = members
    const { block, start } = random.ahead(trials)
    const threshold = this.#threshold
    const shift = this.#shift
    const within = -1 >>> (32 - shift)
    for (let i = start; i < start + trials; i++) {
      const number = block[i]!
      const cell = number >>> shift
      const target = ((cell << 1) - ((threshold[cell]! - (number & within)) >> 31)) << 2
      counts[table[target]!]!++
      counts[table[target + 1]!]!++
      counts[table[target + 2]!]!++
      const name = table[target + 3]!
      if (name < 0) continue
      for (let k = starts[name]! + 3; k < starts[name + 1]!; k++) counts[places[k]!]!++
    }
  }
}

/** Places behind the counts that classes with fewer than three members count towards; several, so that they do not queue. */
const SPARE = 16

/** For each half of a cell three places to count towards, and the class where there are more, else −1. */
interface Targets {
  members: Members
  table: Int32Array
}

function targetsOf(members: Members, names: Int32Array, spare: number): Targets {
  const { starts, places } = members
  const table = new Int32Array(4 * names.length)
  names.forEach((name, half) => {
    const own = places.subarray(starts[name], starts[name + 1])
    for (let k = 0; k < 3; k++) table[4 * half + k] = own[k] ?? spare + ((2 * half + k) % SPARE)
    table[4 * half + 3] = own.length > 3 ? name : -1
  })
  return { members, table }
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
