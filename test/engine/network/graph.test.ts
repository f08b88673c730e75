import { describe, expect, it } from 'vitest'
import { LensFault } from '#contract/faults'
import { buildGraph, undirectedProjection, type Graph } from '#engine/network/graph'
import { graphOf } from './small-graphs'

/** Arcs as `a>b w`, in the order of storage. */
function arcs({ names, outgoing: { offsets, targets, weights } }: Graph): string[] {
  return names.flatMap((name, v) =>
    Array.from(targets.slice(offsets[v], offsets[v + 1]), (w, k) => `${name}>${names[w]} ${weights[offsets[v]! + k]}`)
  )
}

const list = ['a-b 2', 'b-a 1', 'a-a 5', 'c-b 0.5', 'a-b 4', 'd', 'c-c 1']

describe('the graph of an edge list', () => {
  it('merges parallel edges both ways, drops and counts loops, and keeps nodes alone', () => {
    const graph = graphOf(list)
    expect(graph).toMatchObject({ edges: 2, selfLoops: 2, parallelMerged: 2, directed: false })
    expect(graph.names).toEqual(['a', 'b', 'c', 'd'])
    expect(arcs(graph)).toEqual(['a>b 7', 'b>a 7', 'b>c 0.5', 'c>b 0.5'])
    expect(graph.incoming).toBe(graph.outgoing)
  })

  it('keeps the two directions of a pair apart where edges have one', () => {
    const graph = graphOf(list, true)
    expect(graph).toMatchObject({ edges: 3, selfLoops: 2, parallelMerged: 1, directed: true })
    expect(arcs(graph)).toEqual(['a>b 6', 'b>a 1', 'c>b 0.5'])
    expect(arcs({ ...graph, outgoing: graph.incoming })).toEqual(['a>b 1', 'b>a 6', 'b>c 0.5'])
  })

  it('adds up the two directions in the projection', () => {
    const projection = undirectedProjection(graphOf(list, true))
    expect(projection).toMatchObject({ edges: 2, directed: false })
    expect(arcs(projection)).toEqual(['a>b 7', 'b>a 7', 'b>c 0.5', 'c>b 0.5'])
  })

  it('takes every edge as 1 without weights', () => {
    const pairs = { source: Int32Array.of(0, 1), target: Int32Array.of(1, 2) }
    expect(arcs(buildGraph({ nodes: ['a', 'b', 'c'], ...pairs, directed: true }))).toEqual(['a>b 1', 'b>c 1'])
  })

  it('takes no weight that is not positive and finite, and no end that is no node', () => {
    const pair = { nodes: ['a', 'b'], source: Int32Array.of(0), target: Int32Array.of(1), directed: false }
    for (const weight of [0, -1, NaN, Infinity]) {
      expect(() => buildGraph({ ...pair, weight: Float64Array.of(weight) })).toThrow(LensFault)
    }
    expect(() => buildGraph({ ...pair, target: Int32Array.of(2) })).toThrow(RangeError)
  })

  it('may be empty', () => {
    expect(graphOf([])).toMatchObject({ names: [], edges: 0, selfLoops: 0, parallelMerged: 0 })
  })
})
