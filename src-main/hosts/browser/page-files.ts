import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handler } from 'hono'
import { pageAsset } from '#base/page-assets'

/** Serves the built page's own files and nothing else. */
export function pageFiles(rendererFolder: string): Handler {
  return async (context) => {
    const asset = pageAsset(new URL(context.req.url).pathname)
    if (asset === undefined) return context.notFound()
    const body = await readFile(join(rendererFolder, asset.path)).catch(() => undefined)
    if (body === undefined) return context.notFound()
    return context.body(new Uint8Array(body), 200, { 'Content-Type': asset.contentType })
  }
}
