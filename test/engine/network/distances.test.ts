import { expect, it } from 'vitest'
import { evenGraph, preferentialGraph, ringGraph } from './random-graphs'
import { analysisOf } from './small-graphs'

it.each([
  ['preferential', preferentialGraph(150, 2, 'a')],
  ['in pieces', evenGraph(200, 150, 'b')],
  ['with directions', evenGraph(90, 260, 'c', true)],
  ['a ring', ringGraph(65, 0, 'd')]
])('distances measured side by side are those of the search for paths: %s', async (_, graph) => {
  const together = (await analysisOf(graph)).columns
  const alone = (await analysisOf(graph, { metrics: ['closeness', 'harmonic'] })).columns
  for (const metric of ['closeness', 'harmonic'] as const) {
    alone[metric]!.forEach((value, v) => expect(value).toBeCloseTo(together[metric]![v]!, 12))
  }
})
