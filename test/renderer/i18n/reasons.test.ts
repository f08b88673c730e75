import { expect, it } from 'vitest'
import { definitionWords, problemAt } from '#base/definition-words'
import { because, reasonWords } from '#base/reason-words'
import { definitionProblems } from '#renderer/i18n/messages/definition-problems'
import { importNotes } from '#renderer/i18n/messages/import-notes'
import { reasons } from '#renderer/i18n/messages/reasons'

const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort()

it.each([
  ['reasons', reasonWords, reasons.de],
  ['problems of definitions', definitionWords, definitionProblems.de]
])('%s use the same figures in German as in English', (_, words, translated) => {
  for (const [key, english] of Object.entries<string>(words)) {
    const german = (translated as Record<string, string>)[key]!
    expect(parametersOf(german), key).toEqual(parametersOf(english))
    expect(german, key).not.toBe(english)
  }
})

it('a problem of a definition carries what it is made of', () => {
  expect(problemAt(3, ['rows-no-id', { n: 1200, example: ' (i1)' }], ['do-give-key'])).toEqual({
    line: 3,
    message: 'in 1,200 rows evidence_id is empty (i1)',
    hint: 'Give the key of the row in its table.',
    because: { wording: 'rows-no-id', figures: { n: 1200, example: ' (i1)' } },
    remedy: { wording: 'do-give-key', figures: {} }
  })
})

it('what the importer says uses figures that are given', () => {
  for (const [key, english] of Object.entries<string>(importNotes.en)) {
    const german = (importNotes.de as Record<string, string>)[key]!
    const given = key.startsWith('reject') ? ['column', 'reason'] : parametersOf(english)
    expect(
      parametersOf(german).filter((name) => !given.includes(name)),
      key
    ).toEqual([])
  }
})

it('a reason carries its English sentence and what it is made of', () => {
  expect(because('few-values', { n: 1, needed: 8 })).toEqual({
    reason: '1 value; 8 are needed.',
    because: { wording: 'few-values', figures: { n: 1, needed: 8 } }
  })
})
