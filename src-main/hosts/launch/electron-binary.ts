import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Time for a download over a slow line; without a line it fails at once. */
const downloadLimit = 10 * 60_000

const binaries: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe'
}

/**
 * The Electron binary to start: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, the one that the electron package
 * has, or the one it can fetch now. Undefined where there is none to be had.
 */
export async function electronBinary(note: (line: string) => void): Promise<string | undefined> {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || packageFolder('dist')
  if (folder === undefined) return undefined
  const binary = join(folder, binaries[process.platform] ?? 'electron')
  if (existsSync(binary)) return binary
  const installer = packageFolder('install.js')
  if (installer === undefined || process.env['ELECTRON_OVERRIDE_DIST_PATH']) return undefined
  note('Fetching Electron (once) …')
  await finished(installer)
  return existsSync(binary) ? binary : undefined
}

/** A part of the electron package; undefined in an installation without development packages. */
function packageFolder(part: string): string | undefined {
  try {
    return join(dirname(require.resolve('electron/package.json')), part)
  } catch {
    return undefined
  }
}

/** Runs a script of Node to its end, whatever that is, its output left out: what counts is what is there afterwards. */
function finished(script: string): Promise<void> {
  return new Promise((resolve) => {
    spawn(process.execPath, [script], { stdio: 'ignore', timeout: downloadLimit })
      .on('exit', () => resolve())
      .on('error', () => resolve())
  })
}
