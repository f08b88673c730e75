import { aliases } from './aliases'
import type { Random } from './random'

/** Which places each class counts towards: those of class `c` are `places` from `starts[c]` to before `starts[c + 1]`. */
export interface Members {
  starts: Int32Array
  places: Int32Array
}

/** Places behind the counts that classes with fewer than three members count towards; several, so that they do not queue. */
export const SPARE = 16

/**
 * Draws classes one by one, a number each. No branch depends on chance, which processors guess badly; numbers are signed, as
 * others take a detour.
 */
export class AliasTable {
  readonly #shift: number
  readonly #threshold: Int32Array
  /** The two classes of each cell. */
  readonly #classes: Int32Array
  #targets: Targets | null = null

  /** @param classes that are drawn; @param weights of these, positive */
  constructor(classes: readonly number[], weights: readonly number[]) {
    const { shift, threshold, halves } = aliases(weights)
    this.#shift = shift
    this.#threshold = threshold
    this.#classes = halves.map((place) => classes[place]!)
  }

  /** Adds `trials` draws to `counts`. */
  draw(random: Random, trials: number, counts: Int32Array): void {
    const { block, start } = random.ahead(trials)
    const classes = this.#classes
    const threshold = this.#threshold
    const shift = this.#shift
    const within = -1 >>> (32 - shift)
    for (let i = start; i < start + trials; i++) {
      const number = block[i]!
      const cell = number >>> shift
      // The sign of the difference tells the first half from the second.
      counts[classes[(cell << 1) - ((threshold[cell]! - (number & within)) >> 31)]!]!++
    }
  }

  /** Adds `trials` draws to `counts`, each at all places of its class; `counts` goes on behind the places with `SPARE` more. */
  drawMembers(random: Random, trials: number, members: Members, counts: Int32Array): void {
    const spare = counts.length - SPARE
    if (this.#targets?.members !== members) this.#targets = targetsOf(members, this.#classes, spare)
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
      const large = table[target + 3]!
      if (large < 0) continue
      for (let k = starts[large]! + 3; k < starts[large + 1]!; k++) counts[places[k]!]!++
    }
  }
}

/** For each half of a cell three places to count towards, and the class where there are more, else −1. */
interface Targets {
  members: Members
  table: Int32Array
}

function targetsOf(members: Members, classes: Int32Array, spare: number): Targets {
  const { starts, places } = members
  const table = new Int32Array(4 * classes.length)
  classes.forEach((name, half) => {
    const own = places.subarray(starts[name], starts[name + 1])
    for (let k = 0; k < 3; k++) table[4 * half + k] = own[k] ?? spare + ((2 * half + k) % SPARE)
    table[4 * half + 3] = own.length > 3 ? name : -1
  })
  return { members, table }
}
