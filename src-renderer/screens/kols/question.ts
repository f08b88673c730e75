import { kolSortKeys, kolViews, type KolSortKey, type KolView } from '#contract/kol'
import type { Input } from '#contract/procedures'
import type { Sort } from '#renderer/kit/table'

type Params = Readonly<Record<string, string>>

/** Parameters of the address that belong to the list alone. */
export const listFilters = ['q', 'tier', 'specialty', 'kolRegion', 'seen'] as const

export function viewOf(params: Params): KolView {
  return kolViews.find((view) => view === params['view']) ?? 'all'
}

/** The order of the list as the address writes it: `lastOn`, or `-lastOn` for descending; null for the usual one. */
export function sortOf(params: Params): { key: KolSortKey; descending: boolean } | null {
  const text = params['sort'] ?? ''
  const descending = text.startsWith('-')
  const key = kolSortKeys.find((name) => name === (descending ? text.slice(1) : text))
  return key === undefined ? null : { key, descending }
}

export const sortText = (sort: Sort | null) => (sort === null ? null : `${sort.descending ? '-' : ''}${sort.key}`)

/** What the list asks of the engine, besides the period and the MSLs; what makes no sense in an address is left out. */
export function questionOf(
  params: Params
): Pick<Input<'kol.list'>, 'view' | 'search' | 'tier' | 'specialty' | 'region' | 'seen' | 'sort'> {
  const { q = '', tier = '', specialty = null, kolRegion = null, seen } = params
  return {
    view: viewOf(params),
    search: q.slice(0, 200),
    tier: /^\d$/.test(tier) ? Number(tier) : null,
    specialty,
    region: kolRegion,
    seen: seen === 'seen' || seen === 'unseen' ? seen : null,
    sort: sortOf(params)
  }
}

export const isFiltered = (params: Params) => listFilters.some((name) => params[name] !== undefined)
