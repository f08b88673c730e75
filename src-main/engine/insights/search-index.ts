import { tokensOf } from './words'

/**
 * An inverted index of texts: for each word, in the order of the alphabet, the places where it stands. A place is a
 * text and a position in it; places are kept in that order.
 */
export interface SearchIndex {
  texts: number
  words: readonly string[]
  /** The places of word w are `starts[w]` to before `starts[w + 1]` of the two columns. */
  starts: Int32Array
  text: Int32Array
  position: Int32Array
  /** Words in each text, and on average in those that have any. */
  lengths: Int32Array
  meanLength: number
}

/** Indexes texts; null and empty ones hold no word. */
export function buildIndex(texts: readonly (string | null)[]): SearchIndex {
  const idOf = new Map<string, number>()
  const lengths = new Int32Array(texts.length)
  const found: number[] = []
  texts.forEach((text, i) => {
    if (text === null) return
    const tokens = tokensOf(text)
    lengths[i] = tokens.length
    for (const { word } of tokens) {
      let id = idOf.get(word)
      if (id === undefined) idOf.set(word, (id = idOf.size))
      found.push(id)
    }
  })
  const words = [...idOf.keys()].sort()
  const rankOf = new Int32Array(words.length)
  words.forEach((word, rank) => (rankOf[idOf.get(word)!] = rank))
  const starts = new Int32Array(words.length + 1)
  for (const id of found) starts[rankOf[id]! + 1]!++
  for (let w = 0; w < words.length; w++) starts[w + 1]! += starts[w]!
  const next = starts.slice()
  const text = new Int32Array(found.length)
  const position = new Int32Array(found.length)
  for (let i = 0, at = 0; i < lengths.length; i++) {
    for (let p = 0; p < lengths[i]!; p++, at++) {
      const place = next[rankOf[found[at]!]!]!++
      text[place] = i
      position[place] = p
    }
  }
  const filled = lengths.reduce((count, length) => count + (length > 0 ? 1 : 0), 0)
  const meanLength = filled === 0 ? 0 : found.length / filled
  return { texts: texts.length, words, starts, text, position, lengths, meanLength }
}

/** The range of words that begin with a prefix, from the first to before the end. */
export function wordsBeginning({ words }: SearchIndex, prefix: string): [number, number] {
  const from = firstNotBefore(words, prefix)
  let to = from
  while (to < words.length && words[to]!.startsWith(prefix)) to++
  return [from, to]
}

/** Where a word stands among the sorted words; null where it does not occur. */
export function placeOf({ words }: SearchIndex, word: string): number | null {
  const at = firstNotBefore(words, word)
  return words[at] === word ? at : null
}

function firstNotBefore(words: readonly string[], wanted: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
