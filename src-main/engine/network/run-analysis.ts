import { Worker } from 'node:worker_threads'
import { LensFault } from '#contract/faults'
import { builtScript } from '../built-script'
import { analyse, type Analysis, type AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import type { WorkerMessage } from './worker'

/** Below so many nodes times edges an analysis is done before a thread has started. */
const threadPays = 200_000

/**
 * Analyses a graph in a worker thread, so that the engine goes on answering meanwhile; cancelling ends the thread.
 * @throws LensFault `cancelled`
 */
export async function runAnalysis(
  graph: Graph,
  options: AnalysisOptions,
  signal: AbortSignal,
  onProgress: (share: number) => void
): Promise<Analysis> {
  const script = builtScript('network-worker')
  if (script === undefined || graph.names.length * graph.edges < threadPays) return analyse(graph, options, onProgress)
  const worker = new Worker(script, { workerData: { graph, options } })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop)
  try {
    return await new Promise<Analysis>((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress(message.share)
        else resolve(message.analysis)
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new LensFault({ code: 'cancelled', message: 'The analysis was cancelled.' })))
    })
  } finally {
    signal.removeEventListener('abort', stop)
    void worker.terminate()
  }
}
