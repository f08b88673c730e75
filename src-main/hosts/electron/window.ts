import { app, BrowserWindow, ipcMain } from 'electron'
import { join } from 'node:path'
import type { EngineProcess } from './engine-process'
import { pageAddress } from './page'
import { isOwnPage } from './sender-check'
import { groundColour } from './theme'
import { rememberBounds, restoredBounds } from './window-state'

/** Opens the window, hands each page its port to the engine, and follows the system's customs about closing. */
export function setupWindows(engine: EngineProcess): void {
  ipcMain.on('lens:port', (event) => {
    // A page that is not ours gets no port, so nothing it says can reach the engine.
    if (isOwnPage(event)) event.sender.postMessage('lens:port', null, [engine.connectWindow()])
  })
  engine.on('restarted', () => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.postMessage('lens:port', null, [engine.connectWindow()])
    }
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', showWindow)
  showWindow()
}

/** Brings the window to the front; opens it where there is none. */
export function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window === undefined) {
    openWindow()
    return
  }
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Leads the page to one of its places, such as `/network`, without loading it anew. */
export function goTo(place: string): void {
  showWindow()
  void BrowserWindow.getAllWindows()[0]?.loadURL(pageAddress(place))
}

function openWindow(): void {
  const window = new BrowserWindow({
    ...restoredBounds(),
    show: false,
    backgroundColor: groundColour(),
    title: 'Liaison Lens',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged
    }
  })
  rememberBounds(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageAddress())
}
