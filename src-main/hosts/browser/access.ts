import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { refusal } from './refusal'

/** The secret of one server: printed in its address, kept by the browser as a cookie that no script can read. */
export class Access {
  readonly token = randomBytes(32).toString('base64url')

  /** Cookies are shared between ports, so the name tells servers apart. */
  constructor(private readonly port: () => number) {}

  /** Lets requests through that carry the cookie, and trades the token of the printed address for it. */
  readonly required: MiddlewareHandler = async (context, next) => {
    const offered = context.req.query('token')
    if (context.req.method === 'GET' && context.req.path === '/' && offered !== undefined) {
      return this.#admit(context, offered)
    }
    if (this.#matches(getCookie(context, this.#cookie()))) return next()
    return refusal(
      context,
      401,
      'This browser has not been let in.',
      'Open the page with the address that `lens serve` printed.'
    )
  }

  /**
   * The answer leads on by a refresh and not by a redirect: a redirect still counts as coming from wherever the address
   * was clicked, and a strict cookie would not go along.
   */
  #admit(context: Context, offered: string): Response {
    if (!this.#matches(offered)) {
      deleteCookie(context, this.#cookie())
      return refusal(context, 401, 'The token in this address is not that of the running server.')
    }
    setCookie(context, this.#cookie(), this.token, { httpOnly: true, sameSite: 'Strict', path: '/' })
    context.header('Refresh', '0; url=/')
    return context.html('<!doctype html><title>Liaison Lens</title>') as Response
  }

  #cookie(): string {
    return `lens-${this.port()}`
  }

  #matches(offered: string | undefined): boolean {
    const given = Buffer.from(offered ?? '')
    const own = Buffer.from(this.token)
    return given.length === own.length && timingSafeEqual(given, own)
  }
}
