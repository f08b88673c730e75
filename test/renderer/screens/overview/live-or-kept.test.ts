import { expect, it } from 'vitest'
import { liveOrKept } from '#renderer/screens/overview/live-or-kept'
import { notLoaded, type Loaded } from '#renderer/state/latest'

const ready: Loaded<string> = { status: 'ready', value: 'live', fault: undefined, stale: false }

it('shows what was kept until the answer to the present question is there', () => {
  expect(liveOrKept<string>(notLoaded, 'kept')).toEqual({ ...ready, value: 'kept' })
  expect(liveOrKept(ready, 'kept')).toEqual(ready)
  // The answer that is there belongs to another question.
  expect(liveOrKept({ ...ready, stale: true }, 'kept')).toEqual({ ...ready, value: 'kept' })
})

it('waits where nothing was kept, and shows a fault rather than old figures', () => {
  expect(liveOrKept<string>(notLoaded, undefined)).toEqual(notLoaded)
  const failed: Loaded<string> = {
    status: 'error',
    value: undefined,
    fault: { code: 'internal', message: 'No.' } as NonNullable<Loaded<string>['fault']>,
    stale: false
  }
  expect(liveOrKept(failed, 'kept')).toEqual(failed)
})
