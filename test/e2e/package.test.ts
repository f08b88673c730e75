import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveElectron } from './electron-runtime.mjs'
import { giveToTestUser, launcherFor, runFolder } from './test-user.mjs'

const root = resolve(import.meta.dirname, '../..')

describe('the packaged app', () => {
  const folder = runFolder('package')
  const executable = join(folder, 'linux-unpacked', 'liaison-lens')

  beforeAll(async () => {
    const runtime = await resolveElectron()
    if (!runtime) throw new Error('There is no Electron; node test/e2e/electron-runtime.mjs --provide fetches one.')
    const builder = join(root, 'node_modules', '.bin', 'electron-builder')
    const settings = [
      `directories.output=${folder}`,
      `electronDist=${runtime.folder}`,
      `electronVersion=${runtime.version}`
    ]
    execFileSync(builder, ['--dir', '--linux', ...settings.map((setting) => `-c.${setting}`)], { cwd: root })
    giveToTestUser(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has the fuses blown that would let it be used as a Node', async () => {
    const wire = await getCurrentFuseWire(executable)
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments
    ]
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    // The binary keeps each fuse as the character 0 or 1.
    const states = (fuses: FuseV1Options[]) => fuses.map((fuse) => String.fromCharCode(wire[fuse]!)).join('')
    expect(states(off)).toBe('000')
    expect(states(on)).toBe('11')
  })

  it('opens, imports its sample and shows the overview', async () => {
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    giveToTestUser(profile)
    const launcher = launcherFor(executable, { folder, display: true })
    const app = spawn(launcher, [`--user-data-dir=${profile}`, '--lang=en-US', '--remote-debugging-port=0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true
    })
    try {
      const address = await new Promise<string>((found, failed) => {
        let said = ''
        app.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          const [, listening] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
          if (listening) found(listening)
        })
        app.once('exit', (code) => failed(new Error(`The packaged app ended with ${code}: ${said}`)))
      })
      const browser = await chromium.connectOverCDP(address)
      const context = browser.contexts()[0]!
      const page = context.pages()[0] ?? (await context.waitForEvent('page'))
      await page.getByTestId('explore-sample').click({ timeout: 60_000 })
      await page.getByTestId('heat-map').locator('button.ok').first().waitFor({ timeout: 120_000 })
      expect(await page.getByTestId('heat-map').locator('tbody tr').count()).toBe(12)
      await browser.close()
    } finally {
      if (app.pid !== undefined) process.kill(-app.pid)
    }
  })
})
