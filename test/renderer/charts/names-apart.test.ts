import { describe, expect, it } from 'vitest'
import { namesApart } from '#renderer/charts/names-apart'

// A name of ten letters takes 8 + 10 × 6 = 68 px, and 12 px more to the next.
const point = (id: string, x: number, y: number, before = false) => ({ id, name: 'Ten lettrs', x, y, before })

describe('names beside points', () => {
  it('leave out one that would run into a name given before, whichever side they stand on', () => {
    expect([...namesApart([point('a', 0, 50), point('b', 60, 55), point('c', 80, 50)])]).toEqual(['a', 'c'])
    expect([...namesApart([point('a', 0, 50), point('b', 130, 50, true)])]).toEqual(['a'])
    expect([...namesApart([point('a', 0, 50), point('b', 148, 50, true)])]).toEqual(['a', 'b'])
  })

  it('may stand on lines of their own', () => {
    expect([...namesApart([point('a', 0, 50), point('b', 0, 70), point('c', 0, 89)])]).toEqual(['a', 'b'])
  })

  it('are as many as asked for, the foremost first', () => {
    expect([...namesApart([point('b', 0, 0), point('a', 0, 40), point('c', 0, 80)], 2)]).toEqual(['b', 'a'])
  })
})
