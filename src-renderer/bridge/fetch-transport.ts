import { faultCode, type Fault } from '#contract/faults'
import type { EngineEvent } from '#contract/procedures'
import type { Transport } from './transport'

/**
 * The browser host: `POST /call/<name>` with JSON in and JSON or Arrow out, events over `/events`, files streamed to
 * `/upload?name=<path>`. The cookie set when the page was opened goes along by itself.
 */
export function fetchTransport(): Transport {
  return {
    takesFolders: false,
    chooseFiles: undefined,
    async call(name, input, signal) {
      const response = await send(`/call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input ?? {}),
        signal: signal ?? null
      })
      return isArrow(response) ? new Uint8Array(await response.arrayBuffer()) : ((await response.json()) as unknown)
    },
    on(listener) {
      const source = new EventSource('/events', { withCredentials: true })
      source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as EngineEvent)
      return () => source.close()
    },
    tokenOf: upload,
    tokenOfText: (text, name, signal) => upload(new Blob([text]), name, signal)
  }
}

async function upload(content: Blob, path: string, signal?: AbortSignal): Promise<string> {
  const response = await send(`/upload?name=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: content,
    signal: signal ?? null
  })
  return ((await response.json()) as { token: string }).token
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { ...init, credentials: 'same-origin' }).catch((error: unknown) => {
    throw init.signal?.aborted ? cancelled() : unreachable(error)
  })
  if (!response.ok) throw await faultIn(response)
  return response
}

function isArrow(response: Response): boolean {
  return response.headers.get('Content-Type')?.startsWith('application/vnd.apache.arrow') ?? false
}

async function faultIn(response: Response): Promise<Fault> {
  const text = await response.text()
  try {
    const body = JSON.parse(text) as { fault?: Fault } & Partial<Fault>
    const found = body.fault ?? body
    if (faultCode.safeParse(found.code).success) return found as Fault
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return {
    code: response.status === 401 || response.status === 403 ? 'not-allowed' : 'internal',
    message: `Liaison Lens answered ${response.status} ${response.statusText}.`,
    hint:
      response.status === 401 || response.status === 403
        ? 'Open the page again with the address that `lens serve` printed.'
        : 'Please try again; if it stays so, restart Liaison Lens.',
    where: null
  }
}

function cancelled(): Fault {
  return { code: 'cancelled', message: 'This was cancelled.', hint: null, where: null }
}

function unreachable(error: unknown): Fault {
  return {
    code: 'engine-stopped',
    message: 'Liaison Lens does not answer.',
    hint: 'Check that `lens serve` is still running, then reload this page.',
    where: error instanceof Error ? error.message : null
  }
}
