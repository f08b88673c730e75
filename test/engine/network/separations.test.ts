import { describe, expect, it } from 'vitest'
import type { Graph } from '#engine/network/graph'
import { cutOffBy, separations } from '#engine/network/whole/separations'
import { evenGraph } from './random-graphs'
import { graphOf } from './small-graphs'

/** The pieces that the component of a node falls into without it, by walking from each neighbour; largest last. */
function piecesWithout({ outgoing: { offsets, targets } }: Graph, node: number): number[][] {
  const seen = new Set([node])
  const pieces: number[][] = []
  for (const start of targets.subarray(offsets[node], offsets[node + 1])) {
    if (seen.has(start)) continue
    const piece: number[] = []
    const walk = (v: number) => {
      seen.add(v)
      piece.push(v)
      for (const w of targets.subarray(offsets[v], offsets[v + 1])) if (!seen.has(w)) walk(w)
    }
    walk(start)
    pieces.push(piece)
  }
  return pieces.sort((a, b) => a.length - b.length)
}

describe('separations', () => {
  it('are what removing each node shows', () => {
    let cuts = 0
    for (let i = 0; i < 60; i++) {
      const graph = evenGraph(24, 22, `seed ${i}`)
      const expected = graph.names.flatMap((_, node) => {
        const pieces = piecesWithout(graph, node)
        const cutOff = pieces.slice(0, -1).reduce((sum, piece) => sum + piece.length, 0)
        return pieces.length > 1 ? [{ node, pieces: pieces.length, cutOff }] : []
      })
      const found = separations(graph)
      expect(found).toEqual(expected)
      for (const { node, cutOff } of found) expect(cutOffBy(graph, node)).toHaveLength(cutOff)
      cuts += found.length
    }
    expect(cuts).toBeGreaterThan(100)
  })

  it('count everybody outside the largest piece', () => {
    // Without b: a and the pair c, d and the triangle e, f, g.
    const graph = graphOf(['a-b', 'b-c', 'c-d', 'b-e', 'e-f', 'f-g', 'g-e'])
    const [b] = separations(graph)
    expect(b).toEqual({ node: 1, pieces: 3, cutOff: 3 })
    expect(cutOffBy(graph, 1).map((node) => graph.names[node])).toEqual(['a', 'c', 'd'])
  })
})
