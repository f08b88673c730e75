import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { LensFault } from '#contract/faults'
import { builtScript } from '../built-script'
import { analyse, type Analysis, type AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { metrics } from './metrics'
import { StepTaker, type Step, type TakeStep } from './steps'
import { ThreadPool } from './thread-pool'

/** Below so many nodes times edges an analysis is done before a thread has started. */
const threadPays = 200_000
/** Below so many nodes times edges steps are so short that this thread can take some: a second one would start too late. */
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
 * Analyses a graph in worker threads, so that the engine goes on answering meanwhile; its steps are shared out among them.
 * Cancelling ends the threads. Small graphs, and runs from the sources, need none.
 * @throws LensFault `cancelled`
 */
export async function runAnalysis(graph: Graph, options: AnalysisOptions, run: AnalysisRun): Promise<Analysis> {
  const { signal, onProgress, script = builtScript('network-worker') } = run
  if (signal.aborted) throw cancelled()
  const work = graph.names.length * graph.edges
  const isLarge = work >= furtherThreadsPay
  // Metrics of paths alone come in short steps, so that no thread has to start for a long one.
  const isShort = !isLarge && options.metrics.every((name) => metrics[name].needs !== 'graph')
  if (script === undefined || work < threadPays || isShort)
    return analyse(graph, options, inTurn(graph, options, signal), onProgress)
  const threads = isLarge ? Math.min(mostThreads, availableParallelism()) : 1
  const pool = new ThreadPool(script, { graph, options }, threads, isLarge ? null : new StepTaker(graph, options))
  const stop = () => pool.close(cancelled())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await analyse(graph, options, pool.take as TakeStep, onProgress)
  } finally {
    signal.removeEventListener('abort', stop)
    pool.close(cancelled())
  }
}

/** Takes steps in this thread, one after the other, with room for other work between them. */
function inTurn(graph: Graph, options: AnalysisOptions, signal: AbortSignal): TakeStep {
  const taker = new StepTaker(graph, options)
  let before: Promise<unknown> = Promise.resolve()
  const take = (step: Step) => {
    const result = before.then(async () => {
      await setImmediate()
      if (signal.aborted) throw cancelled()
      return taker.take(step)
    })
    before = result
    return result
  }
  return take as TakeStep
}

const cancelled = () =>
  new LensFault({ code: 'cancelled', message: 'The analysis was cancelled; nothing was changed.' })
