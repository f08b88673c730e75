/** Words of a definition that is begun, in the user's language. */
export interface TemplateWords {
  name: string
  question: string
  source: string
}

/** A definition to begin with: it can be saved as it is, and gives the share of contacts by video. */
export const templateText = ({ name, question, source }: TemplateWords) => `-- id: video-share
-- name: ${name}
-- question: ${question}
-- family: channel fit  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(channel)
-- source: ${source}
SELECT msl_id, kol_id, occurred_on,
       (channel = 'video')::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, contact_id AS evidence_id
FROM contact
`

/** The text of a KPI under an id that is still free, with a word behind its name that tells the two apart. */
export function copiedText(text: string, id: string, taken: ReadonlySet<string>, word: string): string {
  let free = `my-${id}`
  for (let i = 2; taken.has(free); i++) free = `my-${id}-${i}`
  return text
    .replace(/^(--\s*id:\s*)\S+/m, (_, key: string) => `${key}${free}`)
    .replace(/^(--\s*name:\s*.*?)(?=\s{2,}\w+:\s|\r?$)/m, (_, name: string) => `${name} (${word})`)
}
