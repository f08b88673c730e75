/**
 * Lays the built app out the way it is started: beside an Electron that can open it, in a folder that the test user can
 * read, with nothing but what ships (built files, resources, runtime dependencies).
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { cacheFolder, testUser } from './test-user.mjs'

/** The checkout, or where another build of it lies. */
const root = resolve(process.env.LENS_E2E_ROOT ?? join(import.meta.dirname, '../..'))

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @returns {{ executable: string, args: string[], folder: string, app: string, remove: () => void }} `args` come first
 *   on the command line; `folder` lives until `remove`
 */
export function stageApp(runtime) {
  if (!existsSync(join(root, 'out/main/main.js'))) throw new Error('the app is not built: npm run build')
  const folder = mkdtempSync(join(cacheFolder(), 'app-'))
  execFileSync('chmod', ['755', folder])
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const app = testUser() === undefined ? root : copyApp(join(folder, 'app'))
  if (runtime.opensFolders) return { executable: runtime.executable, args: [app], folder, app, remove }
  const dist = join(folder, 'electron')
  execFileSync('cp', ['-a', '--link', runtime.folder, dist])
  mkdirSync(join(dist, 'resources'), { recursive: true })
  symlinkSync(app, join(dist, 'resources', 'app'))
  return { executable: join(dist, 'electron'), args: [], folder, app, remove }
}

function copyApp(app) {
  for (const part of ['package.json', 'LICENSE', 'out', 'resources', ...runtimeModules()]) {
    mkdirSync(dirname(join(app, part)), { recursive: true })
    cpSync(join(root, part), join(app, part), { recursive: true })
  }
  return app
}

/** Folders of the packages that ship: those of the lock file that are not for development and are installed here. */
function runtimeModules() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.keys(packages).filter(
    (folder) => folder.startsWith('node_modules/') && !packages[folder].dev && existsSync(join(root, folder))
  )
}
