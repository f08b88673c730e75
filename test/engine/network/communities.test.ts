import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communities, type Division } from '#engine/network/communities/communities'
import { buildGraph, type Graph } from '#engine/network/graph'
import { components } from '#engine/network/whole/components'
import { graphOf } from './small-graphs'

/** Random weighted graphs, several components and isolates among them. */
const arbitrary = fc.integer({ min: 1, max: 40 }).chain((n) =>
  fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 120 }).map((edges) =>
    buildGraph({
      nodes: Array.from({ length: n }, (_, v) => String(v)),
      source: Int32Array.from(edges, ([a]) => a),
      target: Int32Array.from(edges, ([, b]) => b),
      weight: Float64Array.from(edges, ([, , weight]) => weight),
      directed: false
    })
  )
)

/** Modularity as Newman defines it: Σ over pairs of one community of (A − k k / 2m) / 2m. */
function modularity({ names, outgoing: { offsets, targets, weights } }: Graph, of: Int32Array): number {
  const n = names.length
  const matrix = Array.from({ length: n }, () => new Float64Array(n))
  for (let v = 0; v < n; v++) for (let k = offsets[v]!; k < offsets[v + 1]!; k++) matrix[v]![targets[k]!] = weights[k]!
  const strengths = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  let sum = 0
  for (let v = 0; v < n; v++) {
    for (let w = 0; w < n; w++) if (of[v] === of[w]) sum += matrix[v]![w]! - (strengths[v]! * strengths[w]!) / total
  }
  return sum / total
}

/** How many pieces the communities of a division are in. */
function pieces({ outgoing: { offsets, targets } }: Graph, of: Int32Array): number {
  const seen = new Set<number>()
  let count = 0
  for (let start = 0; start < of.length; start++) {
    if (seen.has(start)) continue
    count++
    const stack = [start]
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      if (seen.has(v)) continue
      seen.add(v)
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) if (of[targets[k]!] === of[v]) stack.push(targets[k]!)
    }
  }
  return count
}

const sizesOf = ({ of, count }: Division) => Array.from({ length: count }, (_, c) => of.filter((d) => d === c).length)

describe('communities', () => {
  it('are the cliques of a ring of cliques', () => {
    const edges: string[] = []
    for (let clique = 0; clique < 6; clique++) {
      for (let i = 0; i < 5; i++) for (let j = i + 1; j < 5; j++) edges.push(`${clique}.${i}-${clique}.${j}`)
      edges.push(`${clique}.0-${(clique + 1) % 6}.1`)
    }
    const graph = graphOf(edges)
    const division = communities(graph, false, '1')
    expect(sizesOf(division)).toEqual([5, 5, 5, 5, 5, 5])
    graph.names.forEach((name, v) => {
      expect(division.of[v]).toBe(division.of[graph.names.indexOf(`${name[0]}.0`)])
    })
    // 66 edges, 10 in each clique, whose nodes have 22 ends of edges.
    expect(division.modularity).toBeCloseTo(60 / 66 - 6 * (22 / 132) ** 2, 12)
  })

  it('follow weights only where they are asked for', () => {
    const square = graphOf(['a-b 10', 'b-c', 'c-d 10', 'd-a'])
    const { of, modularity: q } = communities(square, true, '1')
    expect(of[0]).toBe(of[1])
    expect(of[2]).toBe(of[3])
    expect(of[0]).not.toBe(of[2])
    // Two pairs with 20 of 22 within and half of all ends each.
    expect(q).toBeCloseTo(20 / 22 - 0.5, 12)
    // Without weights any two neighbours do as well: half of the edges within.
    expect(communities(square, false, '1').modularity).toBeCloseTo(0.5 - 0.5, 12)
  })

  it('hang together, are numbered by falling size, no worse than all together or components, and have the modularity told', () => {
    fc.assert(
      fc.property(arbitrary, (graph) => {
        const division = communities(graph, true, '1')
        expect(pieces(graph, division.of)).toBe(division.count)
        const sizes = sizesOf(division)
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        if (graph.edges === 0) {
          expect(division.modularity).toBeNaN()
          return
        }
        expect(division.modularity).toBeCloseTo(modularity(graph, division.of), 9)
        // One community has a modularity of 0.
        expect(division.modularity).toBeGreaterThan(-1e-9)
        expect(division.modularity).toBeGreaterThan(modularity(graph, components(graph).of) - 1e-9)
      }),
      { numRuns: Number(process.env.NETWORK_GRAPHS ?? 60), seed: 3 }
    )
  })

  it('are the same every time for one seed', () => {
    const graph = graphOf(['a-b', 'b-c', 'c-a', 'c-d', 'd-e', 'e-f', 'f-d', 'g'])
    expect(communities(graph, false, '5')).toEqual(communities(graph, false, '5'))
  })
})
