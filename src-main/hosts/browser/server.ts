import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pageHeaders } from '#base/page-policy'
import { LensFault } from '#contract/faults'
import type { Engine } from '#engine/engine'
import { Access } from './access'
import { callHandler, largestInput } from './calls'
import { eventsHandler } from './events'
import { sameOriginOnly } from './guard'
import { pageFiles } from './page-files'
import { answerFault, refusal } from './refusal'
import { Uploads } from './uploads'

export interface BrowserHostOptions {
  engine: Engine
  /** Folder of the built page; beside the built code unless given. */
  rendererDir?: string
  /** 0, the default, takes any free port. */
  port?: number
  /** Closes the server when aborted. */
  signal?: AbortSignal
  /** Longest a call may take, in milliseconds; jobs answer at once and are not concerned. */
  callTimeLimit?: number
  /** Largest file a page may hand over, in bytes. */
  largestUpload?: number
}

export interface BrowserHost {
  /** Address with the token in it; whoever has it can use the server. */
  url: string
  port: number
  close(): Promise<void>
}

/**
 * Serves the page and the engine to a browser on this machine, on 127.0.0.1 only.
 * @throws LensFault `port-in-use`
 */
export async function serveBrowser(options: BrowserHostOptions): Promise<BrowserHost> {
  const { engine, callTimeLimit = 120_000, largestUpload = 4 * 1024 ** 3 } = options
  const rendererDir = options.rendererDir ?? builtPage()
  const closing = new AbortController()
  let port = 0
  const access = new Access(() => port)
  const uploads = new Uploads(engine, largestUpload)

  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
  })
  app.use(
    sameOriginOnly(() => port),
    access.required
  )
  app.post(
    '/call/:procedure',
    bodyLimit({
      maxSize: largestInput,
      onError: (context) => refusal(context, 413, 'The input of this call is too large.')
    }),
    callHandler(engine, callTimeLimit)
  )
  app.post('/upload', uploads.handler)
  app.get('/events', eventsHandler(engine, closing.signal))
  // Browsers ask for it before they have read which icon the page names.
  app.get('/favicon.ico', (context) => context.body(null, 204))
  app.get('*', pageFiles(rendererDir))
  app.notFound((context) => refusal(context, 404, 'There is nothing at this address.'))
  app.onError((error, context) => answerFault(context, error))

  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // Time for headers and for a whole request, uploads of large files included.
  server.headersTimeout = 10_000
  server.requestTimeout = 30 * 60_000
  port = await listen(server, options.port ?? 0)

  const close = async (): Promise<void> => {
    closing.abort()
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
    uploads.close()
  }
  options.signal?.addEventListener('abort', () => void close(), { once: true })
  return { url: `http://127.0.0.1:${port}/?token=${access.token}`, port, close }
}

/** The built page: the nearest `renderer` above this file, which lies in the build or in a chunk of it. */
function builtPage(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'renderer', 'index.html'))) return join(folder, 'renderer')
    if (dirname(folder) === folder) throw new Error(`No built page above ${import.meta.dirname}; run npm run build`)
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? inUse(port) : error))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address.port)
    })
  })
}

function inUse(port: number): LensFault {
  return new LensFault({
    code: 'port-in-use',
    message: `Another program listens on port ${port} already.`,
    hint: 'Leave --port out to take any free port.',
    where: `127.0.0.1:${port}`
  })
}
