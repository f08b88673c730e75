import type { Handler } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Engine } from '#engine/engine'

/** `GET /events`: the engine's events as server-sent events, each one JSON, until the page or the server goes. */
export function eventsHandler(engine: Engine, closed: AbortSignal): Handler {
  return (context) =>
    streamSSE(context, async (stream) => {
      const ended = new Promise<void>((resolve) => {
        stream.onAbort(resolve)
        closed.addEventListener('abort', () => resolve(), { once: true })
      })
      const stopEvents = engine.on((event) => void stream.writeSSE({ data: JSON.stringify(event) }))
      // Some way between the two may drop a quiet connection; a comment now and then keeps it.
      const heartbeat = setInterval(() => void stream.write(': \n\n'), 15_000)
      await stream.write(': connected\n\n')
      await ended
      clearInterval(heartbeat)
      stopEvents()
    })
}
