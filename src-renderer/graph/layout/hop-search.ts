import type { Random } from '#base/random'
import type { Bodies } from './bodies'

/** Searches that go side by side, one bit of a word each. */
export const abreast = 32

/**
 * Distances in hops from 32 bodies of a component at a time to all of it, by searches side by side that walk each link
 * once for all (Then et al. 2014, PVLDB 8:449); told where they are found, so that none need be stored.
 */
export class HopSearch {
  readonly #bodies: Bodies
  readonly #random: Random
  /** The bodies of each component in the order in which they are drawn. */
  readonly #shuffled: Uint32Array
  /** How many of each component have been drawn in this turn. */
  readonly #drawn: Uint32Array
  readonly #seen: Uint32Array
  readonly #front: Uint32Array
  readonly #next: Uint32Array

  constructor(bodies: Bodies, random: Random) {
    const count = bodies.node.length
    this.#bodies = bodies
    this.#random = random
    this.#shuffled = Uint32Array.from({ length: count }, (_, body) => body)
    this.#drawn = new Uint32Array(bodies.bound.length - 1)
    this.#seen = new Uint32Array(count)
    this.#front = new Uint32Array(count)
    this.#next = new Uint32Array(count)
  }

  /** Draws up to 32 bodies of a component; all take their turn before one is drawn again. */
  draw(component: number): Uint32Array {
    const from = this.#bodies.bound[component]!
    const size = this.#bodies.bound[component + 1]! - from
    const sources = new Uint32Array(Math.min(abreast, size))
    for (let bit = 0; bit < sources.length; bit++) {
      if (this.#drawn[component] === size) this.#drawn[component] = 0
      const drawn = this.#drawn[component]!
      const place = from + drawn
      const other = place + this.#random.integer(size - drawn)
      const source = this.#shuffled[other]!
      this.#shuffled[other] = this.#shuffled[place]!
      this.#shuffled[place] = source
      this.#drawn[component] = drawn + 1
      sources[bit] = source
    }
    return sources
  }

  /**
   * Tells of every body of the component how many hops it is from sources, nearest first: bit b of `found` set means
   * source b.
   */
  run(component: number, sources: Uint32Array, tell: (body: number, found: number, hops: number) => void): void {
    const { offset, neighbour, bound } = this.#bodies
    const from = bound[component]!
    const to = bound[component + 1]!
    const seen = this.#seen.fill(0, from, to)
    const front = this.#front.fill(0, from, to)
    const next = this.#next.fill(0, from, to)
    // Of a component smaller than a word, a body may have been drawn twice.
    sources.forEach((source, bit) => {
      seen[source]! |= 1 << bit
      front[source]! |= 1 << bit
    })
    for (let hops = 1, any = true; any; hops++) {
      any = false
      for (let body = from; body < to; body++) {
        const bits = front[body]!
        if (bits === 0) continue
        const end = offset[body + 1]!
        for (let link = offset[body]!; link < end; link++) next[neighbour[link]!]! |= bits
      }
      for (let body = from; body < to; body++) {
        const found = (next[body]! & ~seen[body]!) | 0
        front[body] = found
        next[body] = 0
        if (found === 0) continue
        any = true
        seen[body]! |= found
        tell(body, found, hops)
      }
    }
  }
}
