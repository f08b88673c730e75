/** A place in the app as the address names it: `#/overview?period=6m&team=North`. */
export interface Address {
  readonly screen: string
  readonly params: Readonly<Record<string, string>>
}

/** A change to the parameters; null or an empty text takes one away. */
export type ParamChange = Readonly<Record<string, string | null | undefined>>

/** Parameters that go along from screen to screen; every other one belongs to its screen alone. */
export const filterParams = ['period', 'from', 'to', 'team', 'region', 'msl'] as const

export const homeScreen = 'overview'

/** Reads an address; whatever can't be read leads home, without parameters that make no sense. */
export function parseAddress(hash: string): Address {
  const match = /^#?\/?([a-z][a-z-]*)?(?:\?(.*))?$/s.exec(hash)
  if (!match) return { screen: homeScreen, params: {} }
  const params: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(match[2] ?? '')) if (value !== '') params[name] = value
  return { screen: match[1] ?? homeScreen, params }
}

/** Writes an address; parameters stand in the order of their names, so that like places have like addresses. */
export function formatAddress(screen: string, params: ParamChange = {}): string {
  const query = new URLSearchParams()
  for (const name of Object.keys(params).sort()) {
    const value = params[name]
    if (value != null && value !== '') query.set(name, value)
  }
  const text = query.toString()
  return `#/${screen}${text === '' ? '' : `?${text}`}`
}

/** The filters among the parameters. */
export function filtersOf(params: Address['params']): Record<string, string> {
  return Object.fromEntries(filterParams.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])))
}

/** A screen in the days chosen, whoever else is filtered: what is computed for everybody has one address. */
export const periodPlace = (screen: string, { period, from, to }: Address['params']): string =>
  formatAddress(screen, { period, from, to })
