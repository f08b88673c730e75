import type { Score } from '#contract/profiles'
import type { Figure } from '#contract/kpi'

/** The head of a table of figures. */
export const figureColumns = ['kpi', 'for', 'value', 'interval', 'n', 'state', 'read with']

/** A figure as a row of it. */
export const figureCells = (row: Figure) => [
  row.kpi,
  groupName(row),
  readable(row.value, row.unit),
  interval(row),
  row.n,
  row.reason ?? row.state,
  readWith(row).join(', ')
]

const readWith = ({ beside, companions: { responseRate } }: Figure) => [
  ...(responseRate == null ? [] : [`response rate ${readable(responseRate, 'share')}`]),
  ...beside.map(({ kpi, value, unit, state }) => `${kpi} ${readable(value, unit) ?? state}`)
]

const groupName = ({ group }: Figure) =>
  Object.entries(group)
    .filter(([key]) => key !== 'msl')
    .map(([, name]) => name ?? '–')
    .join(', ') || 'all'

const readable = (value: number | null, unit: string) =>
  value === null ? null : unit === 'share' ? `${(100 * value).toFixed(1)} %` : String(Number(value.toPrecision(4)))

const interval = ({ low, high, unit }: Figure) =>
  low === null || high === null ? null : `${readable(low, unit)} – ${readable(high, unit)}`

export const scoreColumns = ['score of', 'value', 'interval', 'covered', 'results']

/** A score of a profile as a row of a table. */
export const scoreCells = ({ mslName, value, low, high, covered, mix }: Score) => [
  mslName,
  readable(value, 'attainment'),
  low === null || high === null ? null : `${readable(low, 'attainment')} – ${readable(high, 'attainment')}`,
  readable(covered, 'share'),
  readable(mix.results, 'share')
]
