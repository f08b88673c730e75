import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, _electron, type ElectronApplication, type Page } from 'playwright-core'
import { resolveElectron } from './electron-runtime.mjs'
import { stageApp } from './stage-app.mjs'
import { giveToTestUser, launcherFor, runFolder } from './test-user.mjs'

const root = resolve(import.meta.dirname, '../..')

/** The app running in one of its hosts. */
export interface RunningApp {
  page: Page
  /** What the page and the host complained of. */
  complaints: string[]
  electron: ElectronApplication | null
  end(): Promise<void>
}

/** Every host the app runs in, by name. */
export const hosts: [string, () => Promise<RunningApp>][] = [
  ['electron', startElectron],
  ['chromium', startBrowser]
]

/** Starts the desktop app as an ordinary user with the sandbox on. */
async function startElectron(): Promise<RunningApp> {
  const runtime = await resolveElectron()
  if (!runtime) throw new Error('There is no Electron; node test/e2e/electron-runtime.mjs --provide fetches one.')
  const staged = stageApp(runtime)
  const folder = runFolder('electron')
  const profile = join(folder, 'profile')
  mkdirSync(profile)
  giveToTestUser(profile)
  const application = await _electron.launch({
    executablePath: launcherFor(staged.executable, { folder, display: true }),
    args: [...staged.args, `--user-data-dir=${profile}`, '--lang=en-US'],
    timeout: 60_000
  })
  const page = await application.firstWindow()
  return {
    page,
    complaints: complaintsOf(page),
    electron: application,
    async end() {
      await application.close()
      staged.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Serves the app and opens it in Chromium. */
async function startBrowser(): Promise<RunningApp> {
  const folder = runFolder('browser')
  const server = spawn(process.execPath, [join(root, 'out/main/cli.js'), 'serve'], {
    env: { ...process.env, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const url = await new Promise<string>((found, failed) => {
    server.stdout.once('data', (line: Buffer) => found(line.toString().trim()))
    server.once('exit', (code) => failed(new Error(`lens serve ended with ${code}`)))
  })
  // Chromium's own sandbox is not what is tested here, and it refuses to run as root with it.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  const complaints = complaintsOf(page)
  await page.goto(url)
  return {
    page,
    complaints,
    electron: null,
    async end() {
      await browser.close()
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}
