import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HitTest } from '#renderer/graph/hit-test'

const positions = Float32Array.from([0, 0, 100, 0, 0, 100, 104, 0])
const radius = Float32Array.from([10, 20, 5, 2])

describe('the hit test', () => {
  const hits = new HitTest(positions, radius)

  it('finds the disc under a point and nothing beside it', () => {
    expect(hits.at(7, 7, 1, 0)).toBe(0)
    expect(hits.at(8, 8, 1, 0)).toBeNull()
    expect(hits.at(0, 96, 1, 0)).toBe(2)
    expect(hits.at(50, 50, 1, 0)).toBeNull()
  })

  it('lets the pointer miss by the slop', () => {
    expect(hits.at(0, 107, 1, 0)).toBeNull()
    expect(hits.at(0, 107, 1, 3)).toBe(2)
  })

  it('takes the scale of discs into account', () => {
    expect(hits.at(15, 0, 1, 0)).toBeNull()
    expect(hits.at(15, 0, 2, 0)).toBe(0)
  })

  it('finds nothing in an empty picture', () => {
    expect(new HitTest(new Float32Array(0), new Float32Array(0)).at(0, 0, 1, 10)).toBeNull()
  })

  it('agrees with a search through all discs', () => {
    const coordinate = fc.float({ min: -200, max: 200, noNaN: true })
    const disc = fc.tuple(coordinate, coordinate, fc.float({ min: 1, max: 30, noNaN: true }))
    fc.assert(
      fc.property(fc.array(disc, { minLength: 1, maxLength: 60 }), coordinate, coordinate, (discs, x, y) => {
        const places = Float32Array.from(discs.flatMap(([left, top]) => [left, top]))
        const radii = Float32Array.from(discs, ([, , r]) => r)
        const miss = discs.map((_, node) => Math.hypot(places[node * 2]! - x, places[node * 2 + 1]! - y) - radii[node]!)
        const nearest = Math.min(...miss)
        const expected = nearest <= 2 ? miss.indexOf(nearest) : null
        expect(new HitTest(places, radii).at(x, y, 1, 2)).toBe(expected)
      }),
      { seed: 1, numRuns: 300 }
    )
  })
})
