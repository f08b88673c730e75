import { parentPort, workerData } from 'node:worker_threads'
import { analysePlain, type Analysis, type AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { chunkCount, sweepChunk, type PathPart } from './shortest-paths/chunks'

/** What a worker thread is given. */
export interface WorkerTask {
  graph: Graph
  options: AnalysisOptions
  /** One number in memory that all threads of an analysis share: the next chunk of sources to sweep. */
  nextChunk: Int32Array
  /** Whether this thread also does the part of the analysis that needs no shortest paths; one does. */
  doesPlain: boolean
}

/** What a worker thread posts back: sources newly swept, parts of the sweep, and the analysis without paths. */
export type WorkerMessage =
  { kind: 'swept'; sources: number } | { kind: 'part'; part: PathPart } | { kind: 'plain'; analysis: Analysis }

const { graph, options, nextChunk, doesPlain } = workerData as WorkerTask

function post(message: WorkerMessage, columns: readonly (Float64Array | Int32Array)[] = []): void {
  // One column may stand under two names, but its memory moves once.
  parentPort?.postMessage(message, [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))])
}

if (doesPlain) {
  const analysis = analysePlain(graph, options)
  post({ kind: 'plain', analysis }, [...Object.values(analysis.columns), analysis.articulation])
}
const chunks = chunkCount(graph.names.length)
for (;;) {
  const chunk = Atomics.add(nextChunk, 0, 1)
  if (chunk >= chunks) break
  const part = sweepChunk(graph, options.weighted, chunk, (sources) => post({ kind: 'swept', sources }))
  post({ kind: 'part', part }, [part.dependency, part.farness, part.harmonic, part.reached])
}
