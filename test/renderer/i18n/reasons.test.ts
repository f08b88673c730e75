import { expect, it } from 'vitest'
import { because, reasonWords } from '#base/reason-words'
import { importNotes } from '#renderer/i18n/messages/import-notes'
import { reasons } from '#renderer/i18n/messages/reasons'

const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort()

it('reasons use the same figures in German as in English', () => {
  for (const [key, english] of Object.entries<string>(reasonWords)) {
    const german = (reasons.de as Record<string, string>)[key]!
    expect(parametersOf(german), key).toEqual(parametersOf(english))
    expect(german, key).not.toBe(english)
  }
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
