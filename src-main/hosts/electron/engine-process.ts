import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { LensFault } from '#contract/faults'
import type { FileToken } from '#contract/ids'
import type { EngineEvent } from '#contract/procedures'
import type { EngineProcessMessage, MainMessage } from './engine-messages'

/** A port on its way to a window's page. */
export type WindowPort = MessagePortMain

interface Pending {
  resolve: (result: unknown) => void
  reject: (fault: LensFault) => void
}

interface EngineProcessEvents {
  event: [EngineEvent]
  /** A new process took over after a crash: every window needs a new port. */
  restarted: []
  /** It ended for the second time, or never came up. */
  failed: [{ exitCode: number; lastWords: string }]
}

type Request = { kind: 'register'; path: string } | { kind: 'call'; name: string; input: unknown }

/**
 * The engine's process as the main process sees it. After a first crash a new one is started and what was being asked
 * is answered with `engine-stopped`; a second crash is left to whoever listens to `failed`.
 */
export class EngineProcess extends EventEmitter<EngineProcessEvents> {
  #child: UtilityProcess
  #crashes = 0
  #stopping = false
  #lastWords = ''
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  constructor() {
    super()
    this.#child = this.#fork()
  }

  /** A port for one page. The caller passes it on; it closes with the page or with the engine. */
  connectWindow(): WindowPort {
    const { port1, port2 } = new MessageChannelMain()
    this.#send({ kind: 'window' }, [port1])
    return port2
  }

  /** Turns a path that the system gave into a token that a page may hold. @throws LensFault `engine-stopped` */
  async register(path: string): Promise<FileToken> {
    return (await this.#request({ kind: 'register', path })) as FileToken
  }

  /** Calls a procedure on behalf of the menu or the system. @throws LensFault as the procedure does */
  call(name: string, input: unknown): Promise<unknown> {
    return this.#request({ kind: 'call', name, input })
  }

  /** Starts again after `failed`, at the user's wish. */
  restart(): void {
    this.#crashes = 0
    this.#child = this.#fork()
    this.emit('restarted')
  }

  /** Lets the engine stop its jobs and close the workspace; ends it where that takes over ten seconds. */
  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (child.pid === undefined) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.#send({ kind: 'stop' })
    const limit = setTimeout(() => child.kill(), 10_000)
    await ended
    clearTimeout(limit)
  }

  #fork(): UtilityProcess {
    const child = utilityProcess.fork(join(import.meta.dirname, 'engine-entry.js'), [app.getPath('userData')], {
      serviceName: 'Liaison Lens engine',
      stdio: ['ignore', 'ignore', 'pipe']
    })
    this.#lastWords = ''
    child.stderr?.on('data', (chunk: Buffer) => (this.#lastWords = (this.#lastWords + chunk.toString()).slice(-4000)))
    child.on('message', (message: EngineProcessMessage) => this.#receive(message))
    child.once('exit', (exitCode) => this.#ended(exitCode))
    return child
  }

  #request(request: Request): Promise<unknown> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#send({ ...request, id })
    })
  }

  #send(message: MainMessage, ports: MessagePortMain[] = []): void {
    this.#child.postMessage(message, ports)
  }

  #receive(message: EngineProcessMessage): void {
    if (message.kind === 'event') {
      this.emit('event', message.event)
      return
    }
    const pending = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.kind === 'reply') pending?.resolve(message.result)
    else pending?.reject(new LensFault(message.fault))
  }

  #ended(exitCode: number): void {
    for (const { reject } of this.#pending.values()) reject(engineStopped())
    this.#pending.clear()
    if (this.#stopping) return
    this.#crashes++
    if (this.#crashes > 1) {
      this.emit('failed', { exitCode, lastWords: this.#lastWords })
      return
    }
    this.#child = this.#fork()
    this.emit('restarted')
  }
}

function engineStopped(): LensFault {
  return new LensFault({
    code: 'engine-stopped',
    message: 'The analysis engine stopped and was started again.',
    hint: 'Try again. The workspace is as it was after the last finished import.'
  })
}
