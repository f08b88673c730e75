/**
 * Lays an edge list out by our layout: `node ours.mjs BUNDLE FILE [STRESS]`. Prints seconds until it settled or, where a
 * stress is given, until the picture had no more than that; looking at it is not counted. With stress and neighbourhood.
 */
import { pathToFileURL } from 'node:url'
import { readGraph } from './graph.mjs'
import { neighbourhoodKept, stressOf } from './quality.mjs'

/** Steps between two looks at the stress. */
const between = 5

const [bundle, file, wanted] = process.argv.slice(2)
const { Layout } = await import(pathToFileURL(bundle).href)
const graph = readGraph(file)
// No communities and small discs: what the peers know of the graph, no more.
const asked = { ...graph, community: new Int32Array(graph.nodes), radius: new Float32Array(graph.nodes).fill(4) }
let started = performance.now()
const layout = new Layout(asked)
let milliseconds = performance.now() - started
const enough = () => wanted !== undefined && stressOf(graph, layout.positions) <= Number(wanted)
let reached = enough()
while (!reached && !layout.settled) {
  started = performance.now()
  layout.advance(between)
  milliseconds += performance.now() - started
  reached = enough()
}
const { positions } = layout
console.log(
  JSON.stringify({
    seconds: milliseconds / 1000,
    reached: wanted === undefined || reached,
    stress: stressOf(graph, positions),
    neighbourhood: neighbourhoodKept(graph, positions)
  })
)
