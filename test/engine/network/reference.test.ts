import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NetworkRow } from '#contract/network'
import { buildGraph } from '#engine/network/graph'
import { resultOf } from '#engine/network/result'
import { analysisOf } from './small-graphs'

interface Measured {
  columns: Record<string, Record<string, number | null>>
  components: number
  assortativity: number | null
  transitivity: number
  articulation: string[]
}

/** Made-up graphs with what networkx says of them; `reference.py` beside it wrote the file. */
interface Reference {
  graphs: {
    name: string
    directed: boolean
    nodes: string[]
    edges: [string, string, number][]
    simple: { edges: number; selfLoops: number; parallelMerged: number }
    unweighted: Measured
    weighted: Measured
  }[]
}

const path = join(import.meta.dirname, '../../data/networks/reference.json')
const { graphs } = JSON.parse(readFileSync(path, 'utf8')) as Reference

/** Within 1e-9 of the reference, relative to it; eigenvectors within 1e-6. */
function expectNear(value: number | null, reference: number | null, metric: string, node: string): void {
  const label = `${metric} of ${node}`
  if (reference === null || value === null) return expect(value, label).toBe(reference)
  const [share, least] = metric === 'eigenvector' ? [1e-6, 1e-10] : [1e-9, 1e-12]
  expect(Math.abs(value - reference), label).toBeLessThanOrEqual(share * Math.abs(reference) + least)
}

describe.each(graphs)('the graph "$name"', ({ directed, nodes, edges, simple, ...reference }) => {
  const place = new Map(nodes.map((node, v) => [node, v]))
  const graph = buildGraph({
    nodes,
    source: Int32Array.from(edges, ([a]) => place.get(a)!),
    target: Int32Array.from(edges, ([, b]) => place.get(b)!),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
    directed
  })

  it.each(['unweighted', 'weighted'] as const)('has the %s metrics that networkx gives', async (mode) => {
    const expected = reference[mode]
    const options = { weighted: mode === 'weighted' }
    const result = resultOf(graph, await analysisOf(graph, options), options)
    expect(result).toMatchObject(simple)
    expect(result.components).toBe(expected.components)
    expect([...result.articulation].sort()).toEqual(expected.articulation)
    expectNear(result.assortativity, expected.assortativity, 'assortativity', 'the whole')
    expectNear(result.transitivity, expected.transitivity, 'transitivity', 'the whole')
    expect(Object.keys(expected.columns)).toHaveLength(11)
    for (const [metric, column] of Object.entries(expected.columns)) {
      for (const row of result.rows) {
        expectNear(row[metric as keyof NetworkRow] as number | null, column[row.kol]!, metric, row.kol)
      }
    }
  })
})
