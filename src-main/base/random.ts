/** Numbers drawn at a time: the generator's state stays in registers over a block. */
const BLOCK = 4096

/** 2⁻³²: turns 32 random bits into a number in [0, 1). */
export const PER_UINT32 = 2 ** -32

/**
 * Seeded random numbers: the same seed gives the same sequence on every machine.
 * Generator: xoshiro128** of Blackman and Vigna (2021), ACM Trans. Math. Softw. 47:36; period 2¹²⁸ − 1.
 */
export class Random {
  readonly #state: Int32Array
  /** Signed, as processors count without a detour. */
  #block = new Int32Array(BLOCK)
  #used = BLOCK

  /** @param seed any text, such as the parts that name a computation; or the four words of the state, not all 0 */
  constructor(seed: string | readonly [number, number, number, number]) {
    this.#state = typeof seed === 'string' ? stateOf(seed) : Int32Array.from(seed)
  }

  /** 32 random bits, as a whole number 0 … 2³² − 1. */
  bits(): number {
    if (this.#used === this.#block.length) this.#refill(this.#block.length)
    return this.#block[this.#used++]! >>> 0
  }

  /**
   * The next `count` numbers of `bits`, which are used up by that: they lie in `block` from `start` on, until the next call, as signed numbers.
   * For loops in which a call for each number would take longer than the number.
   */
  ahead(count: number): { block: Int32Array; start: number } {
    if (count > this.#block.length - this.#used) this.#refill(Math.max(count, BLOCK))
    const start = this.#used
    this.#used += count
    return { block: this.#block, start }
  }

  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992
  }

  /** Uniform whole number 0 … bound − 1, for bounds up to 2³². */
  integer(bound: number): number {
    return Math.floor(this.bits() * PER_UINT32 * bound)
  }

  /** Moves what is unused to the front of a block of at least that size, and draws the rest of it. */
  #refill(size: number): void {
    const unused = this.#block.subarray(this.#used)
    if (this.#block.length < size) {
      const larger = new Int32Array(size)
      larger.set(unused)
      this.#block = larger
    } else this.#block.set(unused)
    const state = this.#state
    const block = this.#block
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    for (let i = unused.length; i < block.length; i++) {
      const scrambled = Math.imul(b, 5)
      block[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
    this.#used = 0
  }
}

/** Four words from a text: one FNV-1a hash a word, each with its own start, finished by MurmurHash3's mixer. */
function stateOf(seed: string): Int32Array {
  const state = new Int32Array(4)
  for (let word = 0; word < 4; word++) {
    let hash = 0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b9)
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    state[word] = hash ^ (hash >>> 16) ^ (word + 1)
  }
  return state
}
