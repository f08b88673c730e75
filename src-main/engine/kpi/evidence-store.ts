import type { Period } from '#contract/ids'
import { because, type Because } from '#base/reason-words'
import { LensFault } from '#contract/faults'
import type { Grouping } from '#contract/kpi'
import type { Connection } from '../workspace/connection'
import { addLocalTime } from '../workspace/local-time'
import { Remembered } from '../workspace/remembered'
import type { Workspace } from '../workspace/workspace'
import { needsValues, type Total } from './aggregate'
import type { Definition } from './definition'
import { givenColumns, evidenceColumns as columns } from './evidence-columns'
import { readMeetings, type Meetings } from './meetings'
import { makeOwnTable } from './own/limits'
import { HeldContacts } from './held-contacts'
import { EvidenceSums, sumsSuffice, totalsFrom } from './evidence-sums'
import type { GroupKey } from './groups'
import { peopleOf } from './people'
import { PreparedPeriods } from './prepared-periods'
import { countFor, prepareRelations, prepareJointResults, type Series, type Whom } from './relations'
import { summedFor, type SlotSums } from './slot-sums'
import { slotRanges, type SlotRange } from './slots'
import { twoAtATime } from './two-at-a-time'

/**
 * Who asks: lists that are scrolled and searched must not wait for KPIs that are computed, nor these for definitions that
 * are tried out, so each has a connection. That of lists knows nothing of sessions.
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
  /** What evidence adds up to, for figures that need no row of it. */
  readonly #sums: EvidenceSums
  readonly #remembered = new Remembered()
  #revision = -1
  readonly #periods: PreparedPeriods
  /** Whom evidence is counted for now; null before the relations of that are in place. */
  #whom: Whom | null = null
  #count = 0

  private constructor(
    private readonly workspace: Workspace,
    readonly connection: Connection,
    private readonly asker: Asker
  ) {
    this.#sums = new EvidenceSums(connection)
    this.#periods = new PreparedPeriods(connection)
  }

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

  /** Names the period that is prepared, with the parts it has; inside `inPeriod`. */
  get prepared(): string {
    return this.#periods.name
  }

  /** The ids of its parts, or its own; inside `inPeriod`. */
  get periodIds(): readonly string[] {
    return this.#periods.ids
  }

  /**
   * Runs `work` with the relations of a period in place and nobody else changing them meanwhile.
   * @param whom whom evidence is counted for that several MSLs may share
   */
  inPeriod<T>(
    period: Period,
    series: Series,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
    whom: Whom = 'msl'
  ): Promise<T> {
    return this.connection.exclusive(() =>
      this.connection.cancellable(signal, async () => {
        // The data may change again while they are read; then the next request reads them anew.
        const { revision } = this.workspace
        if (this.#revision !== revision) {
          this.#revision = -1
          for (const table of this.#tables.values()) await this.connection.run(`DROP TABLE IF EXISTS ${table}`)
          this.#tables.clear()
          this.#failures.clear()
          this.#remembered.clear()
          this.#periods.clear()
          this.#whom = null
          await HeldContacts.of(this.workspace).lend(this.connection, revision)
          await addLocalTime(this.connection, 'present')
          await prepareRelations(this.connection)
          await prepareJointResults(this.connection)
          this.#sums.clear()
          this.#revision = revision
        }
        await this.#periods.use(period, series)
        if (this.#whom !== whom) {
          this.#whom = null
          await countFor(this.connection, whom)
          this.#whom = whom
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
    const { own } = definition
    const key = this.#keyOf(definition)
    const known = this.#tables.get(key)
    if (known !== undefined) return known
    const failure = this.#failures.get(key)
    if (failure !== undefined) throw failure
    const name = `evidence_${this.#count++}`
    const fill = async (limit = '') =>
      this.connection.run(`CREATE TEMP TABLE ${name} AS ${await this.#selectWithKols(definition)} ${limit}`)
    try {
      await (own ? makeOwnTable(this.connection, definition, name, (most) => fill(`LIMIT ${most}`)) : fill())
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

  /**
   * The evidence of a KPI to be read once: its table where there is one, else its query, of which DuckDB computes the
   * columns that are used; to be called inside `inPeriod`. That of an own definition is always a table, made within limits.
   * The query of a definition that names no KOL gives none; only its table tells whom an interaction was with.
   * @throws LensFault `bad-definition`
   */
  async rows(definition: Definition): Promise<string> {
    if (definition.own) return this.table(definition)
    return this.#tables.get(this.#keyOf(definition)) ?? `(${await this.#select(definition)})`
  }

  /**
   * The evidence of a KPI, or why an own definition gives none any more: that must not keep other KPIs from being computed.
   * @param keeps whether the rows are written down for the next to ask
   */
  async rowsOrReason(
    definition: Definition,
    keeps: boolean
  ): Promise<{ rows: string; reason: null } | { rows: null; reason: Because }> {
    try {
      return { rows: keeps ? await this.table(definition) : await this.rows(definition), reason: null }
    } catch (error) {
      const isOwn = definition.own && error instanceof LensFault && error.code === 'bad-definition'
      if (isOwn) return { rows: null, reason: because('definition-broken', { message: error.message }) }
      throw error
    }
  }

  /** Totals of every group, by id, of the definitions that sums suffice for; to be called inside `inPeriod`. */
  async totals(
    definitions: readonly Definition[],
    by: readonly Grouping[],
    msl: string | null
  ): Promise<Map<string, Map<GroupKey, Total>>> {
    const { rows: periods, series } = this.#periods
    this.#sums.makeRoom()
    const { msls } = await peopleOf(this)
    const members = [...msls.values()].filter((member) => msl === null || member.msl === msl)
    const totalsOf = totalsFrom({ by, members, periods, series })
    // While the database adds up the next definition, the numbers of the last one are read.
    const summable = definitions.filter((definition) => sumsSuffice(definition, by))
    const found = await twoAtATime(
      summable,
      async (definition) => [definition.id, totalsOf(definition, await this.#summed(definition))] as const
    )
    return new Map(found)
  }

  /**
   * The meetings that the rows of a definition tell of, and the parts of the period that a request is parted into; to be
   * called inside `inPeriod`.
   * @throws LensFault `bad-definition`
   */
  async meetings(definition: Definition): Promise<{ meetings: Meetings; ranges: SlotRange[] }> {
    const meetings = await this.remember(`meetings ${this.#keyOf(definition)}`, async () =>
      readMeetings(this.connection, definition, await this.rows(definition), this.periodIds)
    )
    return { meetings, ranges: slotRanges(definition, this.#periods.rows, this.#periods.series) }
  }

  /** Whether totals of a definition need no look at its rows; to be called inside `inPeriod`. */
  keepsSums(definition: Definition): boolean {
    return this.#sums.keeps(this.#sumsOf(definition).key)
  }

  /** What `work` finds in the data, found once for as long as they do not change; to be called inside `inPeriod`. */
  remember<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#remembered.of(name, work)
  }

  /** What the evidence of a definition adds up to. */
  #summed(definition: Definition): Promise<SlotSums> {
    const { key, days } = this.#sumsOf(definition)
    return this.#sums.of(key, async () => ({
      definition,
      rows: await this.rows(definition),
      given: await this.#given(definition),
      days,
      periodIds: this.periodIds
    }))
  }

  /** What the sums of a definition are kept under, and the days that they are bound to. */
  #sumsOf(definition: Definition): { key: string; days: Pick<Period, 'from' | 'to'> | null } {
    const { from, to } = this.#periods.period
    // What looks from a day is kept for the days of the period alone: each period may look from another.
    const days = looksFromDay(definition) ? { from, to } : null
    const bounds = days === null ? '' : `${from}..${to} `
    const { aggregate } = definition
    const parts = needsValues(aggregate) ? 'values' : summedFor(aggregate).join()
    return { key: `${parts} ${bounds}${this.#keyOf(definition)}`, days }
  }

  /** What the rows of a definition depend on beside the data. */
  #keyOf(definition: Definition): string {
    const { own, aggregation, grain, query } = definition
    const { name, period } = this.#periods
    const scope = grain === 'period' ? name : looksFromDay(definition) ? period.asOf : 'any day'
    const whom = countsShared(definition) ? this.#whom : ''
    // What the rows of an own definition must be depends on its aggregation.
    return `${scope} ${whom} ${own ? aggregation : ''} ${query}`
  }

  #given(definition: Definition): Promise<ReadonlySet<string>> {
    return this.remember(`columns ${definition.query}`, () => givenColumns(this.connection, definition))
  }

  async #select(definition: Definition): Promise<string> {
    const given = await this.#given(definition)
    const selected = Object.entries(columns).map(([column, { type, otherwise }]) => {
      const expression = !given.has(column)
        ? otherwise
        : otherwise === null || otherwise === 'NULL'
          ? column
          : `coalesce(${column}, ${otherwise})`
      // Ids of contacts are numbers with names, which are as good as text and faster to group.
      if (!definition.own && given.has(column) && isId(column)) return column
      return `CAST(${expression} AS ${type}) AS ${column}`
    })
    return `SELECT ${selected.join(', ')} FROM (${definition.query}\n) q`
  }

  /** Rows of interactions get the first of their KOLs where a definition names none. */
  async #selectWithKols(definition: Definition): Promise<string> {
    const rows = await this.#select(definition)
    if ((await this.#given(definition)).has('kol_id')) return rows
    return `SELECT e.* REPLACE (k.kol_id AS kol_id) FROM (${rows}) e
      LEFT JOIN (SELECT interaction_id, min(kol_id) AS kol_id FROM contact GROUP BY interaction_id) k
        ON k.interaction_id = CASE WHEN e.evidence_table = 'interaction' THEN e.evidence_id END`
  }
}

const isId = (column: string) => column === 'msl_id' || column === 'kol_id'

/** Whether rows with a day of their own depend on the day that is looked from. */
const looksFromDay = ({ grain, query }: Definition) => grain === 'event' && /\bas_of\b/.test(query)

/** Whether rows depend on whom they are counted for: figures of groups are then no sums over their MSLs. */
export const countsShared = ({ query }: Pick<Definition, 'query'>) => /\b(counted|assigned)_for\b/.test(query)
