/**
 * Lays an edge list out by graphology's ForceAtlas2, from places at random, with the settings it infers and Barnes–Hut:
 * `node forceatlas2.mjs FILE ITERATIONS`. Prints seconds, stress and neighbourhood.
 */
import graphology from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { readGraph } from '../layout/graph.mjs'
import { neighbourhoodKept, stressOf } from '../layout/quality.mjs'

const [file, iterations] = process.argv.slice(2)
const { nodes, source, target } = readGraph(file)
const graph = new graphology.UndirectedGraph()
let state = 1
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
for (let node = 0; node < nodes; node++) graph.addNode(node, { x: random(), y: random() })
source.forEach((from, edge) => graph.mergeEdge(from, target[edge]))
const started = performance.now()
const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true }
const places = forceAtlas2(graph, { iterations: Number(iterations), settings })
const seconds = (performance.now() - started) / 1000
const positions = new Float64Array(nodes * 2)
for (let node = 0; node < nodes; node++) positions.set([places[node].x, places[node].y], node * 2)
const known = { nodes, source, target }
console.log(
  JSON.stringify({ seconds, stress: stressOf(known, positions), neighbourhood: neighbourhoodKept(known, positions) })
)
