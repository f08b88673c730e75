import type { Term } from './query'
import { placeOf, wordsBeginning, type SearchIndex } from './search-index'
import { tokensOf, type Token } from './words'

/** How fast more of the same word adds less, and how far long texts are held back. */
const saturation = 1.2
const lengthPull = 0.75
/** What a word counts that only begins with the word asked for. */
const prefixWeight = 0.5
/** Shorter words stand for themselves alone: too many words begin with two letters. */
const shortestPrefix = 3

export interface Found {
  /** Position of the text in the index. */
  text: number
  score: number
}

/**
 * The texts that hold every term, best first; of equal ones the first of the index first. The score is the sum over the
 * terms of ln(1 + (N − d + ½)/(d + ½)) · f(k + 1)/(f + k(1 − b + b·length/mean length)), d being the texts that hold the
 * term and f how often one does; a word that is only begun by the term counts half.
 * Source: Robertson and Zaragoza (2009), Found. Trends Inf. Retr. 3:333 (BM25), the form of Lucene that is never negative.
 */
export function rank(index: SearchIndex, terms: readonly Term[]): Found[] {
  const frequencies = terms.map((term) => frequenciesOf(index, term))
  const [rarest, ...others] = frequencies.toSorted((a, b) => a.size - b.size)
  if (!rarest) return []
  const found: Found[] = []
  for (const text of rarest.keys()) {
    if (!others.every((frequency) => frequency.has(text))) continue
    const long = 1 - lengthPull + (lengthPull * index.lengths[text]!) / index.meanLength
    const score = frequencies.reduce((sum, frequency) => {
      const often = frequency.get(text)!
      const rare = Math.log(1 + (index.texts - frequency.size + 0.5) / (frequency.size + 0.5))
      return sum + (rare * often * (saturation + 1)) / (often + saturation * long)
    }, 0)
    found.push({ text, score })
  }
  return found.sort((a, b) => b.score - a.score || a.text - b.text)
}

/** How often a term occurs in each text that holds it. */
function frequenciesOf(index: SearchIndex, { words, isPhrase }: Term): Map<number, number> {
  const frequency = new Map<number, number>()
  const add = (text: number, weight: number) => frequency.set(text, (frequency.get(text) ?? 0) + weight)
  if (isPhrase) {
    for (const text of phraseTexts(index, words)) add(text, 1)
    return frequency
  }
  const exact = new Set(words[0]!)
  const matching = new Set<number>()
  for (const spelling of exact) {
    const place = placeOf(index, spelling)
    if (place !== null) matching.add(place)
    if (spelling.length < shortestPrefix) continue
    const [from, to] = wordsBeginning(index, spelling)
    for (let w = from; w < to; w++) matching.add(w)
  }
  for (const w of matching) {
    const weight = exact.has(index.words[w]!) ? 1 : prefixWeight
    for (let i = index.starts[w]!; i < index.starts[w + 1]!; i++) add(index.text[i]!, weight)
  }
  return frequency
}

/** The text of every place where the words stand in a row. */
function phraseTexts(index: SearchIndex, words: Term['words']): number[] {
  const [first, ...others] = words.map((spellings) => placesOf(index, spellings))
  return [...first!].flatMap((place) =>
    others.every((places, i) => places.has(place + i + 1)) ? [Math.floor(place / longestText)] : []
  )
}

/** More words than any text has: a place is `text * longestText + position`. */
const longestText = 2 ** 26

function placesOf(index: SearchIndex, spellings: readonly string[]): Set<number> {
  const places = new Set<number>()
  for (const spelling of spellings) {
    const w = placeOf(index, spelling)
    if (w === null) continue
    for (let i = index.starts[w]!; i < index.starts[w + 1]!; i++) {
      places.add(index.text[i]! * longestText + index.position[i]!)
    }
  }
  return places
}

/** What of a text a query has found, in order and without overlaps. */
export function highlightsOf(text: string, terms: readonly Term[]): { start: number; end: number }[] {
  const tokens = tokensOf(text)
  const marked = new Set<Token>()
  for (const { words, isPhrase } of terms) {
    tokens.forEach((token, i) => {
      if (!isPhrase) {
        const matches = words[0]!.some(
          (spelling) =>
            token.word === spelling || (spelling.length >= shortestPrefix && token.word.startsWith(spelling))
        )
        if (matches) marked.add(token)
      } else if (words.every((spellings, k) => spellings.includes(tokens[i + k]?.word ?? ''))) {
        for (const part of tokens.slice(i, i + words.length)) marked.add(part)
      }
    })
  }
  return tokens.filter((token) => marked.has(token)).map(({ start, end }) => ({ start, end }))
}
