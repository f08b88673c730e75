import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEdgeFile } from '#engine/network/edge-file'
import { resultOf } from '#engine/network/result'
import { analysisOf } from './small-graphs'

const path = join(import.meta.dirname, '../../data/networks/karate.csv')
const graph = readEdgeFile(path, { nodesPath: null, directed: false, weightColumn: null })
const result = resultOf(graph, await analysisOf(graph), { weighted: false })
const sums = resultOf(graph, await analysisOf(graph, { raw: true }), { weighted: false })
const of = (rows: typeof result.rows, vertex: number) => rows.find(({ kol }) => kol === `n${vertex}`)!

/** Values of igraph 1.3.5 for the vertices 1, 3, 33, 34 and 12 of its Zachary graph. */
const vertices = [1, 3, 33, 34, 12]
const reference = {
  closeness: [0.568966, 0.559322, 0.515625, 0.55, 0.366667],
  eigenvector: [0.952132, 0.849554, 0.826659, 1, 0.141566],
  pagerank: [0.096997, 0.057079, 0.071693, 0.100919, 0.009565],
  constraint: [0.155423, 0.185177, 0.249223, 0.156419, 1],
  core: [4, 4, 4, 4, 1]
} as const
const betweenness = [231.0714, 75.85079, 76.69048, 160.5516, 0]

describe('the karate club', () => {
  for (const [metric, values] of Object.entries(reference)) {
    it(`has the ${metric} that igraph gives`, () => {
      vertices.forEach((vertex, i) => {
        expect(of(result.rows, vertex)[metric as keyof typeof reference]).toBeCloseTo(values[i]!, 5)
      })
    })
  }

  it('has the betweenness that igraph gives, as sums and normalised by the pairs', () => {
    vertices.forEach((vertex, i) => {
      expect(of(sums.rows, vertex).betweenness).toBeCloseTo(betweenness[i]!, 3)
      expect(of(result.rows, vertex).betweenness! * 33 * 16).toBeCloseTo(betweenness[i]!, 3)
    })
  })

  it('hangs together, falls apart without vertex 1, and has four communities', () => {
    expect(result).toMatchObject({ nodes: 34, edges: 78, components: 1, selfLoops: 0, parallelMerged: 0 })
    expect(result.articulation).toEqual(['n1'])
    expect(result.transitivity).toBeCloseTo(0.2556818, 6)
    // The optimum is 0.419790 (Brandes et al. 2008, IEEE Trans. Knowl. Data Eng. 20:172).
    expect(result.modularity).toBeCloseTo(0.41979, 5)
    expect(new Set(result.rows.map(({ community }) => community)).size).toBe(4)
  })
})
