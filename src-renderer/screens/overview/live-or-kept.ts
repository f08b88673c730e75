import type { Loaded } from '#renderer/state/latest'

/**
 * What to show of a part of the screen: its answer, or the one kept from earlier until that has come. Kept figures are
 * those of the present question, so they go before the answer to another one; a fault is shown in their place.
 */
export function liveOrKept<T>(live: Loaded<T>, kept: T | undefined): Loaded<T> {
  const isWaiting = live.status === 'loading' || live.stale
  return isWaiting && kept !== undefined
    ? { status: 'ready', value: kept, fault: undefined, stale: false }
    : { status: live.status, value: live.value, fault: live.fault, stale: live.stale }
}
