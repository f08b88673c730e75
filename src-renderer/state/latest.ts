import type { Fault } from '#contract/faults'
import { faultFrom } from '#renderer/bridge/jobs'

/** What a screen can show of something it loads. */
export interface Loaded<T> {
  readonly status: 'loading' | 'error' | 'ready'
  /** The last value that arrived; kept while a newer one loads. */
  readonly value: T | undefined
  readonly fault: Fault | undefined
  /** True while `value` is of an earlier question than the present one. */
  readonly stale: boolean
}

export const notLoaded: Loaded<never> = { status: 'loading', value: undefined, fault: undefined, stale: false }

/**
 * Keeps the answer to the latest question only: a new one aborts the one before, whose answer is never shown even if it
 * comes later.
 */
export class Latest<T> {
  #state: Loaded<T> = notLoaded
  #controller: AbortController | undefined
  readonly #show: (state: Loaded<T>) => void

  constructor(show: (state: Loaded<T>) => void) {
    this.#show = show
  }

  /** Asks; `load` runs at once, so what it reads before its first await can be tracked by the caller. */
  async ask(load: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#controller?.abort()
    const controller = new AbortController()
    this.#controller = controller
    let answer: Promise<T>
    try {
      answer = load(controller.signal)
    } catch (thrown) {
      answer = Promise.reject(thrown)
    }
    const { value } = this.#state
    this.#set({
      status: value === undefined ? 'loading' : 'ready',
      value,
      fault: undefined,
      stale: value !== undefined
    })
    try {
      const arrived = await answer
      if (this.#controller === controller)
        this.#set({ status: 'ready', value: arrived, fault: undefined, stale: false })
    } catch (thrown) {
      if (this.#controller !== controller || controller.signal.aborted) return
      this.#set({ status: 'error', value: undefined, fault: faultFrom(thrown), stale: false })
    }
  }

  /** Ends the question under way; nothing is shown afterwards. */
  stop(): void {
    this.#controller?.abort()
    this.#controller = undefined
  }

  #set(state: Loaded<T>): void {
    this.#state = state
    this.#show(state)
  }
}
