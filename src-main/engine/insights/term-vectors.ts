import { stopWords } from './stop-words'
import { tokensOf } from './words'

/** Texts as weighted words: text i has the words `word[k]` with `weight[k]` for k from `starts[i]` to before `starts[i + 1]`. */
export interface TermVectors {
  /** Words as they are most often written. */
  words: readonly string[]
  starts: Int32Array
  word: Int32Array
  /** Of length 1 over each text. */
  weight: Float64Array
}

/** Enough to tell themes apart; the rarer words would cost time and part nothing. */
const mostWords = 2000
const shortestWord = 3
/** A word in more than this share of the texts, and in more than a few, parts nothing. */
const commonShare = 0.4
const few = 3
/** From this many texts on, a word must occur in two of them. */
const manyTexts = 8

/**
 * TF-IDF vectors of texts, (1 + ln f)·ln(N/d) scaled to length 1, over the words that are no stop words, no bare numbers,
 * and neither in one text alone nor in most of them. Source: Salton and Buckley (1988), Inf. Process. Manag. 24:513.
 */
export function termVectors(texts: readonly string[]): TermVectors {
  const counted = texts.map(countWords)
  const texted = new Map<string, number>()
  for (const counts of counted) for (const word of counts.keys()) texted.set(word, (texted.get(word) ?? 0) + 1)
  const least = texts.length >= manyTexts ? 2 : 1
  const most = Math.max(few, commonShare * texts.length)
  const chosen = [...texted]
    .filter(([, n]) => n >= least && n <= most)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word)
    .sort()
  const placeOf = new Map(chosen.map((word, place) => [word, place]))
  const starts = new Int32Array(texts.length + 1)
  const word: number[] = []
  const weight: number[] = []
  counted.forEach((counts, i) => {
    const own = [...counts].flatMap(([written, times]): [number, number][] => {
      const place = placeOf.get(written)
      if (place === undefined) return []
      return [[place, (1 + Math.log(times)) * Math.log(texts.length / texted.get(written)!)]]
    })
    const length = Math.hypot(...own.map(([, value]) => value))
    // A word in every text weighs nothing, and a text of only such words points nowhere.
    if (length > 0) {
      for (const [place, value] of own.sort(([a], [b]) => a - b)) {
        word.push(place)
        weight.push(value / length)
      }
    }
    starts[i + 1] = word.length
  })
  return { words: chosen, starts, word: Int32Array.from(word), weight: Float64Array.from(weight) }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { word } of tokensOf(text)) {
    if (word.length < shortestWord || stopWords.has(word) || /^\d+$/.test(word)) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** The mean of the vectors of some texts; zero for none. */
export function meanVector(vectors: TermVectors, texts: Iterable<number>): Float64Array {
  const mean = new Float64Array(vectors.words.length)
  let n = 0
  for (const i of texts) {
    n++
    for (let k = vectors.starts[i]!; k < vectors.starts[i + 1]!; k++) mean[vectors.word[k]!]! += vectors.weight[k]!
  }
  return n === 0 ? mean : mean.map((value) => value / n)
}

/** Σ of a text's weights times a vector's: the cosine where both have length 1. */
export function similarity({ starts, word, weight }: TermVectors, text: number, vector: Float64Array): number {
  let sum = 0
  for (let k = starts[text]!; k < starts[text + 1]!; k++) sum += weight[k]! * vector[word[k]!]!
  return sum
}
