import type { Grouping } from '#contract/kpi'
import { mean, meanInterval, poissonInterval, quantile, quantileInterval, wilson } from '#base/statistics'
import { kaplanMeier, curveQuantile } from '#base/survival'
import type { Connection } from '../workspace/connection'
import type { Aggregation, Definition } from './definition'
import { groupColumns, groupKey, isLive, type GroupColumns, type GroupKey } from './groups'

/** What the evidence rows of one group add up to, before it is judged whether it may be shown. */
export interface Total {
  numerator: number | null
  denominator: number | null
  n: number
  pending: number
  /** Rows that are not pending, their fields filled or not. */
  eligible: number
  /** Share of eligible rows whose fields are filled; null for no eligible row, and where rows are people who were asked. */
  completeness: number | null
  warnings: string[]
  value: number | null
  low: number | null
  high: number | null
  method: string | null
  companions: Record<string, number | null>
}

export const emptyTotal: Total = {
  numerator: null,
  denominator: null,
  n: 0,
  pending: 0,
  eligible: 0,
  completeness: null,
  warnings: [],
  value: null,
  low: null,
  high: null,
  method: null,
  companions: {}
}

/** What rows of evidence add up to. */
export interface Sums {
  numerator: number | null
  denominator: number | null
  n: number
  pending: number
  /** Rows that are not pending, their fields filled or not. */
  eligible: number
  sum: number | null
  /** Keys that differ; 0 where nobody asks for them, as they are slow to count. */
  distinct: number
}

/** Sums, counts and figures of every group of the evidence rows in `rows`, except those of diversity fields. */
export async function aggregate(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  rows: string
): Promise<Map<GroupKey, Total>> {
  const groups = groupColumns(by, definition)
  const { kind } = definition.aggregate
  const distinct = kind === 'distinct' ? `count(DISTINCT e.key) FILTER (${isLive})` : '0'
  const sums = await connection.rows<Sums & Record<string, unknown>>(
    `SELECT ${groups.selected} ${sumColumns}, ${distinct} AS "distinct" FROM ${rows} ${groups.grouped}`
  )
  const warned = await connection.rows<Record<string, unknown> & { warning: string }>(
    `SELECT DISTINCT ${groups.selected} e.warning FROM ${rows} AND e.warning IS NOT NULL AND NOT e.pending`
  )
  const warnings = new Map<GroupKey, string[]>()
  for (const row of warned) {
    const key = groups.keyOf(row)
    warnings.set(key, [...(warnings.get(key) ?? []), row.warning])
  }
  const values = needsValues(definition.aggregate) ? await valuesByGroup(connection, groups, rows) : null
  const totals = new Map<GroupKey, Total>()
  for (const row of sums) {
    const key = groups.keyOf(row)
    totals.set(key, totalOf(definition, row, warnings.get(key) ?? [], values?.get(key)))
  }
  return totals
}

/** The sums of rows of evidence `e`, as columns of a query. */
const sumColumns = `sum(e.numerator) FILTER (${isLive}) AS numerator, sum(e.denominator) FILTER (${isLive}) AS denominator,
  count(*) FILTER (${isLive}) AS n, count(*) FILTER (e.pending) AS pending, count(*) FILTER (NOT e.pending) AS eligible,
  sum(e.value) FILTER (${isLive}) AS sum`

/** The total of a group. @param values where the aggregation needs each of them, see `needsValues` */
export function totalOf(
  { aggregate: aggregation, answers }: Definition,
  sums: Sums,
  warnings: readonly string[],
  values: Values | undefined
): Total {
  const { numerator, denominator, n, pending, eligible } = sums
  const filled = eligible === 0 ? null : n / eligible
  const figure = values ? figureOfValues(aggregation, values) : figureOfSums(aggregation, sums)
  return {
    ...emptyTotal,
    numerator,
    denominator,
    n,
    pending,
    eligible,
    completeness: answers === null ? filled : null,
    warnings: warnings.toSorted(),
    ...figure,
    companions: { ...figure.companions, ...(answers === null ? {} : { responseRate: filled }) }
  }
}

/** Whether sums do not suffice for a figure: single values have to be held in memory. */
export const needsValues = ({ kind }: Aggregation) => ['mean', 'median', 'p90', 'survival'].includes(kind)

/** The figure of aggregations that sums suffice for. */
function figureOfSums({ kind }: Aggregation, sums: Sums): Partial<Total> {
  const { numerator, denominator, n } = sums
  switch (kind) {
    case 'ratio': {
      if (numerator === null || !denominator) return {}
      return { value: numerator / denominator, ...wilson(numerator, denominator), method: 'Wilson' }
    }
    case 'ratio-of-means':
      return numerator === null || !denominator ? {} : { value: numerator / denominator }
    case 'rate': {
      if (numerator === null || !denominator) return {}
      return { value: numerator / denominator, ...poissonInterval(numerator, denominator), method: 'exact Poisson' }
    }
    case 'count':
      return { value: n, ...poissonInterval(n, 1), method: 'exact Poisson' }
    case 'distinct':
      return { value: sums.distinct }
    case 'sum':
      return { value: sums.sum ?? 0 }
    default:
      return {}
  }
}

/** The values of a group and whether what they time has happened. */
export interface Values {
  /** In ascending order. */
  values: number[]
  events: number[]
}

async function valuesByGroup(
  connection: Connection,
  groups: GroupColumns,
  rows: string
): Promise<Map<GroupKey, Values>> {
  const columns = await connection.columns(
    `SELECT ${groups.selected} e.value, coalesce(e.event, 1) AS event FROM ${rows} AND ${isLive} AND e.value IS NOT NULL ORDER BY e.value`
  )
  const lists = groups.names.map((name) => columns[name] ?? [])
  const byGroup = new Map<GroupKey, Values>()
  const values = (columns['value'] ?? []) as number[]
  const events = (columns['event'] ?? []) as number[]
  for (let row = 0; row < values.length; row++) {
    const key = groupKey(lists.map((list) => list[row]))
    let found = byGroup.get(key)
    if (!found) byGroup.set(key, (found = { values: [], events: [] }))
    found.values.push(values[row]!)
    found.events.push(events[row]!)
  }
  return byGroup
}

function figureOfValues({ kind }: Aggregation, { values, events }: Values): Partial<Total> {
  switch (kind) {
    case 'mean':
      return { value: mean(values), ...meanInterval(values), method: 'Student t' }
    case 'median':
      return { ...orderStatistic(values, 0.5), companions: { p90: quantile(values, 0.9) } }
    case 'p90':
      return orderStatistic(values, 0.9)
    default: {
      const curve = kaplanMeier(values, events)
      const companions = { p90: curveQuantile(curve, 0.9).value }
      return { ...curveQuantile(curve, 0.5), method: 'Kaplan–Meier median, log-log', companions }
    }
  }
}

function orderStatistic(values: readonly number[], p: number): Partial<Total> {
  const { low, high } = quantileInterval(values, p)
  return { value: quantile(values, p), low, high, method: 'order statistics' }
}
