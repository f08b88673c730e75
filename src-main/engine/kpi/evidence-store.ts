import type { Period } from '#contract/ids'
import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import type { Workspace } from '../workspace/workspace'
import type { Definition } from './definition'
import { evidenceColumns as columns } from './evidence-columns'
import { makeOwnTable } from './own/limits'
import { periodRows, preparePeriod, prepareRelations } from './relations'

/** How the rows of a request are parted into periods. */
export type Series = 'month' | 'quarter' | null

/**
 * Who asks: lists that are scrolled and searched must not wait for KPIs that are computed, nor these for definitions that
 * are tried out, so each has a connection. Only that of KPIs holds a copy of the contacts.
 */
export type Asker = 'kpis' | 'lists' | 'drafts'

const tablesKept: Record<Asker, number> = { kpis: 96, lists: 96, drafts: 8 }

const stores: Record<Asker, WeakMap<Workspace, Promise<EvidenceStore>>> = {
  kpis: new WeakMap(),
  lists: new WeakMap(),
  drafts: new WeakMap()
}

/**
 * Keeps the evidence rows of KPIs in temporary tables, so that another grouping or filter of the same data reads them
 * instead of running the definition again. Event evidence is kept for all days at once; period evidence for its
 * periods. A change of the data voids everything.
 */
export class EvidenceStore {
  readonly #tables = new Map<string, string>()
  /** Why own definitions gave no table. */
  readonly #failures = new Map<string, LensFault>()
  #revision = -1
  #prepared = ''
  #count = 0

  private constructor(
    private readonly workspace: Workspace,
    readonly connection: Connection,
    private readonly asker: Asker
  ) {}

  static of(workspace: Workspace, asker: Asker = 'kpis'): Promise<EvidenceStore> {
    // The promise is kept, so that two who ask at once get the same store.
    const known = stores[asker].get(workspace)
    if (known) return known
    const store = workspace.connect().then((connection) => new EvidenceStore(workspace, connection, asker))
    stores[asker].set(workspace, store)
    // One that could not be opened is asked for again.
    store.catch(() => stores[asker].delete(workspace))
    return store
  }

  /** Runs `work` with the relations of a period in place and nobody else changing them meanwhile. */
  inPeriod<T>(period: Period, series: Series, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    return this.connection.exclusive(() =>
      this.connection.cancellable(signal, async () => {
        // The data may change again while they are read; then the next request reads them anew.
        const { revision } = this.workspace
        if (this.#revision !== revision) {
          this.#revision = -1
          for (const table of this.#tables.values()) await this.connection.run(`DROP TABLE IF EXISTS ${table}`)
          this.#tables.clear()
          this.#failures.clear()
          this.#prepared = ''
          await prepareRelations(this.connection, this.asker === 'kpis')
          this.#revision = revision
        }
        const wanted = JSON.stringify([period, series])
        if (this.#prepared !== wanted) {
          this.#prepared = ''
          await preparePeriod(this.connection, periodRows(period, series), period.asOf)
          this.#prepared = wanted
        }
        return work()
      })
    )
  }

  /**
   * Name of the table that holds the evidence of a KPI; to be called inside `inPeriod`.
   * @throws LensFault `bad-definition` where the query does not give what it must
   */
  async table(definition: Definition): Promise<string> {
    const { own, aggregation, grain, query } = definition
    const scope = grain === 'period' ? this.#prepared : JSON.parse(this.#prepared)[0].asOf
    // What the rows of an own definition must be depends on its aggregation.
    const key = `${scope} ${own ? aggregation : ''} ${query}`
    const known = this.#tables.get(key)
    if (known !== undefined) return known
    const failure = this.#failures.get(key)
    if (failure !== undefined) throw failure
    const name = `evidence_${this.#count++}`
    const fill = (most: number | null) => this.#fill(name, definition, most)
    try {
      await (own ? makeOwnTable(this.connection, definition, name, fill) : fill(null))
    } catch (error) {
      if (own && error instanceof LensFault && error.code === 'bad-definition') this.#failures.set(key, error)
      throw error
    }
    this.#tables.set(key, name)
    const oldest = [...this.#tables].at(-tablesKept[this.asker] - 1)
    if (oldest) {
      this.#tables.delete(oldest[0])
      await this.connection.run(`DROP TABLE ${oldest[1]}`)
    }
    return name
  }

  /** The table, or why an own definition gives none any more: that must not keep other KPIs from being computed. */
  async tableOrReason(
    definition: Definition
  ): Promise<{ table: string; reason: null } | { table: null; reason: string }> {
    try {
      return { table: await this.table(definition), reason: null }
    } catch (error) {
      const isOwn = definition.own && error instanceof LensFault && error.code === 'bad-definition'
      if (isOwn) return { table: null, reason: error.message }
      throw error
    }
  }

  async #fill(name: string, definition: Definition, most: number | null): Promise<void> {
    const given = await this.#columnsOf(definition)
    const selected = Object.entries(columns).map(([column, { type, otherwise }]) => {
      const expression = !given.has(column)
        ? otherwise
        : otherwise === null
          ? column
          : `coalesce(${column}, ${otherwise})`
      return `CAST(${expression} AS ${type}) AS ${column}`
    })
    await this.connection.run(
      `CREATE TEMP TABLE ${name} AS SELECT ${selected.join(', ')} FROM (${definition.query}\n) q ${most === null ? '' : `LIMIT ${most}`}`
    )
  }

  async #columnsOf({ id, grain, query }: Definition): Promise<Set<string>> {
    const given = new Set(
      (await this.connection.rows<{ column_name: string }>(`DESCRIBE ${query}`)).map(({ column_name }) => column_name)
    )
    const needed = ['msl_id', 'evidence_table', 'evidence_id', grain === 'event' ? 'occurred_on' : 'period_id']
    const missing = needed.filter((name) => !given.has(name))
    const unknown = [...given].filter((name) => !(name in columns))
    if (missing.length === 0 && unknown.length === 0) return given
    const what = [
      ...(missing.length > 0 ? [`it gives no ${missing.join(', ')}`] : []),
      ...(unknown.length > 0 ? [`it gives ${unknown.join(', ')}, which evidence does not have`] : [])
    ]
    throw new LensFault({
      code: 'bad-definition',
      message: `The query of the KPI ${id} is not usable: ${what.join('; ')}.`,
      hint: `Evidence has the columns ${Object.keys(columns).join(', ')}.`,
      where: id
    })
  }
}
