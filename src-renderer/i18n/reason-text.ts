import type { ImportWarning, RejectedRow } from '#contract/import'
import type { DefinitionProblem } from '#contract/own-kpis'
import type { Worded } from '#contract/reason'
import { formatList } from './format'
import { plainNeeds } from './plain-fields'
import { fieldName, tableName } from './table-words'
import { hasText, t } from './text.svelte'

/** A sentence in the user's language; the engine's English where nobody has worded it. */
function wordedText(
  area: 'reasons' | 'importNotes' | 'definitionProblems',
  because: Worded | null,
  english: string
): string {
  const key = `${area}.${because?.wording}`
  return because !== null && hasText(key) ? t(key, because.figures) : english
}

/** Why a figure is withheld; empty where it is not. */
export function reasonText({ reason, because }: { reason: string | null; because: Worded | null }): string {
  if (reason === null) return ''
  if (because?.wording !== 'fields-missing') return wordedText('reasons', because, reason)
  const fields = formatList(plainNeeds(String(because.figures['fields']), tableName, fieldName))
  return wordedText('reasons', { ...because, figures: { fields } }, reason)
}

/** What a verdict rests on. */
export const verdictText = ({ text, because }: { text: string; because: Worded }): string =>
  wordedText('reasons', because, text)

/** What is wrong with a definition; the database's own words stay as they are. */
export const problemText = ({ message, because }: DefinitionProblem): string =>
  wordedText('definitionProblems', because, message)

/** What to do about it; empty where there is nothing to say. */
export const remedyText = ({ hint, remedy }: DefinitionProblem): string =>
  hint === null ? '' : wordedText('definitionProblems', remedy, hint)

/** What the importer says of a file. */
export const warningNote = ({ message, because, column }: ImportWarning): string => {
  const text = wordedText('importNotes', because, message)
  return column === null ? text : `${column}: ${text}`
}

/** Why a row was refused. */
export function rejectText({ code, column, reason }: Pick<RejectedRow, 'code' | 'column' | 'reason'>): string {
  const key = `importNotes.reject-${code}`
  if (hasText(key)) return t(key, { reason, column: column ?? '' })
  return column === null ? t('importNotes.reject', { reason }) : t('importNotes.reject-column', { reason, column })
}
