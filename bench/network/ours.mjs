/**
 * Measures metrics of an edge list by our analysis: `node ours.mjs BUNDLE FILE METRIC,METRIC… [exact]`. Prints seconds,
 * from the graph to all values, and the values.
 */
import { join } from 'node:path'

const [bundle, file, names, mode] = process.argv.slice(2)
const { runAnalysis } = await import(join(bundle, 'analysis.js'))
const { readEdgeFile } = await import(join(bundle, 'edge-file.js'))
const graph = readEdgeFile(file, { nodesPath: null, directed: false, weightColumn: null })
const options = { weighted: false, raw: false, metrics: names.split(','), seed: '1', exact: mode === 'exact' }
const started = performance.now()
const { columns, approximate } = await runAnalysis(graph, options, {
  signal: new AbortController().signal,
  onProgress: () => undefined
})
const seconds = (performance.now() - started) / 1000
const values = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column)]))
console.log(JSON.stringify({ seconds, approximate, nodes: graph.names, values }))
