import { session } from 'electron'
import { isPageAddress } from './page'

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Schemes of requests that stay inside the page or the developer tools. */
const localSchemes: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:'])

/** Grants the page copying to the clipboard and full screen, and nothing else (no camera, location, notifications …). */
export function setupPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(allowedPermissions.has(permission) && isPageAddress(details.requestingUrl))
  })
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
    return allowedPermissions.has(permission) && isPageAddress(origin)
  })
  defaultSession.setDevicePermissionHandler(() => false)
}

/** Cancels every request that would leave the machine: the app makes none, whatever a page tries. */
export function setupNetworkBlock(): void {
  const { defaultSession } = session
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }))
  // The spelling checker would fetch its dictionaries from a server.
  defaultSession.setSpellCheckerEnabled(false)
  // The page may save what it drew itself (a chart as a picture), from memory and through the system's dialog.
  defaultSession.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:') && !item.getURL().startsWith('data:')) event.preventDefault()
  })
}

function isLocal(address: string): boolean {
  if (isPageAddress(address)) return true
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  // The development server's socket for hot replacement has a scheme of its own on the same host.
  return localSchemes.has(protocol) || (protocol === 'ws:' && isPageAddress(`http://${host}/`))
}
