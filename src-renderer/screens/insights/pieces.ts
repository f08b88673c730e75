/** A piece of a text, marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

/** A text in pieces, by the places a search has found in it. */
export function piecesOf(text: string, highlights: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of highlights) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}
