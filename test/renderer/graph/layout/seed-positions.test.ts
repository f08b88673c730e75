import { describe, expect, it } from 'vitest'
import { communitiesBySize, seedPositions } from '#renderer/graph/layout/seed-positions'

describe('starting positions', () => {
  it('put the largest community in the middle', () => {
    const community = Int32Array.from([1, 2, 2, 2, 2, 3])
    const positions = seedPositions(community, 0)
    const distance = (node: number) => Math.hypot(positions[node * 2]!, positions[node * 2 + 1]!)
    expect(Math.max(...[1, 2, 3, 4].map(distance))).toBeLessThan(distance(0))
  })

  it('put no two nodes in one place', () => {
    const positions = seedPositions(
      Int32Array.from({ length: 500 }, (_, node) => node % 13),
      3
    )
    const places = new Set(
      Array.from({ length: 500 }, (_, node) => `${positions[node * 2]} ${positions[node * 2 + 1]}`)
    )
    expect(places.size).toBe(500)
  })

  it('do not depend on how communities are numbered', () => {
    const one = seedPositions(Int32Array.of(0, 0, 1, 1, 1), 4)
    const other = seedPositions(Int32Array.of(9, 9, -1, -1, -1), 4)
    expect(other).toEqual(one)
  })
})

describe('communities by size', () => {
  it('lists the largest first and ties by their first node', () => {
    expect(communitiesBySize(Int32Array.of(5, 3, 3, 5, 8))).toEqual([[0, 3], [1, 2], [4]])
  })
})
