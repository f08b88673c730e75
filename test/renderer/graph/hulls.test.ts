import { polygonContains } from 'd3-polygon'
import { describe, expect, it } from 'vitest'
import { hullOf } from '#renderer/graph/hulls'
import { inside } from '#renderer/graph/lasso'
import { sceneOf } from '#renderer/graph/scene'
import { kol, picture } from './picture'

// A ring of 20 around the origin, and one far away.
const places: [number, number][] = [
  ...Array.from({ length: 20 }, (_, i): [number, number] => [
    100 * Math.cos((i * Math.PI) / 10),
    100 * Math.sin((i * Math.PI) / 10)
  ]),
  [5000, 0]
]
const positions = Float32Array.from(places.flat())
const members = places.map((_, node) => node)

describe('the outline of a community', () => {
  it('goes around its members with a margin and leaves the farthest out', () => {
    const hull = hullOf(positions, members, members, 10)!
    const contained = members.filter((node) => polygonContains(hull, places[node]!))
    expect(contained).not.toContain(20)
    // Nine tenths of 21 are 19.
    expect(contained.length).toBeGreaterThanOrEqual(19)
    const reach = Math.max(...hull.map(([x, y]) => Math.hypot(x, y)))
    expect(reach).toBeGreaterThan(105)
    expect(reach).toBeLessThan(111)
  })

  it('is none where others stand among the members', () => {
    // 20 on the ring and 20 of somebody else's on a smaller one inside it.
    const crowd = Float32Array.from(
      [...places.slice(0, 20), ...places.slice(0, 20).map(([x, y]) => [x / 2, y / 2])].flat()
    )
    const everybody = Array.from({ length: 40 }, (_, node) => node)
    expect(hullOf(crowd, everybody.slice(0, 20), everybody, 10)).toBeNull()
    expect(hullOf(crowd, everybody.slice(0, 20), everybody.slice(0, 30), 10)).not.toBeNull()
  })

  it('is none for three members', () => {
    expect(hullOf(positions, [0, 1, 2], members, 10)).toBeNull()
  })
})

describe('a lasso', () => {
  const scene = sceneOf(
    picture(
      places.map((_, node) => kol(String(node), { pagerank: node })),
      []
    ),
    {
      colour: 'community',
      size: 'pagerank'
    }
  )
  const camera = { k: 2, x: 300, y: 300 }

  it('catches who stands inside on the screen, greatest first', () => {
    // On the screen the ring has a radius of 200 around (300, 300): its right half.
    const caught = inside(
      [
        [300, 0],
        [600, 0],
        [600, 600],
        [300, 600]
      ],
      scene,
      positions,
      camera
    )
    const right = members.filter((node) => places[node]![0] > 1e-6 && node !== 20)
    expect(caught.filter((node) => Math.abs(places[node]![0]) > 1e-6)).toEqual(right.toReversed())
  })

  it('catches nobody with a click', () => {
    expect(inside([[300, 300]], scene, positions, camera)).toEqual([])
  })
})
