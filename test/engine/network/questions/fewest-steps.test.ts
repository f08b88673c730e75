import { describe, expect, it } from 'vitest'
import type { Graph } from '#engine/network/graph'
import { comparePaths, fewestSteps, nearestTo, type NodePath } from '#engine/network/questions/fewest-steps'
import { evenGraph } from '../random-graphs'
import { graphOf } from '../small-graphs'

/** Every path without a repeated node, by trying all. */
function allPaths({ outgoing: { offsets, targets, weights } }: Graph, source: number, target: number): NodePath[] {
  const found: NodePath[] = []
  const walk = (nodes: number[], length: number) => {
    const v = nodes.at(-1)!
    if (v === target) {
      found.push({ nodes, length })
      return
    }
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      if (!nodes.includes(targets[k]!)) walk([...nodes, targets[k]!], length + 1 / weights[k]!)
    }
  }
  walk([source], 0)
  return found.sort(comparePaths)
}

const seeds = Array.from({ length: 60 }, (_, i) => `seed ${i}`)

describe('fewestSteps', () => {
  it('gives the ways of the fewest steps, the strongest ties first', () => {
    const graph = graphOf(['a-b 1', 'b-d 1', 'a-c 2', 'c-d 2', 'a-e 4', 'e-f 4', 'f-d 4', 'a-g 0.5', 'g-d 2'])
    const named = (paths: readonly NodePath[]) =>
      paths.map(({ nodes, length }) => [nodes.map((v) => graph.names[v]).join(''), length])
    const [a, d] = [graph.names.indexOf('a'), graph.names.indexOf('d')]
    // Over e and f the ties are strongest, but it is a step more.
    expect(named(fewestSteps(graph, a, d, 3))).toEqual([
      ['acd', 1],
      ['abd', 2],
      ['agd', 2.5]
    ])
    expect(named(fewestSteps(graph, a, d, 1))).toEqual([['acd', 1]])
  })

  it('is what trying all paths gives', () => {
    let several = 0
    for (const seed of seeds) {
      const graph = evenGraph(9, 20, seed)
      const all = allPaths(graph, 0, 8)
      const expected = all.filter(({ nodes }) => nodes.length === all[0]!.nodes.length).slice(0, 3)
      const found = fewestSteps(graph, 0, 8, 3)
      expect(found.map(({ nodes }) => nodes)).toEqual(expected.map(({ nodes }) => nodes))
      if (found.length > 1) several++
    }
    expect(several).toBeGreaterThan(10)
  })

  it('gives none where no way leads, and the node alone to itself', () => {
    const graph = graphOf(['a-b', 'c-d'])
    expect(fewestSteps(graph, 0, 2, 3)).toEqual([])
    expect(fewestSteps(graph, 1, 1, 3)).toEqual([{ nodes: [1], length: 0 }])
  })
})

describe('nearestTo', () => {
  it('is what trying all paths gives: one for each start, through no other start and nobody closed', () => {
    let found = 0
    for (const seed of seeds) {
      const graph = evenGraph(10, 15, seed)
      const from = new Set([1, 2, 3, 4])
      const isClosed = (v: number) => v === 5
      const expected = [...from]
        .flatMap((start) => {
          const inner = ({ nodes }: NodePath) => nodes.slice(1, -1)
          const open = allPaths(graph, start, 0).filter((path) => !inner(path).some((v) => from.has(v) || isClosed(v)))
          return open.slice(0, 1)
        })
        .sort(comparePaths)
        .slice(0, 3)
      const paths = nearestTo(graph, 0, from, (v) => !isClosed(v), 3)
      expect(paths.map(({ nodes }) => nodes)).toEqual(expected.map(({ nodes }) => nodes))
      found += paths.length
    }
    expect(found).toBeGreaterThan(100)
  })
})
