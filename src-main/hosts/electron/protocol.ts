import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageAsset } from '#base/page-assets'
import { pageHeaders } from '#base/page-policy'
import { pageHost, pageScheme } from './page'

const rendererFolder = join(import.meta.dirname, '../renderer')

/** Has to run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Serves the built page under `app://lens/`, GET only, from its own folder only, with the strict policy. */
export function setupProtocol(): void {
  protocol.handle(pageScheme, servePage)
}

async function servePage(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET') return refusal(405)
  const asset = url.host === pageHost ? pageAsset(url.pathname) : undefined
  if (asset === undefined) return refusal(404)
  const body = await readFile(join(rendererFolder, asset.path)).catch(() => undefined)
  if (body === undefined) return refusal(404)
  return new Response(new Uint8Array(body), { headers: { ...pageHeaders, 'Content-Type': asset.contentType } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: pageHeaders })
}
