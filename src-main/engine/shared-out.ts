import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { LensFault } from '#contract/faults'

/**
 * Tasks done by as many threads as there are processors, so that the engine goes on answering meanwhile: each goes to the
 * thread that has the least to do so far. The script gets messages `T[]` and answers each with their results in that order.
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

interface Waiting {
  worker: Worker
  /** Forgets it: nothing came, or it ended by itself. */
  end: () => void
  timer: NodeJS.Timeout
}

/** Threads that wait for work, by their script: one that has started, and compiled what it runs, need not do so again. */
const waiting = new Map<string, Waiting[]>()

/** For so many milliseconds they wait. */
const patience = 30_000

async function inThread<T, R>(script: string, tasks: readonly T[], signal: AbortSignal | undefined): Promise<R[]> {
  const cancelled = () => new LensFault({ code: 'cancelled', message: 'The work was cancelled; nothing was changed.' })
  if (signal?.aborted) throw cancelled()
  const worker = taken(script)
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  const done = new AbortController()
  try {
    worker.postMessage(tasks)
    const answered = once(worker, 'message', { signal: done.signal })
    const ended = once(worker, 'exit', { signal: done.signal }).then(() => Promise.reject(cancelled()))
    const [found] = (await Promise.race([answered, ended])) as [R[]]
    keep(script, worker)
    return found
  } finally {
    done.abort()
    signal?.removeEventListener('abort', stop)
  }
}

/** A thread that waited, or a new one. */
function taken(script: string): Worker {
  const one = waiting.get(script)?.pop()
  if (one === undefined) return new Worker(script)
  clearTimeout(one.timer)
  one.worker.off('exit', one.end)
  one.worker.ref()
  return one.worker
}

/** Lets a thread wait for work; it keeps no process alive. */
function keep(script: string, worker: Worker): void {
  const all = waiting.get(script) ?? []
  const end = () => {
    const place = all.findIndex((one) => one.worker === worker)
    if (place >= 0) all.splice(place, 1)
    void worker.terminate()
  }
  worker.on('exit', end)
  all.push({ worker, end, timer: setTimeout(end, patience).unref() })
  waiting.set(script, all)
  worker.unref()
}
