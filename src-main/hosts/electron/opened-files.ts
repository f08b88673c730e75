import { app } from 'electron'
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { Session } from '#contract/workspace'
import type { EngineProcess } from './engine-process'
import { explain } from './explain'
import { rememberFile } from './recent'

/** Files the system asked to open before there was an engine to open them. */
const waiting: string[] = []
let open: ((paths: string[]) => void) | undefined

/**
 * Collects the files of the command line, of a second start of the app, and of a double click or a drop on the icon.
 * Has to run before the app is ready: macOS sends `open-file` that early.
 */
export function setupOpenedFiles(showWindow: () => void): void {
  offer(filesOf(process.argv, process.cwd()))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    offer([path])
  })
  app.on('second-instance', (_event, argv, folder) => {
    showWindow()
    offer(filesOf(argv, folder))
  })
}

/** From now on files go to the engine: a workspace is opened, anything else is imported. */
export function openFilesWith(engine: EngineProcess): void {
  open = (paths) => void openPaths(engine, paths).catch(explain)
  if (waiting.length > 0) open(waiting.splice(0))
}

/** Opens a workspace, or imports files into the open one (into a new one named after the first, if none is). */
export async function openPaths(engine: EngineProcess, paths: string[]): Promise<void> {
  const workspace = paths.find((path) => extname(path).toLowerCase() === '.lens')
  for (const path of paths) rememberFile(path)
  if (workspace !== undefined) {
    await engine.call('workspace.open', { file: await engine.register(workspace) })
    return
  }
  const first = paths[0]
  if (first === undefined) return
  const session = (await engine.call('session.get', {})) as Session
  if (session.workspace === null) await engine.call('workspace.create', { name: basename(first, extname(first)) })
  const files = await Promise.all(paths.map((path) => engine.register(path)))
  await engine.call('import.run', { files })
}

function offer(paths: string[]): void {
  if (paths.length === 0) return
  if (open === undefined) waiting.push(...paths)
  else open(paths)
}

/** The existing files among a command line's words; in development the first word after Electron's is the app itself. */
function filesOf(argv: string[], folder: string): string[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  const files = process.defaultApp === true ? words.slice(1) : words
  return files.map((word) => resolve(folder, word)).filter((path) => existsSync(path))
}
