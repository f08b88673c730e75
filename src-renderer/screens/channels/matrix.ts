import type { ChannelsUse } from '#contract/channels'

/** Channels in the order they are always listed. */
export const channelOrder = [
  'in-person',
  'video',
  'phone',
  'email',
  'messaging',
  'web-portal',
  'webinar',
  'congress',
  'other'
] as const

/** Rows of the matrix for what is no preference that holds, in the order they stand below the channels. */
export const noPreference = ['unknown', 'outdated', 'later'] as const
export type NoPreference = (typeof noPreference)[number]

export const isNoPreference = (preferred: string): preferred is NoPreference =>
  (noPreference as readonly string[]).includes(preferred)

type Cell = ChannelsUse['matrix'][number]

export interface MatrixRow {
  preferred: string
  total: number
  /** One for each used channel, zeros included. */
  cells: Cell[]
}

/** The matrix as rows of what is preferred and columns of what was used; only those that occur. */
export function matrixOf(entries: readonly Cell[]): { used: string[]; rows: MatrixRow[] } {
  const used = inOrder(entries.map((entry) => entry.used))
  const preferred = inOrder(entries.map((entry) => entry.preferred))
  const found = new Map(entries.map((entry) => [`${entry.preferred} ${entry.used}`, entry]))
  const rows = preferred.map((row) => {
    const cells = used.map(
      (column) => found.get(`${row} ${column}`) ?? { preferred: row, used: column, contacts: 0, missed: 0 }
    )
    return { preferred: row, total: cells.reduce((sum, { contacts }) => sum + contacts, 0), cells }
  })
  return { used, rows }
}

/** The cell in which most contacts were in no preferred channel; null where there is none. */
export function worstMiss(entries: readonly Cell[]): Cell | null {
  return entries.reduce<Cell | null>((worst, cell) => (cell.missed > (worst?.missed ?? 0) ? cell : worst), null)
}

/** Known channels in their order, then any others, then what is no preference. */
function inOrder(values: readonly string[]): string[] {
  const order: readonly string[] = channelOrder
  const placeOf = (value: string) => {
    if (isNoPreference(value)) return 100 + noPreference.indexOf(value)
    const place = order.indexOf(value)
    return place === -1 ? 50 : place
  }
  return [...new Set(values)].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
}
