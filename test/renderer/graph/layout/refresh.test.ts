import { describe, expect, it } from 'vitest'
import { Random } from '#base/random'
import { Layout } from '#renderer/graph/layout/simulation'
import type { LayoutGraph } from '#renderer/graph/layout/simulation'
import { stressOf } from '../../../../bench/layout/quality.mjs'
import { communities, graphOf, overlaps, settle, widthOf } from './graphs'

/** The graph before every tenth node and every tenth of the other links came, and its nodes by number in the later one. */
function earlier(graph: LayoutGraph): { before: LayoutGraph; nodes: number[] } {
  const random = new Random('what came later')
  const nodes = Array.from({ length: graph.nodes }, (_, node) => node).filter((node) => node % 10 !== 3)
  const numberOf = new Map(nodes.map((node, i) => [node, i]))
  const links = Array.from(
    graph.source,
    (from, edge) => [numberOf.get(from), numberOf.get(graph.target[edge]!)] as const
  )
  const kept = links.filter((link): link is [number, number] => !link.includes(undefined) && random.uniform() < 0.9)
  const before = graphOf(nodes.length, kept, {
    community: Int32Array.from(nodes, (node) => graph.community[node]!),
    radius: Float32Array.from(nodes, (node) => graph.radius[node]!)
  })
  return { before, nodes }
}

/** Positions of these nodes, NaN for all others. */
function startOf(total: number, nodes: number[], positions: Float32Array): Float32Array {
  const start = new Float32Array(total * 2).fill(NaN)
  nodes.forEach((node, i) => start.set(positions.subarray(i * 2, i * 2 + 2), node * 2))
  return start
}

const moveOf = (node: number, from: Float32Array, to: Float32Array) =>
  Math.hypot(from[node * 2]! - to[node * 2]!, from[node * 2 + 1]! - to[node * 2 + 1]!)

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

describe('a layout that starts from an earlier picture', () => {
  it.each([
    ['80 nodes', () => communities(80, 4, 6)],
    ['1000 nodes', () => communities(1000, 12, 40)],
    ['several components', () => communities(300, 60, 30)]
  ])('moves those known by little: %s', (_, make) => {
    const graph = make()
    const { before, nodes } = earlier(graph)
    const start = startOf(graph.nodes, nodes, settle(new Layout(before)).positions)
    const { positions } = settle(new Layout(graph, { start }))
    const moves = nodes.map((node) => moveOf(node, start, positions))
    expect(median(moves)).toBeLessThan(0.02 * widthOf(positions))
    expect(moves.filter((move) => move > 0.1 * widthOf(positions)).length).toBeLessThan(0.05 * nodes.length)
    // Laid out anew, most would move much farther, and the picture would be better by less than that is worth.
    const anew = settle(new Layout(graph)).positions
    expect(median(nodes.map((node) => moveOf(node, start, anew)))).toBeGreaterThan(0.1 * widthOf(anew))
    expect(stressOf(graph, positions)).toBeLessThan(stressOf(graph, anew) + 0.12)
    expect(overlaps(graph, positions)).toBe(0)
  })

  it('puts newcomers beside their neighbours', () => {
    const graph = communities(200, 4, 0)
    const { before, nodes } = earlier(graph)
    const start = startOf(graph.nodes, nodes, settle(new Layout(before)).positions)
    const { positions } = settle(new Layout(graph, { start }))
    const newcomers = Array.from({ length: 200 }, (_, node) => node).filter((node) => node % 10 === 3)
    const strangers = newcomers.map((node) => {
      const linked = [...graph.source.keys()].flatMap((edge) => {
        const ends = [graph.source[edge]!, graph.target[edge]!]
        return ends.includes(node) ? ends.filter((end) => end !== node) : []
      })
      const apart = (other: number) => moveOf(0, positions.subarray(node * 2), positions.subarray(other * 2))
      return median(linked.map(apart)) / median(nodes.map(apart))
    })
    expect(median(strangers)).toBeLessThan(0.6)
  })

  it('gives the same picture for the same start', () => {
    const graph = communities(80, 4, 6)
    const start = startOf(graph.nodes, [0, 5, 9], Float32Array.of(0, 0, 100, 0, 0, 100))
    expect(settle(new Layout(graph, { start }), 7).positions).toEqual(settle(new Layout(graph, { start }), 1).positions)
  })

  it('brings a node of which all links are new to its neighbours', () => {
    const graph = communities(100, 2, 0)
    const { positions: old } = settle(new Layout(graph))
    const start = old.slice()
    start.set([0, 5000], 0)
    const { positions } = settle(new Layout(graph, { start }))
    expect(Math.abs(positions[1]!)).toBeLessThan(widthOf(old))
  })

  it('turns what is too new to be kept towards what is known of it', () => {
    const graph = communities(100, 4, 0)
    const { positions: once } = settle(new Layout(graph))
    // A third of the nodes are known, from a picture turned by a third of a circle and mirrored.
    const nodes = Array.from({ length: 33 }, (_, i) => i * 3)
    const [c, s] = [Math.cos(2), Math.sin(2)]
    const turned = Float32Array.from(
      nodes.flatMap((v) => {
        const [x, y] = [once[v * 2]!, once[v * 2 + 1]!]
        return [c * x + s * y, s * x - c * y]
      })
    )
    const start = startOf(100, nodes, turned)
    const { positions } = settle(new Layout(graph, { start }))
    const angles = nodes.map((v) => {
      const off = Math.atan2(positions[v * 2 + 1]!, positions[v * 2]!) - Math.atan2(start[v * 2 + 1]!, start[v * 2]!)
      return Math.abs(Math.atan2(Math.sin(off), Math.cos(off)))
    })
    expect(median(angles)).toBeLessThan(0.3)
  })

  it('keeps the rows of those without a link, newcomers in free places', () => {
    const graph = communities(80, 4, 40)
    const nodes = Array.from({ length: 120 }, (_, node) => node).filter((node) => node !== 90 && node !== 119)
    const { positions: old } = settle(new Layout(graph))
    const start = startOf(120, nodes, Float32Array.from(nodes.flatMap((v) => [old[v * 2]!, old[v * 2 + 1]!])))
    const { positions } = settle(new Layout(graph, { start }))
    const down = positions[81 * 2 + 1]! - old[81 * 2 + 1]!
    expect(down).toBeGreaterThanOrEqual(0)
    for (let node = 80; node < 120; node++) {
      expect(positions[node * 2]).toBeCloseTo(old[node * 2]!, 3)
      expect(positions[node * 2 + 1]).toBeCloseTo(old[node * 2 + 1]! + down, 3)
    }
  })

  it('refuses positions of another number of nodes', () => {
    expect(() => new Layout(communities(80, 4, 6), { start: new Float32Array(4) })).toThrow(
      '4 coordinates for 86 nodes'
    )
  })
})
