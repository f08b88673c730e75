import { parentPort, workerData } from 'node:worker_threads'
import { analyse, type Analysis, type AnalysisOptions } from './analysis'
import type { Graph } from './graph'

/** What the worker thread posts back: shares done, then the analysis. */
export type WorkerMessage = { kind: 'progress'; share: number } | { kind: 'done'; analysis: Analysis }

const { graph, options } = workerData as { graph: Graph; options: AnalysisOptions }
const post = (message: WorkerMessage) => parentPort?.postMessage(message)

post({ kind: 'done', analysis: analyse(graph, options, (share) => post({ kind: 'progress', share })) })
