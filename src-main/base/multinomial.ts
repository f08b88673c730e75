import type { Aliases } from './aliases'
import { KernelLayout, loadedKernel } from './kernel'
import { planOf, type Plan } from './multinomial-plan'
import { seedWords, type Words } from './random'

/** Which places each class counts towards: those of class `c` are `places` from `starts[c]` to before `starts[c + 1]`. */
export interface Members {
  starts: Int32Array
  places: Int32Array
}

/** What trials are counted at. */
export interface Places {
  /** How many there are. */
  places: number
  /** How many parts they belong to, and the part of each; empty without parts. */
  parts: number
  partOf: Int32Array
}

/** Places that belong to no parts. */
export const undivided = (places: number): Places => ({ places, parts: 0, partOf: new Int32Array(0) })

/** What trials count towards, where it is not their class alone. */
export interface Counted extends Places {
  members: Members
}

/** What statistics of counts rest on, for each of several draws. */
export interface Tallies {
  /** Sum of the counts. */
  contacts: Int32Array
  /** Places with a count. */
  seen: Int32Array
  /** Sum of the squared counts. */
  squares: Float64Array
  /** Sum of the three largest counts. */
  topThree: Int32Array
  /** Counts of each part of the places; those of draw `i` begin at `i · parts`. */
  partCounts: Int32Array
}

/**
 * Draws multinomial counts for fixed probabilities, exact to 2⁻³². Most of a draw are Poisson counts, one number for a class
 * instead of one for each of its trials: counts that are independent and Poisson are multinomial once their sum is known, so
 * counts that fall a little short of the trials are topped up one by one, and those that overshoot are drawn again.
 * Source: Devroye (1986), Non-Uniform Random Variate Generation, chapter XI.1 (multinomial from Poisson).
 */
export class Multinomial {
  readonly #probabilities: Float64Array
  readonly #counted: Counted
  #state: Words

  /**
   * @param weights not negative, at least one positive; they are scaled to sum to 1
   * @param seed the same seed gives the same draws on every machine
   * @param counted what trials count towards; left out: each class is a place
   */
  constructor(weights: ArrayLike<number>, seed: string, counted: Counted = themselves(weights.length)) {
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += weights[i]!
    this.#probabilities = Float64Array.from(weights, (weight) => weight / sum)
    this.#counted = counted
    this.#state = seedWords(seed)
  }

  /** The counts of one draw of `trials`, by place. */
  draw(trials: number): Int32Array {
    const { counts } = this.#run(trials, 1)
    return new Int32Array(loadedKernel().memory.buffer, counts, this.#counted.places).slice()
  }

  /** What each of several draws of `trials` adds up to. */
  tallies(trials: number, draws: number): Tallies {
    const { parts } = this.#counted
    const { contacts, seen, squares, topThree, partCounts } = this.#run(trials, draws)
    const { buffer } = loadedKernel().memory
    return {
      contacts: new Int32Array(buffer, contacts, draws).slice(),
      seen: new Int32Array(buffer, seen, draws).slice(),
      squares: new Float64Array(buffer, squares, draws).slice(),
      topThree: new Int32Array(buffer, topThree, draws).slice(),
      partCounts: new Int32Array(buffer, partCounts, draws * parts).slice()
    }
  }

  #run(trials: number, draws: number): LaidOut {
    const kernel = loadedKernel()
    if (inMemory?.of !== this || inMemory.trials !== trials || inMemory.draws < draws) {
      const layout = layOut(planOf(this.#probabilities, trials), this.#counted, draws)
      inMemory = { of: this, trials, draws, layout }
    }
    kernel.seed(...this.#state)
    kernel.draw(inMemory.layout.plan, draws)
    this.#state = [kernel.state(0), kernel.state(1), kernel.state(2), kernel.state(3)]
    return inMemory.layout
  }
}

/** Whose plan lies in the kernel's memory, with room for so many draws. */
let inMemory: { of: Multinomial; trials: number; draws: number; layout: LaidOut } | null = null

function themselves(classes: number): Counted {
  const starts = Int32Array.from({ length: classes + 1 }, (_, i) => i)
  return { members: { starts, places: starts.subarray(0, classes) }, ...undivided(classes) }
}

/** Where a plan lies in the kernel's memory, and where its draws are told. */
interface LaidOut {
  plan: number
  counts: number
  contacts: number
  seen: number
  squares: number
  topThree: number
  partCounts: number
}

/** Lays out what the kernel calls `Plan`, in the order of its fields. */
function layOut(plan: Plan, { members, places, parts, partOf }: Counted, draws: number): LaidOut {
  const kernel = loadedKernel()
  const layout = new KernelLayout(kernel)
  const spare = kernel.spare.value
  const { trials, often, tables, rest, all } = plan
  // Tables of one mean are one table.
  const written = new Map<Aliases, readonly [number, number, number]>()
  const tableOf = (table: Aliases) => {
    const known = written.get(table)
    if (known) return known
    const made = [table.shift, layout.write(table.threshold), layout.write(table.halves)] as const
    written.set(table, made)
    return made
  }
  const single = ({ shift, threshold, halves }: Aliases) =>
    layout.write(Int32Array.of(shift, layout.write(threshold), layout.write(targetsOf(halves, members, places, spare))))
  const told = {
    counts: layout.reserve(4 * (places + spare)),
    contacts: layout.reserve(4 * draws),
    seen: layout.reserve(4 * draws),
    squares: layout.reserve(8 * draws),
    topThree: layout.reserve(4 * draws),
    partCounts: layout.reserve(4 * draws * parts)
  }
  const fields = [
    trials,
    places,
    layout.reserve(4 * Math.max(trials, often.length + 1)),
    told.counts,
    often.length,
    layout.write(Int32Array.from(tables.flatMap(tableOf))),
    layout.write(Int32Array.from(often)),
    layout.reserve(4 * (often.length + 1)),
    rest === null ? 0 : layout.write(Int32Array.from(tableOf(rest.extra))),
    rest === null ? 0 : single(rest.residual),
    single(all),
    layout.write(members.starts),
    layout.write(members.places),
    parts,
    layout.write(partOf),
    told.contacts,
    told.seen,
    told.squares,
    told.topThree,
    told.partCounts
  ]
  return { plan: layout.write(Int32Array.from(fields)), ...told }
}

/** For each half of a cell three places to count towards, and the class where there are more, else −1. */
function targetsOf(halves: Int32Array, { starts, places: all }: Members, places: number, spare: number): Int32Array {
  const targets = new Int32Array(4 * halves.length)
  halves.forEach((name, half) => {
    const start = starts[name]!
    const size = starts[name + 1]! - start
    for (let k = 0; k < 3; k++) targets[4 * half + k] = k < size ? all[start + k]! : places + ((2 * half + k) % spare)
    targets[4 * half + 3] = size > 3 ? name : -1
  })
  return targets
}
