import type { DiversitySettings } from '../diversity/portfolio'
import type { Total } from './aggregate'
import { concentrations, type ConcentrationsAsked } from './concentration'
import type { Definition } from './definition'
import type { EvidenceStore } from './evidence-store'
import type { GroupKey } from './groups'

type Found = ReturnType<typeof concentrations>

/** The concentrations of one request: KPIs that rest on the same rows are computed together, when the first is asked. */
export class ConcentrationCache {
  readonly #found = new Map<string, Found>()

  constructor(
    private readonly store: EvidenceStore,
    private readonly definitions: readonly Definition[],
    private readonly asked: Omit<ConcentrationsAsked, 'ranges'>,
    private readonly settings: DiversitySettings,
    private readonly signal: AbortSignal
  ) {}

  /** Reads a KPI's rows and lets its figures be computed while other work goes on; `addTo` waits for them. */
  async begin(definition: Definition): Promise<void> {
    if (this.#found.has(definition.query)) return
    const found = this.#compute(definition)
    this.#found.set(definition.query, found)
    const { figures } = await found
    // Whoever adds them meets the fault; until then it is nobody's.
    figures.catch(() => undefined)
  }

  /** Puts a KPI's figures into the totals of its groups; returns the size of each group's panel. */
  async addTo(totals: ReadonlyMap<GroupKey, Total>, definition: Definition): Promise<Map<GroupKey, number>> {
    const { aggregate, query } = definition
    const field = aggregate.kind === 'diversity' ? aggregate.field : ''
    await this.begin(definition)
    const { figures } = await this.#found.get(query)!
    const found = await figures
    for (const [key, { fields }] of found) {
      const total = totals.get(key)
      const figure = fields.get(field)
      if (total === undefined || figure === undefined) continue
      Object.assign(total, figure, figure.low === null ? {} : { method: 'bootstrap over interactions' })
    }
    return new Map([...found].map(([key, { panel }]) => [key, panel]))
  }

  async #compute(definition: Definition): Found {
    const names = this.definitions.flatMap(({ aggregate, query }) =>
      aggregate.kind === 'diversity' && query === definition.query ? [aggregate.field] : []
    )
    const { meetings, ranges } = await this.store.meetings(definition)
    return concentrations(this.store, meetings, names, { ...this.asked, ranges }, this.settings, this.signal)
  }
}
