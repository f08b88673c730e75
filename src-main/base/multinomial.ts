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

/** What statistics of counts rest on, for each of several draws. Read before anything else is drawn, which overwrites it. */
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
  readonly #seed: Words
  /** The generators of this one while another is drawn; null before the first draw. */
  #state: Int32Array | null = null

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
    this.#seed = seedWords(seed)
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
      contacts: new Int32Array(buffer, contacts, draws),
      seen: new Int32Array(buffer, seen, draws),
      squares: new Float64Array(buffer, squares, draws),
      topThree: new Int32Array(buffer, topThree, draws),
      partCounts: new Int32Array(buffer, partCounts, draws * parts)
    }
  }

  #run(trials: number, draws: number): LaidOut {
    const kernel = loadedKernel()
    if (inMemory?.of !== this || inMemory.trials !== trials || inMemory.draws < draws) {
      const slots = slotsOf(this.#counted)
      const layout = layOut(planOf(this.#probabilities, slots.slotOf, trials), slots, this.#counted, draws)
      inMemory = { of: this, trials, draws, layout }
    }
    const generators = () => new Int32Array(kernel.memory.buffer, kernel.generators.value, 16)
    if (this.#state === null) kernel.seed(...this.#seed)
    else generators().set(this.#state)
    kernel.draw(inMemory.layout.plan, draws)
    this.#state = generators().slice()
    return inMemory.layout
  }
}

/** Whose plan lies in the kernel's memory, with room for so many draws. */
let inMemory: { of: Multinomial; trials: number; draws: number; layout: LaidOut } | null = null

/** Each class is a place, and counts there alone. */
export function themselves(classes: number): Counted {
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
function layOut(plan: Plan, { padded, slots, grouped, ends, groups }: Slots, counted: Counted, draws: number): LaidOut {
  const layout = new KernelLayout(loadedKernel())
  const { trials, often, tables, rest, all } = plan
  const { parts, partOf } = counted
  // Tables of one mean are one table.
  const written = new Map<Aliases, number>()
  const cellsOf = (table: Aliases) => {
    const known = written.get(table)
    if (known !== undefined) return known
    const made = layout.write(table.cells)
    written.set(table, made)
    return made
  }
  const oftenTables = new Int32Array(2 * tables.length)
  tables.forEach((table, i) => {
    oftenTables[2 * i] = table.shift
    oftenTables[2 * i + 1] = cellsOf(table)
  })
  const single = (table: Aliases) => layout.write(Int32Array.of(table.shift, cellsOf(table)))
  const told = {
    counts: layout.reserve(4 * slots),
    contacts: layout.reserve(4 * draws),
    seen: layout.reserve(4 * draws),
    squares: layout.reserve(8 * draws),
    topThree: layout.reserve(4 * draws),
    partCounts: layout.reserve(4 * draws * parts)
  }
  const paddedParts = new Int32Array(padded)
  paddedParts.set(partOf)
  const fields = [
    trials,
    layout.reserve(4 * fours(Math.max(trials, often.length + 1))),
    told.counts,
    padded,
    slots,
    often.length,
    layout.write(oftenTables),
    layout.write(Int32Array.from(often)),
    rest === null ? 0 : single(rest.extra),
    rest === null ? 0 : single(rest.residual),
    single(all),
    grouped.length,
    layout.write(Int32Array.from(grouped)),
    layout.write(Int32Array.from(ends)),
    layout.write(Int32Array.from(groups)),
    parts,
    layout.write(paddedParts),
    told.contacts,
    told.seen,
    told.squares,
    told.topThree,
    told.partCounts
  ]
  return { plan: layout.write(Int32Array.from(fields)), ...told }
}

/** The next multiple of four: the kernel looks at four counts at a time. */
const fours = (count: number) => (count + 3) & ~3

/** Where classes are counted. */
interface Slots {
  /** How many places there are, and how many slots, in fours. */
  padded: number
  slots: number
  slotOf: Int32Array
  /** Places at which slots behind the places count, where those of each end in the list of them, and that list. */
  grouped: readonly number[]
  ends: readonly number[]
  groups: readonly number[]
}

/** Classes of one place of their own are counted there, others behind the places, from where they count at theirs. */
function slotsOf({ members: { starts, places: all }, places }: Counted): Slots {
  const padded = fours(places)
  const isTaken = new Uint8Array(places)
  const slotOf = new Int32Array(starts.length - 1)
  const groupsAt = Array.from({ length: places }, (): number[] => [])
  let end = padded
  for (let name = 0; name < slotOf.length; name++) {
    const first = starts[name]!
    const last = starts[name + 1]!
    const place = all[first]!
    if (last - first === 1 && isTaken[place] === 0) {
      isTaken[place] = 1
      slotOf[name] = place
      continue
    }
    for (let i = first; i < last; i++) groupsAt[all[i]!]!.push(end)
    slotOf[name] = end++
  }
  const grouped: number[] = []
  const ends: number[] = []
  const groups: number[] = []
  groupsAt.forEach((own, place) => {
    if (own.length === 0) return
    for (const slot of own) groups.push(slot)
    grouped.push(place)
    ends.push(groups.length)
  })
  return { padded, slots: fours(end), slotOf, grouped, ends, groups }
}
