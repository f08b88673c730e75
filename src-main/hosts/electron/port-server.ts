import { faultOf } from '#contract/faults'
import type { EngineEvent } from '#contract/procedures'
import type { EngineMessage, PageMessage } from '#contract/wire'

/** The part of the engine that a port needs. */
export interface PortEngine {
  call(name: string, input: unknown, context?: { signal?: AbortSignal }): Promise<unknown>
  on(listener: (event: EngineEvent) => void): () => void
}

/** The part that Electron's, Node's and the web's message ports have in common, after a line of adapting. */
export interface ServedPort {
  postMessage(message: EngineMessage): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/**
 * Serves one page: answers its calls, forwards the engine's events, and drops what the page still waits for when the
 * port closes. What arrives is checked here for its shape only; the engine parses each input against its schema.
 * A message of no known shape is ignored: it has no id to answer to.
 */
export function servePort(engine: PortEngine, port: ServedPort): void {
  const pending = new Map<number, AbortController>()
  const stopEvents = engine.on((event) => port.postMessage({ kind: 'event', event }))

  port.onMessage((message) => {
    if (!isPageMessage(message)) return
    if (message.kind === 'cancel') pending.get(message.id)?.abort()
    else void answer(message.id, message.name, message.input)
  })
  port.onClose(() => {
    stopEvents()
    for (const controller of pending.values()) controller.abort()
  })

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController()
    pending.set(id, controller)
    try {
      const result = await engine.call(name, input, { signal: controller.signal })
      port.postMessage({ kind: 'reply', id, result })
    } catch (error) {
      port.postMessage({ kind: 'fault', id, fault: faultOf(error) })
    } finally {
      pending.delete(id)
    }
  }
}

function isPageMessage(message: unknown): message is PageMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !('id' in message)) return false
  if (typeof message.id !== 'number') return false
  if (message.kind === 'cancel') return true
  return message.kind === 'call' && 'name' in message && typeof message.name === 'string'
}
