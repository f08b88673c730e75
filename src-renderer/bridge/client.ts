import {
  procedures,
  type Answer,
  type EngineEvent,
  type Input,
  type Output,
  type ProcedureName
} from '#contract/procedures'
import type { LensBridge } from '#contract/wire'
import { fetchTransport } from './fetch-transport'
import { cancelledFault, faultFrom, Jobs, type JobProgress } from './jobs'
import { portTransport } from './port-transport'
import type { Transport } from './transport'

declare global {
  interface Window {
    /** Exposed by the preload script; absent in a browser. */
    readonly lens?: LensBridge
  }
}

export interface CallOptions {
  signal?: AbortSignal
  onProgress?: (progress: JobProgress) => void
}

/** One typed way to the engine, whichever host carries it. */
export class Client {
  readonly transport: Transport
  readonly #jobs = new Jobs()
  readonly #listeners = new Set<(event: EngineEvent) => void>()

  constructor(transport: Transport) {
    this.transport = transport
    transport.on((event) => {
      this.#jobs.receive(event)
      for (const listener of this.#listeners) listener(event)
    })
  }

  /**
   * Calls a procedure. A job is awaited to its result, its progress told on the way; aborting the signal cancels it.
   * Rejects with a `Fault`, code `cancelled` after an abort.
   */
  async call<K extends ProcedureName>(name: K, input: Input<K>, options: CallOptions = {}): Promise<Output<K>> {
    const { signal, onProgress } = options
    if (signal?.aborted) throw cancelledFault()
    try {
      if (procedures[name].kind !== 'job') {
        return (await unlessAborted(this.transport.call(name, input, signal), signal)) as Output<K>
      }
      // The job must be known before it can be cancelled, so its start is never aborted.
      const { job } = (await this.transport.call(name, input)) as Answer<'import.run'>
      // Cancelling a job that has just ended fails; the job's own last event tells how it went.
      const cancel = () => void this.transport.call('job.cancel', { job }).catch(() => undefined)
      signal?.addEventListener('abort', cancel, { once: true })
      if (signal?.aborted) cancel()
      const result = this.#jobs.result(job, onProgress)
      return (await result.finally(() => signal?.removeEventListener('abort', cancel))) as Output<K>
    } catch (thrown) {
      throw faultFrom(thrown)
    }
  }

  /** Hears every event of the engine; the returned function ends that. */
  on(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelledFault())
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

let shared: Client | undefined

/** The page's one client, made on first use. */
export function client(): Client {
  shared ??= new Client(window.lens ? portTransport(window.lens) : fetchTransport())
  return shared
}

/** Calls a procedure of the engine; see {@link Client.call}. */
export function call<K extends ProcedureName>(name: K, input: Input<K>, options?: CallOptions): Promise<Output<K>> {
  return client().call(name, input, options)
}

/** Hears every event of the engine; see {@link Client.on}. */
export function on(listener: (event: EngineEvent) => void): () => void {
  return client().on(listener)
}
