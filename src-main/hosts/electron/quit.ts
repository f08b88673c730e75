import { app } from 'electron'
import type { EngineProcess } from './engine-process'

/** Lets the engine stop its jobs and close the workspace before the app ends. */
export function setupQuit(engine: EngineProcess): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void engine.stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}
