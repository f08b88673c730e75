import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { RunningApp } from './hosts'

/** What the page saves while something is done, as bytes; written to a path that nothing stands at yet. */
export async function saved({ electron, page }: RunningApp, path: string, act: () => Promise<void>): Promise<Buffer> {
  if (electron) {
    await electron.evaluate(({ session }, to) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to))
    }, path)
    await act()
    await expect
      .poll(() => electron.evaluate((_, at) => process.getBuiltinModule('fs').existsSync(at), path), {
        timeout: 20_000
      })
      .toBe(true)
    return readFileSync(path)
  }
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  await download.saveAs(path)
  return readFileSync(path)
}
