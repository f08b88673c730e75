import { describe, expect, it } from 'vitest'
import { resultOf } from '#engine/network/result'
import { analysisOf, byName, graphOf } from './small-graphs'

/** Two triangles that share c, and a tail c–f: worked out by hand below. */
const bowTie = graphOf(['a-b', 'b-c', 'a-c', 'c-d', 'd-e', 'c-e', 'c-f'])
/** a reaches d by two ways of length 1 each: over b (1/2 + 1/2) and over c (1/4 + 3/4); alone stands g. */
const weighted = graphOf(['a-b 2', 'b-d 2', 'a-c 4', 'c-d 1.3333333333333333', 'd-e 0.5', 'g'])
/** a → b → c → a, and d → a from outside. */
const cycle = graphOf(['a-b', 'b-c', 'c-a', 'd-a'], true)
const ofBowTie = await analysisOf(bowTie)
const ofCycle = await analysisOf(cycle)

describe('a bow tie with a tail', () => {
  const { columns, articulation, components, transitivity, assortativity } = ofBowTie
  const of = (name: keyof typeof columns) => byName(bowTie, columns[name])

  it('has its degrees, cores and clustering', () => {
    expect(of('degree')).toEqual({ a: 2, b: 2, c: 5, d: 2, e: 2, f: 1 })
    expect(of('strength')).toEqual(of('degree'))
    expect(of('core')).toEqual({ a: 2, b: 2, c: 2, d: 2, e: 2, f: 1 })
    // c has 10 pairs of neighbours, of which a–b and d–e are tied.
    expect(of('clustering')).toEqual({ a: 1, b: 1, c: 0.2, d: 1, e: 1, f: 0 })
  })

  it('runs all paths between its parts through the middle', () => {
    // 15 pairs: 5 with c, 2 inside the triangles; the other 8 of 10 pass c.
    expect(of('betweenness')).toEqual({ a: 0, b: 0, c: 0.8, d: 0, e: 0, f: 0 })
    // a: 1 + 1 + 2 + 2 + 2 = 8.
    expect(of('closeness').a).toBeCloseTo(5 / 8, 12)
    expect(of('closeness').c).toBe(1)
    expect(of('harmonic').a).toBeCloseTo((2 + 3 / 2) / 5, 12)
  })

  it('has the structural holes of Burt', () => {
    // f has one neighbour: 1. a: (1/2 + 1/2 · 1/5)² for c, (1/2 + 1/2 · 1/5)² for b through c and c through b alike.
    expect(of('constraint').f).toBe(1)
    expect(of('constraint').a).toBeCloseTo((1 / 2 + 1 / 10) ** 2 + (1 / 2 + 1 / 4) ** 2, 12)
    // c: four neighbours in triangles with 1/5 + 1/5 · 1/2 each, and f with 1/5.
    expect(of('constraint').c).toBeCloseTo(4 * 0.3 ** 2 + 0.2 ** 2, 12)
    expect(of('effectiveSize')).toEqual({ a: 1, b: 1, c: 5 - 4 / 5, d: 1, e: 1, f: 1 })
  })

  it('falls apart without the middle', () => {
    expect(articulation).toEqual(Int32Array.of(2))
    expect(components).toBe(1)
    // 6 of the 10 + 4 = 14 paths of two edges are closed.
    expect(transitivity).toBeCloseTo(6 / 14, 12)
    // Degrees at the ends: (2,2) twice, (2,5) four times, (5,1) once.
    const ends = [2, 2, 2, 2, 2, 2, 2, 2, 5, 5, 5, 5, 5, 1]
    const others = [2, 2, 2, 2, 5, 5, 5, 5, 2, 2, 2, 2, 1, 5]
    const mean = ends.reduce((sum, d) => sum + d, 0) / 14
    const product = ends.reduce((sum, d, i) => sum + (d - mean) * (others[i]! - mean), 0)
    const spread = ends.reduce((sum, d) => sum + (d - mean) ** 2, 0)
    expect(assortativity).toBeCloseTo(product / spread, 12)
  })
})

describe('weights', () => {
  it('are lengths of 1 / weight where asked for', async () => {
    const { columns } = await analysisOf(weighted, { weighted: true })
    const of = (name: keyof typeof columns) => byName(weighted, columns[name])
    // a–d and a–e tie over b and c; b–c runs over a: 1/2 + 1/4; pairs of 5 others: 20 ordered.
    for (const [node, pairs] of Object.entries({ a: 2, b: 2, c: 2, d: 6, e: 0, g: 0 })) {
      expect(of('betweenness')[node]).toBeCloseTo(pairs / 20, 12)
    }
    // From a: b 1/2, c 1/4, d 1, e 3.
    expect(of('closeness').a).toBeCloseTo(((4 / 4.75) * 4) / 5, 12)
    expect(of('harmonic').a).toBeCloseTo((2 + 4 + 1 + 1 / 3) / 5, 12)
    expect(of('strength')).toMatchObject({ a: 6, b: 4, d: 2 + 1.3333333333333333 + 0.5, g: 0 })
  })

  it('count in strength alone where not', async () => {
    const { columns } = await analysisOf(weighted)
    const plain = (await analysisOf(graphOf(['a-b', 'b-d', 'a-c', 'c-d', 'd-e', 'g']))).columns
    for (const name of ['betweenness', 'closeness', 'eigenvector', 'pagerank', 'constraint'] as const) {
      expect(columns[name]).toEqual(plain[name])
    }
    expect(columns.strength).not.toEqual(plain.strength)
  })
})

describe('directions', () => {
  const { columns } = ofCycle
  const of = (name: keyof typeof columns) => byName(cycle, columns[name])

  it('are counted both ways, and apart', () => {
    expect(of('degree')).toEqual({ a: 3, b: 2, c: 2, d: 1 })
    expect(of('inDegree')).toEqual({ a: 2, b: 1, c: 1, d: 0 })
    expect(of('outDegree')).toEqual({ a: 1, b: 1, c: 1, d: 1 })
  })

  it('lead inward for closeness and harmonic', () => {
    // Nobody reaches d. a is reached by c and d in 1, by b in 2.
    expect(of('closeness').d).toBe(0)
    expect(of('closeness').a).toBeCloseTo(3 / 4, 12)
    expect(of('harmonic').a).toBeCloseTo((1 + 1 + 1 / 2) / 3, 12)
  })

  it('are kept by paths', () => {
    // b–a over c, a–c and d–c over b, c–b and d–b and d–c over a: 6 ordered pairs of 6.
    expect(of('betweenness')).toEqual({ a: 3 / 6, b: 2 / 6, c: 1 / 6, d: 0 })
  })

  it('pass on PageRank along the arrows', () => {
    // d gets 0.15 / 4 only and gives all of it to a; b then has less than a by what damping takes.
    const { a, b, c, d } = of('pagerank') as Record<'a' | 'b' | 'c' | 'd', number>
    expect(d).toBeCloseTo(0.0375, 12)
    expect(b).toBeCloseTo(0.0375 + 0.85 * a, 10)
    expect(a).toBeCloseTo(0.0375 + 0.85 * (c + d), 10)
    expect(a + b + c + d).toBeCloseTo(1, 10)
  })
})

describe('what is not defined', () => {
  it('is null for nodes alone and graphs without edges', async () => {
    const graph = graphOf(['a', 'b'])
    const result = resultOf(graph, await analysisOf(graph), { weighted: false })
    expect(result).toMatchObject({ nodes: 2, edges: 0, components: 2, modularity: null, assortativity: null })
    expect(result.rows[0]).toMatchObject({ degree: 0, betweenness: 0, closeness: 0, core: 0, pagerank: 0.5 })
    expect(result.rows[0]).toMatchObject({ constraint: null, effectiveSize: null, clustering: 0 })
  })

  it('is null where all degrees are equal, for their correlation', async () => {
    const graph = graphOf(['a-b', 'b-c', 'c-d', 'd-a'])
    expect(resultOf(graph, await analysisOf(graph), { weighted: false }).assortativity).toBeNull()
  })

  it('is null where it was not asked for', async () => {
    const result = resultOf(bowTie, await analysisOf(bowTie, { metrics: ['degree'] }), { weighted: false })
    expect(result.rows[2]).toMatchObject({ degree: 5, strength: null, betweenness: null, community: null })
    expect(result.modularity).toBeNull()
    expect(result.rows[2]).not.toHaveProperty('inDegree')
  })

  it('is nothing for a graph of nothing', async () => {
    const graph = graphOf([])
    expect(resultOf(graph, await analysisOf(graph), { weighted: false })).toMatchObject({
      nodes: 0,
      components: 0,
      rows: [],
      articulation: []
    })
  })
})
