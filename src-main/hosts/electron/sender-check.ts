import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { isPageAddress } from './page'

/**
 * Whether a message comes from our page: from the main frame of one of our windows, showing our origin. A frame that
 * is gone or has navigated away since it sent has no `senderFrame`.
 */
export function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  if (frame == null || frame !== event.sender.mainFrame) return false
  return isPageAddress(frame.url) && BrowserWindow.fromWebContents(event.sender) !== null
}
