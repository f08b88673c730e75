import { describe, expect, it } from 'vitest'
import {
  largestRadius,
  layoutGraphOf,
  lineWidths,
  narrowed,
  neighbourInOrder,
  radiusOf,
  sceneOf,
  smallestRadius
} from '#renderer/graph/scene'
import { kol, link, picture } from './picture'

const two = picture(
  [
    kol('a', { community: 0, pagerank: 0.4 }),
    kol('b', { community: 0, pagerank: 0.1 }),
    kol('c', { community: 2, pagerank: 0.2 }),
    kol('d', { community: 2, pagerank: 0.3 })
  ],
  [link(0, 1, 5), link(1, 2, 1), link(2, 3, 1), link(0, 2, 9)]
)
const byCommunity = { colour: 'community', size: 'pagerank' } as const

describe('a scene', () => {
  it('sorts links so that those across classes lie below and each style is one run', () => {
    const scene = sceneOf(two, byCommunity)
    const runs = scene.styles.map(({ edgeClass, from, to }) => ({
      edgeClass,
      links: Array.from({ length: to - from }, (_, i) => [scene.source[from + i], scene.target[from + i]])
    }))
    // Weights 1, 1, 5, 9: the upper median is 5; the upper sixth begins at 9.
    expect(scene.widthBreaks).toEqual([5, 9])
    expect(runs).toEqual([
      { edgeClass: 0, links: [[1, 2]] },
      { edgeClass: 0, links: [[0, 2]] },
      { edgeClass: 1, links: [[0, 1]] },
      { edgeClass: 2, links: [[2, 3]] }
    ])
    expect(scene.styles.map(({ width }) => width)).toEqual([lineWidths[0], lineWidths[2], lineWidths[1], lineWidths[0]])
    expect(scene.styles[scene.styles.length - 1]!.to).toBe(two.links.length)
  })

  it('draws all links alike where they weigh the same', () => {
    const scene = sceneOf(picture([kol('a'), kol('b'), kol('c')], [link(0, 1, 3), link(1, 2, 3)]), byCommunity)
    expect(scene.widthBreaks).toBeNull()
    expect(scene.styles.every(({ width }) => width === lineWidths[0])).toBe(true)
  })

  it('knows the neighbours of every node', () => {
    const scene = sceneOf(two, byCommunity)
    const neighbours = (node: number) =>
      [...scene.neighbour.subarray(scene.offset[node], scene.offset[node + 1])].sort((a, b) => a - b)
    expect([0, 1, 2, 3].map(neighbours)).toEqual([[1, 2], [0, 2], [0, 1, 3], [2]])
  })

  it('leads from one node to the next, around, and past those that are hidden', () => {
    const { order } = narrowed(
      sceneOf(two, byCommunity),
      (node) => node !== 3,
      () => true
    )
    // By PageRank a, c, b; d is hidden.
    expect([null, 0, 2, 1, 3].map((node) => neighbourInOrder(order, node, 1))).toEqual([0, 2, 1, 0, 0])
    expect([null, 0].map((node) => neighbourInOrder(order, node, -1))).toEqual([1, 1])
    expect(neighbourInOrder(new Uint32Array(), null, 1)).toBeNull()
  })

  it('puts rings around those who were seen, and tells the chosen MSL from others by the line', () => {
    const rows = [kol('a', { seenBy: ['m', 'n'] }), kol('b', { seenBy: ['n'] }), kol('c'), kol('d', { seenBy: ['n'] })]
    const look = { ...byCommunity, rings: true, msls: [{ msl: 'm', mslName: 'Mia' }] }
    const told = ({ rings }: ReturnType<typeof sceneOf>) =>
      rings!.classes.map(({ message, dashed, params, count }) => [message.split('.').at(-1), dashed, params, count])
    const team = sceneOf(picture(rows, []), look)
    expect([...team.rings!.ringOf]).toEqual([1, 1, 0, 1])
    expect(told(team)).toEqual([['seen', false, {}, 3]])
    const own = sceneOf(picture(rows, []), { ...look, msl: 'm' })
    expect([...own.rings!.ringOf]).toEqual([1, 2, 0, 2])
    expect(told(own)).toEqual([
      ['seen-by', false, { name: 'Mia' }, 1],
      ['seen-by-others', true, {}, 2]
    ])
    const part = narrowed(
      own,
      (node) => node !== 3,
      () => true
    )
    expect(told(part).map((line) => line[3])).toEqual([1, 1])
    expect(sceneOf(picture(rows, []), byCommunity).rings).toBeNull()
  })

  it('orders nodes by the size metric, undefined ones last, ties by name', () => {
    const rows = [
      kol('x', { constraint: null }),
      kol('c', { constraint: 0.5 }),
      kol('b', { constraint: 0.5 }),
      kol('a', { constraint: 0.9 })
    ]
    expect([...sceneOf(picture(rows, []), { colour: 'coverage', size: 'constraint' }).order]).toEqual([3, 2, 1, 0])
  })

  it('gives discs an area above the smallest that is proportional to the value', () => {
    const area = (value: number) => radiusOf(value, 8) ** 2 - smallestRadius ** 2
    expect(radiusOf(8, 8)).toBeCloseTo(largestRadius)
    expect(area(2) / area(8)).toBeCloseTo(1 / 4)
    expect(area(4) / area(2)).toBeCloseTo(2)
    expect(radiusOf(0, 8)).toBe(smallestRadius)
    expect(radiusOf(null, 8)).toBe(smallestRadius)
    expect(radiusOf(0, 0)).toBe(smallestRadius)
    expect(radiusOf(null, null)).toBe(smallestRadius)
  })

  it('says when the size metric is defined for nobody', () => {
    const scene = sceneOf(picture([kol('a'), kol('b')], [link(0, 1)]), { colour: 'community', size: 'constraint' })
    expect(scene.largestValue).toBeNull()
    expect([...scene.radius]).toEqual([smallestRadius, smallestRadius])
  })

  it('is empty for an empty picture', () => {
    const scene = sceneOf(picture([], []), byCommunity)
    expect(scene).toMatchObject({ nodes: 0, labels: [], classes: [], styles: [], widthBreaks: null })
    expect([...scene.offset]).toEqual([0])
  })

  it('calls a KOL without a name by the id', () => {
    expect(sceneOf(picture([kol('k1', { kolName: null })], []), byCommunity).labels).toEqual(['k1'])
  })
})

describe('the layout’s graph', () => {
  it('does not depend on colour or size, only on links, communities and degrees', () => {
    const graph = layoutGraphOf(two)
    expect([...graph.source]).toEqual([0, 1, 2, 0])
    expect([...graph.target]).toEqual([1, 2, 3, 2])
    expect([...graph.community]).toEqual([0, 0, 2, 2])
    expect(graph.radius[2]).toBeCloseTo(largestRadius)
  })
})

describe('a part of a scene', () => {
  it('keeps links whose ends and who themselves are kept, and everybody’s number', () => {
    const scene = sceneOf(two, byCommunity)
    const part = narrowed(
      scene,
      (node) => node !== 3,
      (place) => two.links[place]!.weight > 1
    )
    const kept = [...part.link].map((place) => two.links[place]!)
    expect(kept.map(({ source, target }) => [source, target])).toEqual([
      [0, 2],
      [0, 1]
    ])
    expect([...part.source].map((source, edge) => [source, part.target[edge]])).toEqual([
      [0, 2],
      [0, 1]
    ])
    expect(part.styles.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2]
    ])
    expect([...part.order]).toEqual([0, 2, 1])
    expect([...part.neighbour.subarray(part.offset[0], part.offset[1])].sort()).toEqual([1, 2])
    expect(part.radius).toBe(scene.radius)
  })

  it('counts in its legend what is drawn', () => {
    const scene = sceneOf(two, { ...byCommunity, links: 'kind' })
    const part = narrowed(
      scene,
      (node) => node !== 3,
      (place) => two.links[place]!.weight > 1
    )
    const counts = (classes: readonly { count: number }[]) => classes.map(({ count }) => count)
    expect(counts(part.classes).reduce((sum, count) => sum + count, 0)).toBe(3)
    expect(counts(part.classes)[scene.classOf[3]!]).toBe(counts(scene.classes)[scene.classOf[3]!]! - 1)
    expect(counts(part.edgeClasses).reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(counts(scene.edgeClasses).reduce((sum, count) => sum + count, 0)).toBe(4)
  })
})

describe('the colours of links', () => {
  it('tell the kind that most of the evidence is of', () => {
    const mixed = {
      ...link(0, 1),
      evidence: [
        { kind: 'co-authorship' as const, count: 1 },
        { kind: 'co-speaker' as const, count: 2 }
      ]
    }
    const scene = sceneOf(picture([kol('a'), kol('b')], [mixed]), { ...byCommunity, links: 'kind' })
    expect(scene.edgeClasses[scene.styles[0]!.edgeClass]!.message).toBe('network.kind.co-speaker')
  })

  it('tell new links from those that are gone', () => {
    const scene = sceneOf(two, { ...byCommunity, standing: Uint8Array.from([0, 1, 2, 1]) })
    expect(scene.edgeClasses.map(({ message, count, stroke }) => [message, count, stroke])).toEqual([
      ['network.standing.kept', 1, 'solid'],
      ['network.standing.new', 2, 'dashed'],
      ['network.standing.gone', 1, 'dotted']
    ])
  })
})
