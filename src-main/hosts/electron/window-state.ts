import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import { storedValue } from './stored-value'

const size = { width: 1440, height: 900 }
const minimum = { width: 900, height: 600 }

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(minimum.width),
  height: z.number().int().min(minimum.height),
  maximised: z.boolean()
})

/** Options that put a new window where the last one was, or in the middle at the default size. */
export function restoredBounds(): Partial<Rectangle> & { minWidth: number; minHeight: number } {
  const limits = { minWidth: minimum.width, minHeight: minimum.height }
  const state = storedValue('window', stateSchema).read()
  return state !== undefined && isVisible(state)
    ? { ...limits, x: state.x, y: state.y, width: state.width, height: state.height }
    : { ...limits, ...size }
}

/** Remembers the window's place and size, half a second after it last changed and when it closes. */
export function rememberBounds(window: BrowserWindow): void {
  const store = storedValue('window', stateSchema)
  if (store.read()?.maximised === true) window.maximize()
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    const { x, y, width, height } = window.getNormalBounds()
    store.write({ x, y, width, height, maximised: window.isMaximized() })
  }
  const saveSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', save)
  window.on('closed', () => clearTimeout(timer))
}

/** A display may have been unplugged since: enough of the title bar has to be in reach to drag the window. */
function isVisible(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  const overlap = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
  return overlap >= 100 && bounds.y >= workArea.y && bounds.y <= workArea.y + workArea.height - 50
}
