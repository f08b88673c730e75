import { untrack } from 'svelte'
import type { Fault } from '#contract/faults'
import { Latest, notLoaded, type Loaded } from './latest'

export interface Resource<T> extends Loaded<T> {
  /** Asks again, as after an error. */
  retry(): void
}

/**
 * Loads something for a component, and again whenever a rune that `load` reads before its first await changes. The
 * question before is aborted through its signal; its answer is never shown. Call while a component is set up.
 */
export function resource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  let state = $state.raw<Loaded<T>>(notLoaded)
  let attempt = $state(0)
  const latest = new Latest<T>((next) => {
    untrack(() => (state = next))
  })
  $effect(() => {
    void attempt
    void latest.ask(load)
    return () => latest.stop()
  })
  return {
    get status() {
      return state.status
    },
    get value() {
      return state.value
    },
    get fault(): Fault | undefined {
      return state.fault
    },
    get stale() {
      return state.stale
    },
    retry: () => (attempt += 1)
  }
}
