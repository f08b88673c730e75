import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { LensFault } from '#contract/faults'

/**
 * Tasks done by as many threads as there are processors, so that the engine goes on answering meanwhile: each goes to the
 * thread that has the least to do so far. The script gets `T[]` as its `workerData` and posts their results in that order.
 * @returns the results in the order of the tasks
 * @throws LensFault `cancelled`
 */
export async function sharedOut<T, R>(
  script: string,
  tasks: readonly T[],
  costOf: (task: T) => number,
  signal?: AbortSignal
): Promise<R[]> {
  const threads = Math.min(availableParallelism(), 8, tasks.length)
  const shares = Array.from({ length: threads }, () => ({ cost: 0, places: [] as number[] }))
  const costs = tasks.map(costOf)
  for (const place of [...tasks.keys()].sort((a, b) => costs[b]! - costs[a]!)) {
    const least = shares.reduce((a, b) => (b.cost < a.cost ? b : a))
    least.cost += costs[place]!
    least.places.push(place)
  }
  const results: R[] = []
  await Promise.all(
    shares.map(async ({ places }) => {
      const own = places.map((place) => tasks[place]!)
      const found = await inThread<T, R>(script, own, signal)
      places.forEach((place, i) => (results[place] = found[i]!))
    })
  )
  return results
}

async function inThread<T, R>(script: string, tasks: readonly T[], signal: AbortSignal | undefined): Promise<R[]> {
  const cancelled = () => new LensFault({ code: 'cancelled', message: 'The work was cancelled; nothing was changed.' })
  if (signal?.aborted) throw cancelled()
  const worker = new Worker(script, { workerData: tasks })
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  try {
    return await new Promise<R[]>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', () => reject(cancelled()))
    })
  } finally {
    signal?.removeEventListener('abort', stop)
    void worker.terminate()
  }
}
