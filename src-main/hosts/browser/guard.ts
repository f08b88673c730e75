import type { MiddlewareHandler } from 'hono'
import { refusal } from './refusal'

/**
 * Refuses requests that a page of another site could have caused. A name that an attacker's DNS points at 127.0.0.1
 * shows in `Host`; a form or script of another origin shows in `Origin` or `Sec-Fetch-Site`.
 *
 * @param port the port the server listens on
 */
export function sameOriginOnly(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    const host = context.req.header('Host')
    if (host === undefined || !hosts.includes(host)) {
      return refusal(context, 403, 'This server answers only to 127.0.0.1 and localhost.')
    }
    const origin = context.req.header('Origin')
    const reads = context.req.method === 'GET'
    if (origin === undefined ? !reads : origin !== `http://${host}`) {
      return refusal(context, 403, 'This server answers only to its own page.')
    }
    const site = context.req.header('Sec-Fetch-Site')
    // Following the printed address is "none", or "cross-site" where a chat or a web terminal showed it.
    const opensPage = reads && context.req.header('Sec-Fetch-Mode') === 'navigate'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opensPage) {
      return refusal(context, 403, 'This server answers only to its own page.')
    }
    return next()
  }
}
