import { app, BrowserWindow, dialog, ipcMain, type OpenDialogOptions } from 'electron'
import { basename } from 'node:path'
import { z } from 'zod'
import { faultOf, LensFault } from '#contract/faults'
import type { FileToken } from '#contract/ids'
import type { EngineProcess } from './engine-process'
import { rememberFile } from './recent'
import { isOwnPage } from './sender-check'
import { wordsFor, type Words } from './words'

export type DialogKind = 'files' | 'folder' | 'workspace'

const dialogKind = z.enum(['files', 'folder', 'workspace'])
const droppedPath = z.string().min(1).max(32_767)

/** A file the user picked, as a page may know it. */
export interface PickedFile {
  token: FileToken
  name: string
}

/**
 * Answers the preload script's two requests for files. It gets tokens back; the paths stay in this process and in the
 * engine's. Answers are `{ result }` or `{ fault }`, since Electron would turn a thrown fault into a bare message.
 */
export function setupFiles(engine: EngineProcess): void {
  ipcMain.handle('lens:choose', (event, kind: unknown) =>
    answered(async () => {
      const { data } = dialogKind.safeParse(kind)
      if (!isOwnPage(event) || data === undefined) throw refused()
      return pickFiles(engine, data, BrowserWindow.fromWebContents(event.sender) ?? undefined)
    })
  )
  ipcMain.handle('lens:token', (event, path: unknown) =>
    answered(async () => {
      const { data } = droppedPath.safeParse(path)
      if (!isOwnPage(event) || data === undefined) throw refused()
      return engine.register(data)
    })
  )
}

/** Opens the system's dialog and returns what was chosen; empty where the user changed their mind. */
export async function pickFiles(
  engine: EngineProcess,
  kind: DialogKind,
  parent: BrowserWindow | undefined
): Promise<PickedFile[]> {
  const paths = await pickPaths(kind, parent)
  return Promise.all(paths.map(async (path) => ({ token: await engine.register(path), name: basename(path) })))
}

/** The same for callers inside this process, which may know paths. */
export async function pickPaths(kind: DialogKind, parent: BrowserWindow | undefined): Promise<string[]> {
  const options = dialogOptions(kind, wordsFor(app.getLocale()))
  const { filePaths } =
    parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
  for (const path of filePaths) rememberFile(path)
  return filePaths
}

function dialogOptions(kind: DialogKind, words: Words): OpenDialogOptions {
  switch (kind) {
    case 'files':
      return {
        properties: ['openFile', 'multiSelections'],
        filters: [
          {
            name: words.exports,
            extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'zip', 'gz', 'parquet', 'jsonl', 'ndjson']
          },
          { name: words.allFiles, extensions: ['*'] }
        ]
      }
    case 'folder':
      return { properties: ['openDirectory', 'multiSelections'] }
    case 'workspace':
      return { properties: ['openFile'], filters: [{ name: words.workspace, extensions: ['lens'] }] }
  }
}

async function answered(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return { result: await work() }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

function refused(): LensFault {
  return new LensFault({ code: 'not-allowed', message: 'This page may not ask for files.', hint: null })
}
