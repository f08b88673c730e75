/**
 * Lays an edge list out by d3-force with its usual forces and 300 ticks: `node d3-force.mjs FILE`. Prints seconds, stress
 * and neighbourhood.
 */
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force'
import { readGraph } from '../layout/graph.mjs'
import { neighbourhoodKept, stressOf } from '../layout/quality.mjs'

const graph = readGraph(process.argv[2])
const started = performance.now()
const bodies = Array.from({ length: graph.nodes }, (_, index) => ({ index }))
const links = Array.from(graph.source, (source, edge) => ({ source, target: graph.target[edge] }))
forceSimulation(bodies)
  .force('link', forceLink(links))
  .force('charge', forceManyBody())
  .force('center', forceCenter())
  .stop()
  .tick(300)
const seconds = (performance.now() - started) / 1000
const positions = Float64Array.from(bodies.flatMap(({ x, y }) => [x, y]))
console.log(
  JSON.stringify({ seconds, stress: stressOf(graph, positions), neighbourhood: neighbourhoodKept(graph, positions) })
)
