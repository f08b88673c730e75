import { BrowserWindow, nativeTheme } from 'electron'

/** Keeps the ground of windows in step with the system's light and dark. The page chooses its own colours. */
export function setupTheme(): void {
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(groundColour())
  })
}

/** What shows in a window before its page has painted; the page's token `--ground`. */
export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#14181b' : '#fbfbf9'
}
