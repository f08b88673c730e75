import { app, dialog } from 'electron'
import type { Session } from '#contract/workspace'
import { logCrash } from './crash-log'
import type { EngineProcess } from './engine-process'
import { wordsFor } from './words'

/**
 * Brings a restarted engine back to the workspace that was open, so that the page, told that the workspace changed,
 * is where it was. A second crash is explained, and starting once more is the user's decision.
 */
export function setupEngineRecovery(engine: EngineProcess): void {
  let open: string | undefined
  engine.on('event', (event) => {
    if (event.kind !== 'workspace-changed') return
    void current(engine).then((file) => (open = file), reportUnexpected)
  })
  engine.on('restarted', () => {
    if (open === undefined) return
    void reopen(engine, open).catch(reportUnexpected)
  })
  engine.on('failed', ({ exitCode, lastWords }) => {
    logCrash('engine', `exit code ${exitCode}\n${lastWords}`)
    void explain(engine)
  })
}

async function current(engine: EngineProcess): Promise<string | undefined> {
  const session = (await engine.call('session.get', {})) as Session
  return session.workspace?.file
}

async function reopen(engine: EngineProcess, file: string): Promise<void> {
  await engine.call('workspace.open', { file: await engine.register(file) })
}

function reportUnexpected(error: unknown): void {
  logCrash('engine recovery', error)
}

async function explain(engine: EngineProcess): Promise<void> {
  const words = wordsFor(app.getLocale())
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.stoppedTwice,
    detail: words.stoppedDetail,
    buttons: [words.startAgain, words.quit],
    defaultId: 0,
    cancelId: 1
  })
  if (response === 0) engine.restart()
  else app.quit()
}
