import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { electronBinary } from './electron-binary'

/**
 * `npm start`: the desktop app where an Electron can be had and can show a window, and the same app in the browser
 * everywhere else. Words after it are files to open.
 */
const built = import.meta.dirname
const files = process.argv.slice(2)

const obstacle = noWindow()
const electron = obstacle === undefined ? await electronBinary((line) => console.error(line)) : undefined

if (electron !== undefined) {
  run(electron, [dirname(dirname(built)), ...files])
} else {
  console.error(`Opening in the browser: ${obstacle ?? 'no Electron could be had on this machine'}.`)
  run(process.execPath, [join(built, 'cli.js'), 'serve', '--open'])
}

/** Why Electron could not open a window here, if so. */
function noWindow(): string | undefined {
  if (process.platform !== 'linux') return undefined
  if (process.getuid?.() === 0) return 'Electron does not run as root'
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return DISPLAY || WAYLAND_DISPLAY ? undefined : 'there is no display'
}

/** Runs a program in this one's place: its output, its exit code, and Ctrl-C to both. */
function run(program: string, args: string[]): void {
  const child = spawn(program, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}
