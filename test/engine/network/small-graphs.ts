import type { Analysis, AnalysisOptions } from '#engine/network/analysis'
import { buildGraph, type Graph } from '#engine/network/graph'
import { metricNames } from '#engine/network/metrics'
import { runAnalysis } from '#engine/network/run-analysis'

/** A graph of edges written `a-b`, `a-b 2` with a weight, or `a` for a node alone; nodes in the order they occur. */
export function graphOf(edges: readonly string[], directed = false): Graph {
  const places = new Map<string, number>()
  const place = (name: string) => places.get(name) ?? places.set(name, places.size).size - 1
  const source: number[] = []
  const target: number[] = []
  const weight: number[] = []
  for (const edge of edges) {
    const [ends, value] = edge.split(' ')
    const [a, b] = ends!.split('-')
    const from = place(a!)
    if (b === undefined) continue
    source.push(from)
    target.push(place(b))
    weight.push(Number(value ?? 1))
  }
  return buildGraph({
    nodes: [...places.keys()],
    source: Int32Array.from(source),
    target: Int32Array.from(target),
    weight: Float64Array.from(weight),
    directed
  })
}

/** Everything there is to compute, in this thread. */
export function analysisOf(graph: Graph, options: Partial<AnalysisOptions> = {}): Promise<Analysis> {
  const all = { weighted: false, raw: false, metrics: metricNames, seed: '1', exact: true, ...options }
  return runAnalysis(graph, all, { signal: new AbortController().signal, onProgress: () => undefined })
}

/** A column as plain numbers by node name. */
export function byName(graph: Graph, column: ArrayLike<number> | undefined): Record<string, number> {
  return Object.fromEntries(graph.names.map((name, v) => [name, column![v]!]))
}
