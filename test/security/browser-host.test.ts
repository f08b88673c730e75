import { request } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '#engine/engine'
import { serveBrowser, type BrowserHost } from '../../src-main/hosts/browser/server'

const folder = mkdtempSync(join(tmpdir(), 'lens-host-'))
let engine: Engine
let host: BrowserHost
let token: string

beforeAll(async () => {
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  engine = await openEngine({ home: folder, resources: resolve(import.meta.dirname, '../../resources') })
  host = await serveBrowser({ engine, rendererDir: join(folder, 'page') })
  token = new URL(host.url).searchParams.get('token')!
})
afterAll(async () => {
  await host.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request as an attacker may shape it: any path and headers, unlike `fetch`. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((answered, failed) => {
    const sent = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => answered({ status: response.statusCode!, headers: response.headers, body: text }))
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

async function cookie(): Promise<string> {
  const { headers } = await ask(`/?token=${token}`)
  return String(headers['set-cookie']).split(';')[0]!
}
const json = { 'Content-Type': 'application/json' }

describe('the loopback host', () => {
  it('listens on this machine only and gives a strict cookie for its token', async () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/)
    const { headers } = await ask(`/?token=${token}`)
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly/i)
    expect(String(headers['set-cookie'])).toMatch(/SameSite=Strict/i)
  })

  it('answers nobody without the token', async () => {
    for (const path of ['/', '/events', '/?token=guess']) {
      expect((await ask(path)).status).toBeGreaterThanOrEqual(401)
    }
    expect((await ask('/call/session.get', json, 'POST', '{}')).status).toBeGreaterThanOrEqual(401)
  })

  it('refuses a foreign Host (DNS rebinding) and a foreign Origin (CSRF), token or not', async () => {
    const Cookie = await cookie()
    const rebound = await ask('/call/session.get', { ...json, Cookie, Host: `evil.example:${host.port}` }, 'POST', '{}')
    expect(rebound.status).toBe(403)
    const forged = await ask('/call/session.get', { ...json, Cookie, Origin: 'https://evil.example' }, 'POST', '{}')
    expect(forged.status).toBe(403)
    const own = await ask(
      '/call/session.get',
      { ...json, Cookie, Origin: `http://127.0.0.1:${host.port}` },
      'POST',
      '{}'
    )
    expect(own.status).toBe(200)
  })

  it('gives no file outside the page', async () => {
    const Cookie = await cookie()
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/.hidden', '/%00']) {
      const { status, body } = await ask(path, { Cookie })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).not.toContain('secret')
    }
  })

  it('sends a policy that lets nothing foreign in, and no open door for other origins', async () => {
    const { headers } = await ask('/', { Cookie: await cookie() })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('refuses an input that is too large, an unknown procedure and a path in place of a token', async () => {
    const own = { ...json, Cookie: await cookie(), Origin: `http://127.0.0.1:${host.port}` }
    const large = await ask('/call/session.get', own, 'POST', JSON.stringify({ x: 'y'.repeat(33 * 1024 * 1024) }))
    expect(large.status).toBe(413)
    const unknown = await ask('/call/session.destroy', own, 'POST', '{}')
    expect(unknown.body).toContain('bad-input')
    const path = await ask('/call/workspace.open', own, 'POST', JSON.stringify({ file: '/etc/passwd' }))
    expect(path.body).toContain('not-allowed')
  })
})
