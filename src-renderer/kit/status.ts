/** How something stands; a mark and a word say it together. */
export type Status = 'on-track' | 'at-risk' | 'off-track' | 'too-few'

/** The mark of each status; it never stands without its word. */
export const statusMarks: Readonly<Record<Status, string>> = {
  'on-track': '●',
  'at-risk': '◐',
  'off-track': '○',
  'too-few': '·'
}
