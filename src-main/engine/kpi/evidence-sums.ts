import type { Grouping } from '#contract/kpi'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { needsValues, sumColumns, totalOf, type Sums, type Total, type Values } from './aggregate'
import type { Definition } from './definition'
import { groupKey, isLive, type GroupKey } from './groups'
import type { Member } from './people'

/** Which rows a figure is asked of. */
export interface Asked {
  by: readonly Grouping[]
  /** Whose rows; null takes all. A query that names an MSL by number leaves rows of others unread. */
  member: Pick<Member, 'number' | 'msl' | 'team' | 'region'> | null
  /** Days that rows with a day must lie in, half-open. */
  from: string
  to: string
  /** Periods that rows of a period must belong to. */
  periodIds: readonly string[]
}

/** A definition with the number its sums are kept under. */
export interface Summed {
  definition: Definition
  source: number
}

/**
 * Whether sums by MSL and day say all that a figure needs; they know nothing of KOLs. Rows of own definitions are looked at
 * before they count.
 */
export const sumsSuffice = ({ own, aggregate }: Definition, by: readonly Grouping[]) =>
  !own && aggregate.kind !== 'distinct' && !by.includes('tier') && !by.includes('specialty')

/** So many rows of sums are kept, about a hundred bytes each. */
const rowsKept = 3_000_000

/** From so many rows on that lie in no order, it pays to sort them before one MSL is looked at. */
const sortingPays = 300_000

/**
 * Keeps what evidence adds up to by MSL and day, or by MSL and period, so that any period, MSL or team is a sum over few
 * rows and no evidence need be written down for a figure.
 */
export class EvidenceSums {
  readonly #sources = new Map<string, number>()
  /** Never used twice: what was cancelled halfway leaves rows under its number. */
  #next = 0
  #rows = 0
  #unsorted = 0

  constructor(private readonly connection: Connection) {}

  /** Makes room before a request where many sums are kept: none may go while they are being asked. */
  async makeRoom(): Promise<void> {
    if (this.#rows > rowsKept) await this.clear()
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    this.#sources.clear()
    this.#rows = 0
    this.#unsorted = 0
    await this.connection.run(
      `CREATE OR REPLACE TEMP TABLE evidence_sum (source INTEGER, msl INTEGER, period_id TEXT, occurred_on DATE, warning TEXT,
         numerator DOUBLE, denominator DOUBLE, n INTEGER, pending INTEGER, eligible INTEGER, sum DOUBLE)`
    )
    await this.connection.run(
      `CREATE OR REPLACE TEMP TABLE evidence_value (source INTEGER, msl INTEGER, period_id TEXT, occurred_on DATE, value DOUBLE,
         event INTEGER, times INTEGER)`
    )
  }

  /** Whether the sums of a definition are kept under that key. */
  keeps(key: string, definition: Definition): boolean {
    return this.#sources.has(keptAs(key, definition))
  }

  /**
   * The number under which the sums of a definition are kept; they are made where they are missing.
   * @param key tells apart what gives other rows; @param rows gives SQL of the evidence rows
   * @param days bounds of the rows that are kept, half-open; null keeps all
   */
  async source(
    key: string,
    definition: Definition,
    rows: () => Promise<string>,
    days: { from: string; to: string } | null
  ): Promise<number> {
    const wanted = keptAs(key, definition)
    const known = this.#sources.get(wanted)
    if (known !== undefined) return known
    const source = this.#next++
    const within =
      days === null
        ? 'true'
        : `e.occurred_on >= DATE ${quoteLiteral(days.from)} AND e.occurred_on < DATE ${quoteLiteral(days.to)}`
    const evidence = `${await rows()} e JOIN member m ON m.msl_id = e.msl_id WHERE ${within}`
    const before = this.#rows
    this.#rows += await this.connection.run(
      `INSERT INTO evidence_sum
       SELECT ${source}, m.number, e.period_id, e.occurred_on, CASE WHEN NOT e.pending THEN e.warning END AS warning, ${sumColumns}
       FROM ${evidence} GROUP BY ALL`
    )
    if (needsValues(definition.aggregate)) {
      this.#rows += await this.connection.run(
        `INSERT INTO evidence_value
         SELECT ${source}, m.number, e.period_id, e.occurred_on, e.value, coalesce(e.event, 1) AS event, count(*)
         FROM ${evidence} AND ${isLive} AND e.value IS NOT NULL GROUP BY ALL`
      )
    }
    this.#unsorted += this.#rows - before
    this.#sources.set(wanted, source)
    return source
  }

  /** Lays the rows of each MSL side by side, so that a look at one leaves most of the others unread. */
  async #sort(): Promise<void> {
    for (const table of ['evidence_sum', 'evidence_value'])
      await this.connection.run(
        `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM ${table} ORDER BY msl, occurred_on`
      )
    this.#unsorted = 0
  }

  /** Totals of every group by the definition's id; one query for all definitions, and one for all that need values. */
  async totals(summed: readonly Summed[], asked: Asked): Promise<Map<string, Map<GroupKey, Total>>> {
    if (asked.member !== null && this.#unsorted > sortingPays) await this.#sort()
    const timed = summed.filter(({ definition }) => needsValues(definition.aggregate))
    const sums = await this.#sums(summed, asked)
    const values = await this.#values(timed, asked)
    return new Map(
      summed.map(({ definition, source }) => {
        const own = [...(sums.get(source) ?? [])].map(
          ([key, { warnings, ...group }]) =>
            [key, totalOf(definition.aggregate, group, warnings, values.get(source)?.get(key))] as const
        )
        return [definition.id, new Map(own)]
      })
    )
  }

  async #sums(summed: readonly Summed[], asked: Asked) {
    const found = new Map<number, Map<GroupKey, Sums & { warnings: string[] }>>()
    if (summed.length === 0) return found
    const { selected, keyOf } = groupsOf(asked.by)
    const rows = await this.connection.rows<SumRow>(
      `SELECT e.source, ${selected} e.warning, sum(e.numerator) AS numerator, sum(e.denominator) AS denominator, sum(e.n) AS n,
              sum(e.pending) AS pending, sum(e.eligible) AS eligible, sum(e.sum) AS sum, 0 AS "distinct"
       FROM evidence_sum e ${rowsAsked(summed, asked)} GROUP BY ALL`
    )
    for (const row of rows) {
      const groups = found.get(row.source) ?? new Map<GroupKey, Sums & { warnings: string[] }>()
      found.set(row.source, groups)
      const key = keyOf(row)
      const { warning, ...sums } = row
      const before = groups.get(key)
      const warnings = [...(before?.warnings ?? []), ...(warning === null ? [] : [warning])]
      // Rows with a warning stand apart from those without; a group is all of them.
      groups.set(key, { ...(before ? added(before, sums) : sums), warnings })
    }
    return found
  }

  async #values(summed: readonly Summed[], asked: Asked) {
    const found = new Map<number, Map<GroupKey, Values>>()
    if (summed.length === 0) return found
    const { names, selected, keyOf } = groupsOf(asked.by)
    const rows = `FROM evidence_value e ${rowsAsked(summed, asked)}`
    // The rows of all groups as numbers, and how many each group has, in the same order.
    const order = ['source', ...names, 'value', 'event'].join(', ')
    const { source, value, event, times } = await this.connection.numbers(
      `SELECT source, value, event, times FROM (SELECT e.source, ${selected} e.value, e.event, e.times ${rows}) ORDER BY ${order}`,
      ['source', 'value', 'event', 'times']
    )
    const only = onlyGroup(asked)
    const groups =
      only !== null
        ? runsOf(source).map((run) => ({ ...run, key: only }))
        : (
            await this.connection.rows<Record<string, unknown> & { source: number; rows: number }>(
              `SELECT e.source, ${selected} count(*) AS rows ${rows} GROUP BY ALL ORDER BY ALL`
            )
          ).map((group) => ({ source: group.source, rows: group.rows, key: keyOf(group) }))
    let row = 0
    for (const group of groups) {
      const values: number[] = []
      const events: number[] = []
      for (const end = row + group.rows; row < end; row++) {
        for (let time = 0; time < times[row]!; time++) {
          values.push(value[row]!)
          events.push(event[row]!)
        }
      }
      const ofSource = found.get(group.source) ?? new Map<GroupKey, Values>()
      found.set(group.source, ofSource.set(group.key, { values, events }))
    }
    return found
  }
}

const keptAs = (key: string, { aggregate }: Definition) => `${needsValues(aggregate)} ${key}`

type SumRow = Sums & { source: number; warning: string | null } & Record<string, unknown>

function added(a: Sums, b: Sums): Sums {
  const both = (x: number | null, y: number | null) => (x === null ? y : y === null ? x : x + y)
  return {
    numerator: both(a.numerator, b.numerator),
    denominator: both(a.denominator, b.denominator),
    n: a.n + b.n,
    pending: a.pending + b.pending,
    eligible: a.eligible + b.eligible,
    sum: both(a.sum, b.sum),
    distinct: 0
  }
}

function groupsOf(by: readonly Grouping[]) {
  const names = by.map((_, i) => `g${i}`)
  return {
    names,
    selected: by.map((grouping, i) => `${expressions[grouping] ?? 'NULL'} AS g${i}, `).join(''),
    keyOf: (row: Readonly<Record<string, unknown>>) => groupKey(names.map((name) => row[name]))
  }
}

const expressions: Partial<Record<Grouping, string>> = {
  msl: 'm.msl_id',
  team: 'm.team',
  region: 'm.region',
  month: `coalesce(e.period_id, strftime(e.occurred_on, '%Y-%m'))`,
  quarter: `coalesce(e.period_id, concat(year(e.occurred_on), '-Q', quarter(e.occurred_on)))`
}

/** The group that all rows are in where one MSL is asked for and no time; null where there may be more. */
function onlyGroup({ by, member }: Asked): GroupKey | null {
  const parts = by.map((grouping) =>
    grouping === 'msl' || grouping === 'team' || grouping === 'region' ? member?.[grouping] : undefined
  )
  return member === null || parts.includes(undefined) ? null : groupKey(parts)
}

/** How many times each source stands there; those of one stand together. */
function runsOf(sources: Float64Array): { source: number; rows: number }[] {
  const runs: { source: number; rows: number }[] = []
  for (const source of sources) {
    const last = runs.at(-1)
    if (last?.source === source) last.rows++
    else runs.push({ source, rows: 1 })
  }
  return runs
}

function rowsAsked(summed: readonly Summed[], { member, from, to, periodIds }: Asked): string {
  const own = member === null ? '' : `AND e.msl = ${member.number}`
  const sources = [...new Set(summed.map(({ source }) => source))].join(', ')
  return `JOIN member m ON m.number = e.msl
    WHERE e.source IN (${sources}) ${own} AND (e.period_id IN (${periodIds.map(quoteLiteral).join(', ')})
      OR e.period_id IS NULL AND e.occurred_on >= DATE ${quoteLiteral(from)} AND e.occurred_on < DATE ${quoteLiteral(to)})`
}
