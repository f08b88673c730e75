import { html, type Markup } from './markup'
import type { BriefVoice } from './words'

/** Entries of a list that fit on a page beside the others, and signs of a text. */
const most = 5
const mostSigns = 120

export const listed = <T>(entries: readonly T[]): readonly T[] => entries.slice(0, most)

/** Says how many a list leaves out. */
export function leftOut(entries: readonly unknown[], say: BriefVoice['say']): Markup | string {
  return entries.length <= most ? '' : html`<p class="quiet">${say('more', { n: entries.length - most })}</p>`
}

/** A text of the data on one line, cut between words where it is long. */
export function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const signs = [...line]
  if (signs.length <= mostSigns) return line
  const cut = signs.slice(0, mostSigns).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > mostSigns / 2 ? cut.slice(0, space) : cut} …`
}
