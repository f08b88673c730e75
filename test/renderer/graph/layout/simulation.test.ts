import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force'
import { describe, expect, it } from 'vitest'
import { Layout } from '#renderer/graph/layout/simulation'
import type { LayoutGraph } from '#renderer/graph/layout/simulation'
import { neighbourhoodKept, stressOf } from '../../../../bench/layout/quality.mjs'
import { communities, graphOf, karate, overlaps, settle } from './graphs'

/** Four communities of equal size with links mostly inside, and three KOLs without a link. */
const someGraph = () => communities(80, 4, 3)

/** Where d3-force puts a graph with its usual settings. */
function byD3({ nodes, source, target }: LayoutGraph): Float32Array {
  const bodies = Array.from({ length: nodes }, (_, index) => ({ index, x: NaN, y: NaN }))
  const links = Array.from(source, (from, edge) => ({ source: from, target: target[edge]! }))
  forceSimulation(bodies)
    .force('link', forceLink(links))
    .force('charge', forceManyBody())
    .force('center', forceCenter())
    .stop()
    .tick(300)
  return Float32Array.from(bodies.flatMap(({ x, y }) => [x, y]))
}

describe('the layout', () => {
  it('gives the same positions for the same graph, however the ticks are batched', () => {
    const once = settle(new Layout(someGraph(), { seed: 5 }), 1)
    const again = settle(new Layout(someGraph(), { seed: 5 }), 17)
    expect(again.positions).toEqual(once.positions)
  })

  it('gives another picture for another seed', () => {
    const one = settle(new Layout(someGraph(), { seed: 5 }), 50)
    const other = settle(new Layout(someGraph(), { seed: 77 }), 50)
    expect(other.positions).not.toEqual(one.positions)
  })

  it('settles, says how far it has come, and then moves no more', () => {
    const layout = new Layout(someGraph())
    expect(layout.fraction).toBe(0)
    layout.advance(65)
    expect(layout.fraction).toBeCloseTo(0.5)
    settle(layout, 10)
    expect(layout.fraction).toBe(1)
    const before = layout.positions.slice()
    layout.advance(10)
    expect(layout.positions).toEqual(before)
  })

  it('keeps communities together: members lie nearer to their own middle than to the others', () => {
    const graph = someGraph()
    const { positions } = settle(new Layout(graph), 50)
    const middles = [0, 1, 2, 3].map((label) => {
      const members = [...graph.community.keys()].filter((node) => graph.community[node] === label && node < 80)
      const mean = (axis: number) =>
        members.reduce((sum, node) => sum + positions[node * 2 + axis]!, 0) / members.length
      return [mean(0), mean(1)] as const
    })
    const atHome = Array.from({ length: 80 }, (_, node) => {
      const distances = middles.map(([x, y]) => Math.hypot(positions[node * 2]! - x, positions[node * 2 + 1]! - y))
      return distances.indexOf(Math.min(...distances)) === graph.community[node]
    })
    expect(atHome.filter(Boolean).length).toBeGreaterThan(76)
  })

  it('lays KOLs without a link in a row below the rest', () => {
    const { positions } = settle(new Layout(someGraph()), 50)
    const heights = Array.from({ length: 83 }, (_, node) => positions[node * 2 + 1]!)
    const lowest = Math.max(...heights.slice(0, 80))
    expect(new Set(heights.slice(80)).size).toBe(1)
    expect(heights[80]).toBeGreaterThan(lowest)
  })

  it('shows distances and neighbourhoods at least as well as d3-force does', () => {
    for (const graph of [karate(), communities(400, 10, 0)]) {
      const [ours, theirs] = [settle(new Layout(graph)).positions, byD3(graph)]
      expect(stressOf(graph, ours)).toBeLessThan(stressOf(graph, theirs))
      expect(neighbourhoodKept(graph, ours)).toBeGreaterThan(neighbourhoodKept(graph, theirs))
    }
  })

  it('lays a path out as a line and a ring as a ring', () => {
    const path = graphOf(
      12,
      Array.from({ length: 11 }, (_, i) => [i, i + 1] as const)
    )
    expect(stressOf(path, settle(new Layout(path)).positions)).toBeLessThan(0.02)
    const ring = graphOf(
      12,
      Array.from({ length: 12 }, (_, i) => [i, (i + 1) % 12] as const)
    )
    const { positions } = settle(new Layout(ring))
    const reach = Array.from({ length: 12 }, (_, i) => Math.hypot(positions[i * 2]!, positions[i * 2 + 1]!))
    expect(Math.max(...reach) / Math.min(...reach)).toBeLessThan(1.1)
  })

  it('keeps discs of any size apart, two of one place as well', () => {
    const graph = communities(1000, 8, 20)
    graph.radius = Float32Array.from({ length: graph.nodes }, (_, node) => (node < 1000 ? 3 + (node % 15) : 3.5))
    expect(overlaps(graph, settle(new Layout(graph)).positions)).toBe(0)
    // All leaves of a star have the same distances to everybody.
    const star = graphOf(
      200,
      Array.from({ length: 199 }, (_, i) => [0, i + 1] as const)
    )
    expect(overlaps(star, settle(new Layout(star)).positions)).toBe(0)
  })

  it('sets small components close to the large one, none on another', () => {
    const large = communities(200, 4, 0)
    const pairs = Array.from({ length: 30 }, (_, i) => [200 + 2 * i, 201 + 2 * i] as const)
    const links = Array.from(large.source, (from, edge) => [from, large.target[edge]!] as const)
    const graph = graphOf(260, [...links, ...pairs])
    const { positions } = settle(new Layout(graph))
    expect(overlaps(graph, positions)).toBe(0)
    const reach = (nodes: number[]) =>
      Math.max(...nodes.map((v) => Math.hypot(positions[v * 2]!, positions[v * 2 + 1]!)))
    const [inner, outer] = [reach([...Array(200).keys()]), reach(pairs.flat())]
    expect(outer).toBeLessThan(inner * 1.5)
    // Of a pair, nobody else is as near as the partner.
    expect(neighbourhoodKept(graphOf(260, pairs), positions)).toBeGreaterThan(0.95)
  })

  it('takes up settled positions as they are', () => {
    const graph = someGraph()
    const { positions } = settle(new Layout(graph), 50)
    const resumed = new Layout(graph, { settled: positions })
    expect(resumed.settled).toBe(true)
    resumed.advance(5)
    expect(resumed.positions).toEqual(positions)
  })

  it('keeps a dragged node where it was put while its surroundings give way', () => {
    const layout = settle(new Layout(someGraph()), 50)
    const before = layout.positions.slice()
    layout.hold(0, 400, -300)
    expect(layout.settled).toBe(false)
    settle(layout, 10)
    expect([layout.positions[0], layout.positions[1]]).toEqual([400, -300])
    const { source, target } = someGraph()
    const neighbours = new Set(
      [...source.keys()].flatMap((e) => (source[e] === 0 ? [target[e]!] : target[e] === 0 ? [source[e]!] : []))
    )
    const moved = Array.from({ length: 83 }, (_, node) => node).filter(
      (node) =>
        layout.positions[node * 2] !== before[node * 2] || layout.positions[node * 2 + 1] !== before[node * 2 + 1]
    )
    // The neighbours follow; whoever is neither one of them nor in the way stays.
    for (const node of neighbours) expect(moved).toContain(node)
    expect(moved.length).toBeLessThan(40)
  })

  it('lets those in the way come back once the dragged node has passed', () => {
    const layout = settle(new Layout(someGraph()))
    const before = layout.positions.slice()
    layout.hold(80, before[100]!, before[101]!)
    settle(layout, 10)
    expect([layout.positions[100], layout.positions[101]]).not.toEqual([before[100], before[101]])
    layout.hold(80, 3000, 3000)
    settle(layout, 10)
    expect(layout.positions[100]).toBeCloseTo(before[100]!, 2)
    expect(layout.positions[101]).toBeCloseTo(before[101]!, 2)
  })

  it('puts a KOL without a link where it was dropped', () => {
    const layout = settle(new Layout(someGraph()), 50)
    layout.hold(81, 7, 8)
    layout.advance(1)
    expect([layout.positions[162], layout.positions[163]]).toEqual([7, 8])
  })

  it('is settled at once where nobody is linked with anybody', () => {
    const none = new Uint32Array(0)
    const layout = new Layout({
      nodes: 5,
      source: none,
      target: none,
      community: Int32Array.of(0, 1, 2, 3, 4),
      radius: new Float32Array(5)
    })
    expect(layout.settled).toBe(true)
    expect(new Set(layout.positions.filter((_, i) => i % 2 === 0)).size).toBeGreaterThan(1)
    expect(
      new Layout({ nodes: 0, source: none, target: none, community: new Int32Array(0), radius: new Float32Array(0) })
        .positions
    ).toHaveLength(0)
  })
})
