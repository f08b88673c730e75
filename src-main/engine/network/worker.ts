import { parentPort, workerData } from 'node:worker_threads'
import type { AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { StepTaker, type Step, type StepResult } from './steps'

/** What a worker thread is given; steps come as messages, and their results go back the same way. */
export interface WorkerTask {
  graph: Graph
  options: AnalysisOptions
}

const { graph, options } = workerData as WorkerTask
const taker = new StepTaker(graph, options)

parentPort?.on('message', (step: Step) => {
  const result = taker.take(step)
  parentPort?.postMessage(result, memoryOf(result))
})

/** The memory of columns, which moves to the other thread and is not copied; one column may stand under two names. */
function memoryOf(result: StepResult): ArrayBuffer[] {
  if (result instanceof Int32Array) return [result.buffer as ArrayBuffer]
  const columns = 'columns' in result ? Object.values(result.columns) : Object.values(result as object)
  return [...new Set(columns.map((column: Float64Array | Int32Array) => column.buffer as ArrayBuffer))]
}
