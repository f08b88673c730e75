import { app, BrowserWindow, Menu, shell, type MenuItemConstructorOptions } from 'electron'
import { logFile } from './crash-log'
import type { EngineProcess } from './engine-process'
import { explain } from './explain'
import { pickPaths, type DialogKind } from './files'
import { openPaths } from './opened-files'
import { forgetFiles } from './recent'
import { goTo } from './window'
import { wordsFor, type Words } from './words'

const isMac = process.platform === 'darwin'

/** The native menu: built from lists, roles where the system has one, one place for platform differences. */
export function setupMenu(engine: EngineProcess): void {
  const words = wordsFor(app.getLocale())
  const menus: MenuItemConstructorOptions[] = [
    fileMenu(engine, words),
    { label: words.edit, role: 'editMenu' },
    viewMenu(words),
    goMenu(words),
    { label: words.window, role: 'windowMenu' },
    helpMenu(words)
  ]
  if (isMac) menus.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}

function fileMenu(engine: EngineProcess, words: Words): MenuItemConstructorOptions {
  const pick = (kind: DialogKind) => () => void pickAndOpen(engine, kind).catch(explain)
  const recent: MenuItemConstructorOptions = {
    label: words.openRecent,
    role: 'recentDocuments',
    submenu: [{ label: words.forgetRecent, click: forgetFiles }]
  }
  return {
    label: words.file,
    submenu: [
      { label: words.importFiles, accelerator: 'CmdOrCtrl+O', click: pick('files') },
      { label: words.importFolder, click: pick('folder') },
      { type: 'separator' },
      { label: words.openWorkspace, accelerator: 'CmdOrCtrl+Shift+O', click: pick('workspace') },
      // Only macOS keeps the list in the menu; elsewhere it is on the task bar or nowhere.
      ...(isMac ? [recent] : []),
      {
        label: words.closeWorkspace,
        click: () => void engine.call('workspace.close', {}).catch(explain)
      },
      { type: 'separator' },
      {
        label: words.print,
        accelerator: 'CmdOrCtrl+P',
        click: () => BrowserWindow.getFocusedWindow()?.webContents.print()
      },
      { type: 'separator' },
      { role: isMac ? 'close' : 'quit' }
    ]
  }
}

async function pickAndOpen(engine: EngineProcess, kind: DialogKind): Promise<void> {
  const paths = await pickPaths(kind, BrowserWindow.getFocusedWindow() ?? undefined)
  await openPaths(engine, paths)
}

function viewMenu(words: Words): MenuItemConstructorOptions {
  const development: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'toggleDevTools' },
    { type: 'separator' }
  ]
  return {
    label: words.view,
    submenu: [
      ...(app.isPackaged ? [] : development),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' }
    ]
  }
}

function goMenu(words: Words): MenuItemConstructorOptions {
  const places = ['overview', 'msl', 'diversity', 'kols', 'network', 'data'] as const
  return {
    label: words.go,
    submenu: places.map((place, i) => ({
      label: words[place],
      accelerator: `CmdOrCtrl+${i + 1}`,
      click: () => goTo(`/${place}`)
    }))
  }
}

function helpMenu(words: Words): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions[] = isMac ? [] : [{ role: 'about' }, { type: 'separator' }]
  return {
    label: words.help,
    role: 'help',
    submenu: [...about, { label: words.showLog, click: () => shell.showItemInFolder(logFile()) }]
  }
}
