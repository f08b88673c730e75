import type { Column } from './table'

/** How columns are laid out: the tracks of a row's grid, and where each column stands on them. */
export interface Tracks {
  readonly tracks: string
  /** By column: its area, as CSS writes it, and whether it is a second line. */
  readonly places: readonly { readonly area: string; readonly isSecond: boolean }[]
}

/** Lays columns out side by side or, folded, in two lines; what has nothing under it takes both. */
export function layTracks<Row>(columns: readonly Column<Row>[], isFolded: boolean): Tracks {
  const tops = isFolded ? columns.filter(({ under }) => under === undefined) : columns
  const trackOf = (key: string) => tops.findIndex((top) => top.key === key) + 1
  return {
    tracks: tops.map(({ width }) => width ?? 'minmax(8ch, 1fr)').join(' '),
    places: columns.map(({ key, under }) => {
      if (isFolded && under !== undefined) return { area: `2 / ${trackOf(under)}`, isSecond: true }
      const hasMore = isFolded && columns.some((other) => other.under === key)
      return { area: `1 / ${trackOf(key)}${hasMore ? '' : ' / -1'}`, isSecond: false }
    })
  }
}
