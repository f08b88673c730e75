const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2'
}

/** A file of the built page: where it lies under the renderer's folder, and as what it is served. */
export interface PageAsset {
  /** Relative, with forward slashes, never leaving the folder. */
  readonly path: string
  readonly contentType: string
}

/**
 * The file that the path of an address stands for, or undefined where it can't be one of the page's: an undecodable
 * path, a step upwards in any spelling, a hidden file, a kind of file the page has none of.
 *
 * @param pathname as `URL.pathname` gives it, still percent-encoded
 */
export function pageAsset(pathname: string): PageAsset | undefined {
  const decoded = decode(pathname)
  if (decoded === undefined || !/^\/[\w\-./]*$/.test(decoded)) return undefined
  const path = decoded === '/' ? 'index.html' : decoded.slice(1)
  if (path.split('/').some((segment) => segment === '' || segment.startsWith('.'))) return undefined
  const contentType = contentTypes[path.slice(path.lastIndexOf('.') + 1)]
  return contentType === undefined ? undefined : { path, contentType }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
