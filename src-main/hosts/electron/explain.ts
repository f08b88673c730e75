import { app, dialog } from 'electron'
import { faultOf } from '#contract/faults'
import { wordsFor } from './words'

/** Tells the user what went wrong with something they asked of the menu or the system: what, where, what to do. */
export function explain(error: unknown): void {
  const { message, hint, where } = faultOf(error)
  const detail = [where, hint].filter((part) => part !== null).join('\n\n')
  void dialog.showMessageBox({ type: 'error', message, detail, buttons: [wordsFor(app.getLocale()).ok] })
}
