import { untrack } from 'svelte'
import type { Fault } from '#contract/faults'
import { faultFrom, type JobProgress } from '#renderer/bridge/jobs'

/** Time after which loading is told in full and may be stopped, in milliseconds. */
const long = 1000

/**
 * Loads something that may take long, and again whenever a rune that `load` reads before its first await changes. What was
 * loaded last stays until there is something newer. Made while a component is set up.
 */
export class Loading<T> {
  value = $state.raw<T | null>(null)
  /** How far it is; null while nothing is under way. */
  progress = $state.raw<JobProgress | null>(null)
  /** It has been under way for so long that one may want to stop it. */
  isLong = $state(false)
  /** The user has stopped it. */
  stopped = $state(false)
  fault = $state.raw<Fault | null>(null)
  #attempt = $state(0)
  #running: AbortController | null = null

  constructor(load: (signal: AbortSignal, onProgress: (progress: JobProgress) => void) => Promise<T>) {
    $effect(() => {
      void this.#attempt
      const running = new AbortController()
      untrack(() => this.#begin(running))
      const isCurrent = () => !running.signal.aborted
      const timer = setTimeout(() => (this.isLong = true), long)
      load(running.signal, (progress) => {
        if (isCurrent()) this.progress = progress
      })
        .then((value) => {
          if (!isCurrent()) return
          this.value = value
          this.progress = null
        })
        .catch((thrown: unknown) => {
          if (!isCurrent()) return
          this.fault = faultFrom(thrown)
          this.progress = null
        })
        .finally(() => clearTimeout(timer))
      return () => {
        clearTimeout(timer)
        running.abort()
      }
    })
  }

  /** Stops what is under way; what was there before stays. */
  stop(): void {
    this.#running?.abort()
    this.progress = null
    this.stopped = true
  }

  /** Loads again, as after an error. */
  again(): void {
    this.#attempt += 1
  }

  /** What went wrong, or was stopped, has been read. */
  dismiss(): void {
    this.fault = null
    this.stopped = false
  }

  #begin(running: AbortController): void {
    this.#running = running
    this.progress = { fraction: 0, phase: '', rowsDone: 0, rowsTotal: null }
    this.isLong = false
    this.dismiss()
  }
}
