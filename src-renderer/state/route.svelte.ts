import { filtersOf, formatAddress, parseAddress, type ParamChange } from './address'
import { choiceOf, periodOf, type PeriodChosen } from './periods'
import { workspace } from './workspace.svelte'

/** Where the user is, kept in the address: back, forward and bookmarks work in every host. */
class Route {
  #hash = $state(location.hash)
  readonly #address = $derived(parseAddress(this.#hash))
  // By text, so that what hangs on the period is asked again only when its days change, not with every parameter.
  readonly #periodText = $derived(JSON.stringify(periodOf(this.#address.params, workspace.status?.asOf ?? null)))
  readonly #period = $derived(JSON.parse(this.#periodText) as PeriodChosen)

  constructor() {
    window.addEventListener('hashchange', () => (this.#hash = location.hash))
  }

  get screen(): string {
    return this.#address.screen
  }

  get params(): Readonly<Record<string, string>> {
    return this.#address.params
  }

  /** Days for the input of calls: trailing twelve months to the workspace's as-of day unless the address says otherwise. */
  get period(): PeriodChosen {
    return this.#period
  }

  get periodChoice() {
    return choiceOf(this.#address.params)
  }

  /** The address of a screen for a link: the filters in force go along. */
  href(screen: string, params: ParamChange = {}): string {
    return formatAddress(screen, { ...filtersOf(this.params), ...params })
  }

  /** Goes to a screen; the filters in force go along, other parameters stay behind. */
  go(screen: string, params: ParamChange = {}): void {
    this.#show(this.href(screen, params))
  }

  /** Changes parameters of the present screen; null takes one away. */
  set(params: ParamChange): void {
    this.#show(formatAddress(this.screen, { ...this.params, ...params }))
  }

  #show(hash: string): void {
    if (hash === location.hash) return
    location.hash = hash
    // The event comes a task later; screens should not draw the old place meanwhile.
    this.#hash = location.hash
  }
}

export const route = new Route()
