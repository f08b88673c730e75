import { describe, expect, it } from 'vitest'
import { Random } from '#base/random'
import { Layout } from '#renderer/graph/layout/simulation'
import type { LayoutGraph } from '#renderer/graph/layout/simulation'

/** Four communities of equal size with links mostly inside, and three KOLs without a link. */
function someGraph(): LayoutGraph {
  const random = new Random('a graph for the layout')
  const linked = 80
  const community = Int32Array.from({ length: linked + 3 }, (_, node) => (node < linked ? node % 4 : node))
  const [source, target]: [number[], number[]] = [[], []]
  for (let from = 0; from < linked; from++) {
    for (let other = 0; other < 3; other++) {
      const inside = (from + 4 * (1 + random.integer(linked / 4 - 1))) % linked
      const to = random.uniform() < 0.9 ? inside : random.integer(linked)
      if (to === from) continue
      source.push(from)
      target.push(to)
    }
  }
  return {
    nodes: linked + 3,
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    community,
    radius: new Float32Array(linked + 3).fill(4)
  }
}

function settle(layout: Layout, batch: number): Layout {
  while (!layout.settled) layout.advance(batch)
  return layout
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
    expect(layout.positions.subarray(2, 160)).not.toEqual(before.subarray(2, 160))
    // Those without a link stay where they were.
    expect(layout.positions.subarray(160)).toEqual(before.subarray(160))
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
