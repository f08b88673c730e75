import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { LensFault } from '#contract/faults'
import { analyse, needsPaths, withPathMetrics, type Analysis, type AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { chunkCount, PathSum } from './shortest-paths/chunks'
import type { WorkerMessage, WorkerTask } from './worker'

/** Below so many nodes times edges an analysis is done before a thread has started. */
const threadPays = 200_000
/** Below so many nodes times edges a second thread starts too late to take work off the first. */
const furtherThreadsPay = 20_000_000
const mostThreads = 8

/** How an analysis is watched, stopped and run. */
export interface AnalysisRun {
  signal: AbortSignal
  /** Gets the share done, 0 to 1. */
  onProgress: (share: number) => void
  /** The built worker; the one beside the bundle where it is left out, and none where there is none. */
  script?: string | undefined
}

/**
 * Analyses a graph in worker threads, so that the engine goes on answering meanwhile; the sources of shortest paths are
 * shared out among them. Cancelling ends the threads. Small graphs, and runs from the sources, need none.
 * @throws LensFault `cancelled`
 */
export async function runAnalysis(graph: Graph, options: AnalysisOptions, run: AnalysisRun): Promise<Analysis> {
  const { signal, onProgress, script = builtWorker() } = run
  if (signal.aborted) throw cancelled()
  const n = graph.names.length
  const work = n * graph.edges
  let swept = 0
  const onSwept = (sources: number) => {
    swept += sources
    onProgress(swept / n)
  }
  if (script === undefined || work < threadPays) return analyse(graph, options, onSwept)
  const paths = needsPaths(options)
  const threads = paths && work >= furtherThreadsPay ? Math.min(mostThreads, availableParallelism()) : 1
  const nextChunk = new Int32Array(new SharedArrayBuffer(4))
  if (!paths) nextChunk[0] = chunkCount(n)
  const workers = Array.from({ length: threads }, (_, i) => {
    const task: WorkerTask = { graph, options, nextChunk, doesPlain: i === 0 }
    return new Worker(script, { workerData: task })
  })
  try {
    return await gathered(workers, graph, options, signal, onSwept)
  } finally {
    for (const worker of workers) void worker.terminate()
  }
}

/** Puts together what the threads post. */
function gathered(
  workers: readonly Worker[],
  graph: Graph,
  options: AnalysisOptions,
  signal: AbortSignal,
  onSwept: (sources: number) => void
): Promise<Analysis> {
  const sum = needsPaths(options) ? new PathSum(graph.names.length) : null
  let plain: Analysis | undefined
  let running = workers.length
  return new Promise((resolve, reject) => {
    const stop = () => reject(cancelled())
    signal.addEventListener('abort', stop, { once: true })
    const receive = (message: WorkerMessage) => {
      if (message.kind === 'swept') return onSwept(message.sources)
      if (message.kind === 'plain') plain = message.analysis
      else sum?.add(message.part)
      if (!plain || (sum && !sum.complete)) return
      signal.removeEventListener('abort', stop)
      resolve(sum ? withPathMetrics(plain, graph, options, sum.totals) : plain)
    }
    for (const worker of workers) {
      worker.on('message', receive)
      worker.on('error', reject)
      // Every message of a thread comes before its exit.
      worker.on(
        'exit',
        () => --running === 0 && reject(new Error('The threads ended before the analysis was complete'))
      )
    }
  })
}

const cancelled = () =>
  new LensFault({ code: 'cancelled', message: 'The analysis was cancelled; nothing was changed.' })

/** The built worker: beside this file's bundle or above its chunk; undefined when running from the sources. */
function builtWorker(): string | undefined {
  return [import.meta.dirname, dirname(import.meta.dirname)]
    .map((folder) => join(folder, 'network-worker.js'))
    .find((path) => existsSync(path))
}
