import { spellingsOf, tokensOf } from './words'

/** One condition of a query: a word, which also matches the words it begins, or several words in a row. */
export interface Term {
  /** For each word how it may be spelled, folded. */
  words: readonly (readonly string[])[]
  isPhrase: boolean
}

const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]?/g

/** Parts a query into terms: phrases between quotation marks, the other words one by one; each term once. */
export function termsOf(query: string): Term[] {
  const phrases: Term[] = []
  const rest = query.replace(quoted, (_, phrase: string) => {
    const words = wordsOf(phrase)
    if (words.length > 0) phrases.push({ words, isPhrase: true })
    return ' '
  })
  const terms = [...phrases, ...wordsOf(rest).map((word): Term => ({ words: [word], isPhrase: false }))]
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()]
}

const wordsOf = (text: string) => tokensOf(text).map(({ start, end }) => spellingsOf(text.slice(start, end)))
