import type { Grouping } from '#contract/kpi'
import type { DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import type { Total } from './aggregate'
import { concentrations } from './concentration'
import type { Definition } from './definition'
import type { GroupKey } from './groups'

type Found = ReturnType<typeof concentrations>

/** The concentrations of one request: KPIs that rest on the same rows are computed together, when the first is asked. */
export class ConcentrationCache {
  readonly #found = new Map<string, Found>()

  constructor(
    private readonly connection: Connection,
    private readonly definitions: readonly Definition[],
    private readonly by: readonly Grouping[],
    private readonly msl: string | null,
    private readonly settings: DiversitySettings,
    private readonly signal: AbortSignal
  ) {}

  /** Reads a KPI's rows and lets its figures be computed while other work goes on; `addTo` waits for them. */
  async begin(definition: Definition, rows: string): Promise<void> {
    if (this.#found.has(definition.query)) return
    const found = this.#compute(definition, rows)
    this.#found.set(definition.query, found)
    const { figures } = await found
    // Whoever adds them meets the fault; until then it is nobody's.
    figures.catch(() => undefined)
  }

  /** Puts a KPI's figures into the totals of its groups; returns the size of each group's panel. */
  async addTo(
    totals: ReadonlyMap<GroupKey, Total>,
    definition: Definition,
    rows: string
  ): Promise<Map<GroupKey, number>> {
    const { aggregate, query } = definition
    const field = aggregate.kind === 'diversity' ? aggregate.field : ''
    await this.begin(definition, rows)
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

  #compute(definition: Definition, rows: string): Found {
    const names = this.definitions.flatMap(({ aggregate, query }) =>
      aggregate.kind === 'diversity' && query === definition.query ? [aggregate.field] : []
    )
    return concentrations(this.connection, definition, names, this.by, this.msl, rows, this.settings, this.signal)
  }
}
