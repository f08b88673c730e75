import { expect, it } from 'vitest'
import { openings } from '#engine/diversity/openings'
import { graphOf } from '../network/small-graphs'

it('counts whom a first contact brings within one step for the first time', () => {
  const opens = openings(graphOf(['a-b', 'b-c', 'c-d', 'd-e', 'e-f', 'x']), new Set(['a']))
  // Seeing a reaches a and b. Each of the others adds itself and its neighbours, as far as they are not among these.
  expect(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((kol) => [kol, opens(kol)]))).toEqual({
    a: 0,
    b: 1,
    c: 2,
    d: 3,
    e: 3,
    f: 2
  })
  // Nobody to whom no link leads, and nobody who is not in the network.
  expect([opens('x'), opens('nobody')]).toEqual([0, 0])
})
