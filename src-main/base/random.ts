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
  readonly #block = new Int32Array(BLOCK)
  #used = BLOCK

  /** @param seed any text, such as the parts that name a computation; or the four words of the state, not all 0 */
  constructor(seed: string | Words) {
    this.#state = Int32Array.from(typeof seed === 'string' ? seedWords(seed) : seed)
  }

  /** 32 random bits, as a whole number 0 … 2³² − 1. */
  bits(): number {
    if (this.#used === BLOCK) this.#refill()
    return this.#block[this.#used++]! >>> 0
  }

  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992
  }

  /** Uniform whole number 0 … bound − 1, for bounds up to 2³². */
  integer(bound: number): number {
    return Math.floor(this.bits() * PER_UINT32 * bound)
  }

  #refill(): void {
    const state = this.#state
    const block = this.#block
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    for (let i = 0; i < block.length; i++) {
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

/** The state of a generator, not all 0. */
export type Words = readonly [number, number, number, number]

/** Four words from a text: one FNV-1a hash a word, each with its own start, finished by MurmurHash3's mixer. */
export const seedWords = (seed: string): Words => [wordOf(seed, 0), wordOf(seed, 1), wordOf(seed, 2), wordOf(seed, 3)]

function wordOf(seed: string, word: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b9)
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16) ^ (word + 1)
}
