import type { EngineEvent } from '#contract/procedures'
import type { EngineMessage, PageMessage } from '#contract/wire'
import type { Fault } from '#contract/faults'

interface Pending {
  resolve: (result: unknown) => void
  reject: (fault: Fault) => void
}

const stopped: Fault = {
  code: 'engine-stopped',
  message: 'The analysis engine stopped and was started again.',
  hint: 'Try again. The workspace is as it was after the last finished import.',
  where: null
}

/**
 * The page's end of the port to the engine. Calls made before the first port arrives wait for it; when a new port
 * takes over, the engine behind the old one is gone, and what was asked of it is answered with a fault.
 */
export class EnginePort {
  #port: MessagePort | undefined
  #nextId = 1
  readonly #waiting: PageMessage[] = []
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Set<(event: EngineEvent) => void>()

  attach(port: MessagePort): void {
    const first = this.#port === undefined
    this.#port?.close()
    this.#port = port
    if (!first) this.#failPending()
    port.onmessage = ({ data }: MessageEvent<EngineMessage>) => this.#receive(data)
    for (const message of this.#waiting.splice(0)) port.postMessage(message)
  }

  call(name: string, input: unknown): Promise<unknown> {
    const id = this.#nextId++
    const message: PageMessage = { kind: 'call', id, name, input }
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      if (this.#port === undefined) this.#waiting.push(message)
      else this.#port.postMessage(message)
    })
  }

  on(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #receive(message: EngineMessage): void {
    if (message.kind === 'event') {
      for (const listener of this.#listeners) listener(message.event)
      return
    }
    const pending = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.kind === 'reply') pending?.resolve(message.result)
    else pending?.reject(message.fault)
  }

  #failPending(): void {
    for (const { reject } of this.#pending.values()) reject(stopped)
    this.#pending.clear()
  }
}
