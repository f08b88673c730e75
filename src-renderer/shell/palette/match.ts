/** A text as it is compared: without case, marks above letters and soft hyphens. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLocaleLowerCase()

/** How well a text answers what was typed: 0 not at all, 1 holds every word, 2 has each at the start of a word, 3 starts with it. */
export function rankOf(text: string, typed: string): 0 | 1 | 2 | 3 {
  const own = folded(text)
  const wanted = folded(typed).trim()
  if (own.startsWith(wanted)) return 3
  const words = wanted.split(/\s+/)
  if (!words.every((word) => own.includes(word))) return 0
  const starts = own.split(/[^\p{L}\p{N}]+/u)
  return words.every((word) => starts.some((start) => start.startsWith(word))) ? 2 : 1
}

/** What the palette finds something by. */
export interface Findable {
  label: string
  /** What tells it from others of the name, such as a city. */
  note: string
  /** Its id in the CRM, where it has one. */
  code: string
}

/** Those that answer what was typed, the best first and otherwise as they came; by label before by note or id. */
export function matching<T extends Findable>(entries: readonly T[], typed: string): T[] {
  return entries
    .map((entry) => ({ entry, rank: 4 * rankOf(entry.label, typed) || rankOf(textOf(entry), typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry)
}

const textOf = ({ label, note, code }: Findable) => `${label} ${note} ${code}`

/**
 * What is shown beside a label. An id says nothing to people: it stands there only where it is what was typed, or where
 * another of those shown has the same name and note.
 */
export function noteBeside(entry: Findable, shown: readonly Findable[], typed: string): string {
  const { label, note, code } = entry
  const byCode = rankOf(`${label} ${note}`, typed) === 0
  const alike = shown.some((other) => other !== entry && other.label === label && other.note === note)
  return [note, byCode || alike ? code : ''].filter((part) => part !== '').join(' · ')
}
