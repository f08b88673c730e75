import { describe, expect, it } from 'vitest'
import { estimatedDependency, isTooLargeForExact, type AnalysisOptions } from '#engine/network/analysis'
import type { Graph } from '#engine/network/graph'
import { Stopping } from '#engine/network/sampling/stopping'
import { vertexDiameterBound } from '#engine/network/sampling/vertex-diameter'
import { StepTaker, type TakeStep } from '#engine/network/steps'
import { evenGraph, preferentialGraph, ringGraph } from './random-graphs'
import { analysisOf, graphOf } from './small-graphs'

const kinds: Record<string, (i: number) => Graph> = {
  preferential: (i) => preferentialGraph(100 + 40 * i, 1 + (i % 3), `preferential ${i}`),
  even: (i) => evenGraph(80 + 30 * i, 100 + 60 * i, `even ${i}`),
  directed: (i) => evenGraph(80 + 30 * i, 200 + 90 * i, `directed ${i}`, true),
  ring: (i) => ringGraph(60 + 40 * i, 3 * i, `ring ${i}`)
}
const graphs = Object.entries(kinds).flatMap(([name, make]) =>
  Array.from({ length: 5 }, (_, i) => ({ name: `${name} ${i}`, graph: make(i), weighted: i % 2 === 1 }))
)

async function estimated(graph: Graph, weighted: boolean, seed = '1'): Promise<Float64Array> {
  const options: AnalysisOptions = { weighted, raw: false, metrics: ['betweenness'], seed, exact: false }
  const taker = new StepTaker(graph, options)
  const take = ((step) => Promise.resolve(taker.take(step))) as TakeStep
  const dependency = await estimatedDependency(graph, options, take, () => undefined)
  const others = graph.names.length - 1
  return dependency.map((value) => value / others / (others - 1))
}

describe('estimated betweenness', () => {
  it.each(graphs)('of the graph $name is within 0.01 of the exact one for every node', async ({ graph, weighted }) => {
    const exact = (await analysisOf(graph, { weighted })).columns.betweenness!
    const estimate = await estimated(graph, weighted)
    const worst = estimate.reduce((most, value, v) => Math.max(most, Math.abs(value - exact[v]!)), 0)
    expect(worst).toBeLessThanOrEqual(0.01)
    // An estimate that is right to the last bit was none.
    expect(worst).toBeGreaterThan(0)
  })

  it('is the same for one seed, and another for another', async () => {
    const graph = preferentialGraph(120, 2, 'seeds')
    expect(await estimated(graph, false, '1')).toEqual(await estimated(graph, false, '1'))
    expect(await estimated(graph, false, '1')).not.toEqual(await estimated(graph, false, '2'))
  })

  it('is for large graphs only, and not where the exact one is asked for', async () => {
    const small = graphOf(['a-b', 'b-c'])
    expect(isTooLargeForExact(small, false)).toBe(false)
    expect((await analysisOf(small, { exact: false })).approximate).toEqual({})
    // A star: all paths between its 29,999 tips run through the middle.
    const star = graphOf(Array.from({ length: 29_999 }, (_, tip) => `middle-${tip}`))
    expect(isTooLargeForExact(star, false)).toBe(true)
    const options = { metrics: ['betweenness' as const], exact: false }
    const { approximate, columns } = await analysisOf(star, options)
    expect(approximate).toEqual({ betweenness: 0.01 })
    expect(columns.betweenness![0]).toBeGreaterThan(0.99)
    expect(columns.betweenness!.slice(1).every((value) => value === 0)).toBe(true)
    const raw = await analysisOf(star, { ...options, raw: true })
    expect(raw.approximate.betweenness).toBeCloseTo((0.01 * 29_999 * 29_998) / 2, 3)
  })
})

describe('the vertex diameter', () => {
  it('is bounded by two distances from one node, or by the largest component', () => {
    expect(vertexDiameterBound(graphOf(['a-b', 'b-c', 'c-d', 'd-e']), false)).toBeGreaterThanOrEqual(5)
    // From the middle: two hops one way and two the other.
    expect(vertexDiameterBound(graphOf(['c-b', 'b-a', 'c-d', 'd-e', 'x-y']), false)).toBe(5)
    expect(vertexDiameterBound(graphOf(['a-b', 'b-c', 'x-y'], true), false)).toBe(3)
    expect(vertexDiameterBound(graphOf(['a-b', 'b-c', 'x-y']), true)).toBe(3)
    expect(vertexDiameterBound(graphOf(['a']), false)).toBe(1)
  })
})

describe('when to stop drawing', () => {
  it('is after so many draws as the vertex diameter asks for', () => {
    // 0.5 / 0.01² · (⌊log2 8⌋ + 1 + ln 20)
    expect(new Stopping(0.01, 0.1, 10, [1, 0]).most).toBe(Math.ceil(5000 * (4 + Math.log(20))))
  })

  it('is sooner where no node has much', () => {
    const stopping = new Stopping(0.01, 0.1, 10, new Int32Array(100))
    expect(stopping.isEnough(new Int32Array(100), 1000)).toBe(false)
    expect(stopping.isEnough(new Int32Array(100), 20_000)).toBe(true)
    expect(stopping.isEnough(Int32Array.of(10_000, ...new Int32Array(99)), 20_000)).toBe(false)
    expect(stopping.isEnough(Int32Array.of(10_000, ...new Int32Array(99)), stopping.most)).toBe(true)
  })
})
