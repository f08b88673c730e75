import type { Grouping } from '#contract/kpi'
import { quoteLiteral } from '../workspace/sql'
import type { Definition } from './definition'

/** Key of the group a row belongs to: the values of the groupings in their order, as JSON. */
export type GroupKey = string

export const groupKey = (values: readonly unknown[]): GroupKey =>
  JSON.stringify(values.map((value) => (value === null ? null : String(value))))

/** Whether a grouping is by a trait of MSLs. */
export const tellsMsls = (grouping: Grouping): grouping is 'msl' | 'team' | 'region' =>
  grouping === 'msl' || grouping === 'team' || grouping === 'region'

/** The groupings of a query over evidence rows as its columns `g0`, `g1` … */
export interface GroupColumns {
  expressions: string[]
  names: string[]
  /** `expression AS g0, …, `, to stand before other columns. */
  selected: string
  /** `GROUP BY …`; empty where all rows are one group. */
  grouped: string
  keyOf(row: Readonly<Record<string, unknown>>): GroupKey
}

export function groupColumns(by: readonly Grouping[], definition: Definition): GroupColumns {
  const expressions = groupSql(by, definition)
  const names = expressions.map((_, i) => `g${i}`)
  return {
    expressions,
    names,
    selected: expressions.map((expression, i) => `${expression} AS g${i}, `).join(''),
    grouped: expressions.length > 0 ? `GROUP BY ${expressions.join(', ')}` : '',
    keyOf: (row) => groupKey(names.map((name) => row[name]))
  }
}

/** SQL for the value of each grouping over an evidence table `e`, its MSL `m` and its KOL `k`. */
function groupSql(by: readonly Grouping[], { grain }: Definition): string[] {
  const expressions: Record<Grouping, string> = {
    msl: 'e.msl_id',
    team: 'm.team',
    region: 'm.region',
    tier: 'CAST(k.tier AS TEXT)',
    specialty: 'k.specialty',
    month: grain === 'period' ? 'e.period_id' : "strftime(e.occurred_on, '%Y-%m')",
    quarter: grain === 'period' ? 'e.period_id' : "concat(year(e.occurred_on), '-Q', quarter(e.occurred_on))"
  }
  return by.map((grouping) => expressions[grouping])
}

/**
 * The groups that must have a row even where nothing happened: every MSL, in every month or quarter of the period.
 * @param msls ids in order; @param periodIds the parts of the period, in order
 */
export function expectedGroups(
  by: readonly Grouping[],
  msls: readonly string[],
  periodIds: readonly string[]
): GroupKey[] {
  if (!by.every((grouping) => ['msl', 'month', 'quarter'].includes(grouping))) return []
  const whose = by.includes('msl') ? msls : [null]
  const when = by.some((grouping) => grouping !== 'msl') ? periodIds : [null]
  return whose.flatMap((msl) =>
    when.map((periodId) => groupKey(by.map((grouping) => (grouping === 'msl' ? msl : periodId))))
  )
}

/** Whose rows are asked for; null of all three takes those of everybody. */
export interface RowsOf {
  msl: string | null
  team: string | null
  region: string | null
}

export const ofEverybody: RowsOf = { msl: null, team: null, region: null }

/** Rows of the evidence table `e` that belong to a request, joined with their MSL and KOL. */
export function evidenceSql(
  table: string,
  { grain }: Definition,
  period: { from: string; to: string },
  of: RowsOf
): string {
  const days =
    grain === 'event'
      ? `AND e.occurred_on >= DATE ${quoteLiteral(period.from)} AND e.occurred_on < DATE ${quoteLiteral(period.to)}`
      : ''
  const columns = { msl: 'e.msl_id', team: 'm.team', region: 'm.region' }
  const own = (['msl', 'team', 'region'] as const)
    .map((whose) => (of[whose] === null ? '' : `AND ${columns[whose]} = ${quoteLiteral(of[whose])}`))
    .join(' ')
  return `${table} e JOIN member m ON m.msl_id = e.msl_id LEFT JOIN kol k ON k.kol_id = e.kol_id WHERE true ${days} ${own}`
}

/** Rows that count now. */
export const isLive = 'e.captured AND NOT e.pending'
