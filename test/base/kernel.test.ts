import { expect, it } from 'vitest'
import { loadedKernel } from '#base/kernel'

/** Four words of 32 bits as one number, the first word lowest. */
const joined = (words: readonly number[]) =>
  words.reduce((state, word, i) => state | (BigInt(word >>> 0) << BigInt(32 * i)), 0n)

const bits = (state: bigint, word: number) => Number((state >> BigInt(32 * word)) & 0xffffffffn)

/** The next state of xoshiro128, as its authors write it. */
function step(state: bigint): bigint {
  let [a, b, c, d] = [0, 1, 2, 3].map((word) => bits(state, word)) as [number, number, number, number]
  const shifted = b << 9
  c ^= a
  d ^= b
  b ^= c
  a ^= d
  c ^= shifted
  d = (d << 11) | (d >>> 21)
  return joined([a, b, c, d])
}

/** A linear map of states is told by what it makes of each of the 128 bits. */
const applied = (map: readonly bigint[], state: bigint) =>
  map.reduce((sum, image, bit) => ((state >> BigInt(bit)) & 1n ? sum ^ image : sum), 0n)

it('runs four generators that are 2⁶⁴ numbers apart', () => {
  const kernel = loadedKernel()
  const words = [1, 0x9e3779b9, 3, 0x7f4a7c15] as const
  kernel.seed(...words)
  const held = new Int32Array(kernel.memory.buffer, kernel.generators.value, 16)
  let map = Array.from({ length: 128 }, (_, bit) => step(1n << BigInt(bit)))
  for (let doubling = 0; doubling < 64; doubling++) map = map.map((image) => applied(map, image))
  let state = joined(words)
  for (let lane = 0; lane < 4; lane++) {
    expect(joined([0, 4, 8, 12].map((first) => held[first + lane]!))).toBe(state)
    state = applied(map, state)
  }
})
