import type { MslSummary } from '#contract/workspace'
import { filtersOf } from '#renderer/state/address'
import { selectMsls } from '#renderer/state/selection'

/** The MSLs that a team or region in the address leaves, for the input of calls; null where none is chosen. */
export function mslsInScope(msls: readonly MslSummary[], params: Readonly<Record<string, string>>): string[] | null {
  const filters = filtersOf(params)
  if (filters['team'] === undefined && filters['region'] === undefined) return null
  return selectMsls(msls, filters).map(({ msl }) => msl)
}

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
