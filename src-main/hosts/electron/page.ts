import { app } from 'electron'

/** Scheme and host the built page is served under; a scheme of our own keeps it apart from every file and site. */
export const pageScheme = 'app'
export const pageHost = 'lens'

/** electron-vite names its development server here; a packaged app never listens to it. */
const developmentServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

/** The one origin whose pages may talk to this process. */
export const pageOrigin =
  developmentServer === undefined ? `${pageScheme}://${pageHost}` : new URL(developmentServer).origin

/** Address of the page, at a place in it such as `/network`. */
export function pageAddress(place = '/'): string {
  return `${pageOrigin}/#${place}`
}

/** Whether an address belongs to our page, compared by origin and never by prefix. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  // URL gives schemes it does not know the origin "null", so scheme and host are put together by hand.
  return `${url.protocol}//${url.host}` === pageOrigin
}
