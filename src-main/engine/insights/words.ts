/** A word of a text, folded for comparison, and where it stands. */
export interface Token {
  word: string
  /** Places of the word as written, from `start` to before `end`. */
  start: number
  end: number
}

/** Letters that lose their mark only by being spelled out. */
const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i'
}
const spelled = new RegExp(`[${Object.keys(spelledOut).join('')}]`, 'g')
const marks = /\p{M}/gu
// A letter keeps the marks behind it, so that texts in decomposed form part into the same words.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const plainWord = /^[a-z0-9]*$/

/** Lower case without accents and umlauts: Müdigkeit as mudigkeit, Straße as strasse. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (plainWord.test(lower)) return lower
  return lower
    .replace(spelled, (letter) => spelledOut[letter]!)
    .normalize('NFD')
    .replace(marks, '')
}

/** The words of a text in their order. Anything but letters and digits parts words. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    tokens.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** A word as it may be written in texts, folded: umlauts with their marks, without, or as ae, oe, ue. */
export function spellingsOf(written: string): string[] {
  const plain = fold(written)
  const spelledUmlauts = fold(written.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${fold(letter)}e`))
  return [...new Set([plain, spelledUmlauts, plain.replace(/([aou])e/g, '$1')])]
}
