import { describe, expect, it } from 'vitest'
import type { Graph } from '#engine/network/graph'
import { GreedyReach } from '#engine/network/greedy-reach'
import { strengthOf } from '#engine/network/metrics/strength'
import { evenGraph } from './random-graphs'
import { graphOf } from './small-graphs'

/** The weight of some nodes and their neighbours, added up anew. */
function reachedBy(graph: Graph, weights: ArrayLike<number>, nodes: readonly number[]): number {
  const { offsets, targets } = graph.outgoing
  const reached = new Set(nodes.flatMap((v) => [v, ...targets.subarray(offsets[v], offsets[v + 1])]))
  return [...reached].reduce((sum, v) => sum + weights[v]!, 0)
}

/** Every choice of k of these nodes. */
function choices(nodes: readonly number[], k: number): number[][] {
  if (k === 0) return [[]]
  return nodes.flatMap((node, i) => choices(nodes.slice(i + 1), k - 1).map((rest) => [node, ...rest]))
}

const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`)

describe('the greedy choice', () => {
  it('takes at each step the node that adds most, and reaches 1 − 1/e of the best of all choices at least', () => {
    let missed = 0
    for (const seed of seeds) {
      const graph = evenGraph(12, 16, seed)
      const weights = strengthOf(graph)
      const given = [3]
      const open = graph.names.flatMap((_, v) => (v === 3 || v === 7 ? [] : [v]))
      const greedy = new GreedyReach(graph, weights, given, (v) => v !== 3 && v !== 7)
      const chosen: number[] = []
      const base = reachedBy(graph, weights, given)
      for (let k = 1; k <= 4; k++) {
        const gains = open.map((v) => reachedBy(graph, weights, [...given, ...chosen, v]))
        const before = reachedBy(graph, weights, [...given, ...chosen])
        const most = Math.max(...gains) - before
        const next = greedy.next()
        if (most === 0) {
          expect(next).toBeNull()
          break
        }
        expect(next!.gain).toBeCloseTo(most, 9)
        // Of equal ones the first.
        expect(next!.node).toBe(open[gains.findIndex((gain) => Math.abs(gain - before - most) < 1e-9)])
        chosen.push(next!.node)
        const best = Math.max(...choices(open, k).map((some) => reachedBy(graph, weights, [...given, ...some]))) - base
        const reached = reachedBy(graph, weights, [...given, ...chosen]) - base
        expect(reached).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-9)
        if (reached < best - 1e-9) missed++
      }
    }
    // A choice that is always the best would not tell a greedy one from a search of all.
    expect(missed).toBeGreaterThan(0)
  })

  it('ends where nothing is left to add', () => {
    const graph = graphOf(['a-b', 'b-c', 'd'])
    const greedy = new GreedyReach(graph, strengthOf(graph))
    expect(greedy.next()).toEqual({ node: 1, gain: 4 })
    expect(greedy.next()).toBeNull()
  })
})
