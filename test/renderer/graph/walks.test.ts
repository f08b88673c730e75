import { describe, expect, it } from 'vitest'
import { sceneOf } from '#renderer/graph/scene'
import { shortestPath, withinSteps } from '#renderer/graph/walks'
import { kol, link, picture } from './picture'

// 0 – 1 – 2 – 3 – 4, a shortcut 0 – 5 – 3, and 6 alone.
const rows = Array.from({ length: 7 }, (_, node) => kol(String(node)))
const links = [link(0, 1), link(1, 2), link(2, 3), link(3, 4), link(0, 5), link(5, 3)]
const scene = sceneOf(picture(rows, links), { colour: 'community', size: 'degree' })

describe('who is within some steps', () => {
  it('counts links, with the starts themselves at none', () => {
    expect([...withinSteps(scene, [0], 0)]).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect([...withinSteps(scene, [0], 1)]).toEqual([1, 1, 0, 0, 0, 1, 0])
    expect([...withinSteps(scene, [0], 2)]).toEqual([1, 1, 1, 1, 0, 1, 0])
    expect([...withinSteps(scene, [1, 4], 1)]).toEqual([1, 1, 1, 1, 1, 0, 0])
  })
})

describe('a shortest path', () => {
  it('takes the fewest links', () => {
    expect(shortestPath(scene, 0, 4)).toEqual([0, 5, 3, 4])
    expect(shortestPath(scene, 4, 0)).toEqual([4, 3, 5, 0])
    expect(shortestPath(scene, 2, 2)).toEqual([2])
  })

  it('is null where no links lead there', () => {
    expect(shortestPath(scene, 0, 6)).toBeNull()
  })

  it('takes the smaller numbers of two as short', () => {
    const square = sceneOf(picture(rows.slice(0, 4), [link(0, 2), link(2, 3), link(0, 1), link(1, 3)]), {
      colour: 'community',
      size: 'degree'
    })
    expect(shortestPath(square, 0, 3)).toEqual([0, 1, 3])
  })
})
