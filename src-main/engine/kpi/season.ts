import type { Figure, Pace } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { SeasonKnown } from '#contract/objectives'
import { addDays, yearBefore } from '#base/days'
import { knownRange } from '../workspace/period'
import type { Workspace } from '../workspace/workspace'
import type { Definition } from './definition'
import { grows, type Aim } from './objective'

/** What the team's earlier years say of the share of the way that is due at a day; null where they say nothing. */
export interface Season extends SeasonKnown {
  share: number | null
}

/** Full calendar years that a profile rests on at least, and at most. */
const leastYears = 2
const mostYears = 5

/** The first and the last days of a year may be without contacts. */
const quietDays = 7

/** Asks for the figure of the whole team in a KPI. */
export type TeamFigure = (definition: Definition, period: Period) => Promise<Figure | undefined>

/**
 * The share of the way that is due at a day by the team's seasonal profile: in each full calendar year before the
 * objective's time, what the team had by that day of what it had at the end of the same days, averaged over the years. Over
 * a calendar year that is the cumulative share of the year's total. At least two years, the latest five at most.
 */
async function seasonOf(
  workspace: Workspace,
  definition: Definition,
  { period_start: from, period_end: to }: Pick<Aim, 'period_start' | 'period_end'>,
  asOf: string,
  ask: TeamFigure
): Promise<Season> {
  if (!grows(definition)) return { share: null, years: [], why: 'no-growth' }
  const range = await knownRange(workspace)
  const years = await fullYears(definition, from, range, ask)
  const shares: { year: number; share: number | null }[] = []
  for (const { year, back } of years) {
    const time = { from: yearsBefore(from, back), to: yearsBefore(to, back) }
    if (time.to > from || !covers(range, time)) continue
    shares.push({ year, share: await shareBy(definition, time, yearsBefore(earlier(asOf, to), back), ask) })
    if (shares.length === mostYears) break
  }
  const known = shares.flatMap(({ year, share }) => (share === null ? [] : [{ year, share }]))
  const used = known.map(({ year }) => year).sort((a, b) => a - b)
  if (known.length < leastYears) {
    return { share: null, years: used, why: shares.length < leastYears ? 'few-years' : 'withheld' }
  }
  return { share: known.reduce((sum, { share }) => sum + share, 0) / known.length, years: used, why: null }
}

/** The seasons of objectives by their ids, computed once for each KPI and time; see `seasonOf`. */
export async function seasonsOf(
  workspace: Workspace,
  objectives: readonly (Pick<Aim, 'period_start' | 'period_end'> & { objective_id: string; kpi_id: string | null })[],
  definitions: readonly Definition[],
  asOf: string,
  ask: TeamFigure
): Promise<Map<string, Season>> {
  const found = new Map<string, Season>()
  for (const objective of objectives) {
    const definition = definitions.find(({ id }) => id === objective.kpi_id)
    if (!definition) continue
    const { period_start, period_end } = objective
    const key = JSON.stringify(['season', definition.aggregation, definition.query, period_start, period_end, asOf])
    const season = await workspace.remember(key, () => seasonOf(workspace, definition, objective, asOf, ask))
    found.set(objective.objective_id, season)
  }
  return found
}

/** What an objective's pace goes by: the profile where that was chosen and tells; else undefined, which is even. */
export const shareDue = (pace: Pace, season: Season | undefined): number | undefined =>
  pace === 'season' ? (season?.share ?? undefined) : undefined

interface Days {
  from: string
  to: string
}

/**
 * The calendar years before a day that the data and the KPI's own rows cover whole, the latest first, and how many years
 * before that day's year each is. The KPI's rows must have begun by the end of a year's first month.
 */
async function fullYears(
  definition: Definition,
  before: string,
  range: { from: string | null; to: string | null },
  ask: TeamFigure
): Promise<{ year: number; back: number }[]> {
  if (range.from === null) return []
  const last = Number(before.slice(0, 4)) - 1
  const found: { year: number; back: number }[] = []
  for (let year = Number(range.from.slice(0, 4)); year <= last; year++) {
    if (!covers(range, { from: `${year}-01-01`, to: `${year + 1}-01-01` })) continue
    const first = { from: range.from, to: `${year}-02-01`, asOf: `${year}-02-01` }
    const hasBegun = found.length > 0 || ((await ask(definition, first))?.n ?? 0) > 0
    if (hasBegun) found.push({ year, back: last + 1 - year })
  }
  return found.reverse()
}

/** What the team had by a day of what it had in the end, 0…1; null where either is withheld or nothing came. */
async function shareBy(definition: Definition, time: Days, day: string, ask: TeamFigure): Promise<number | null> {
  const whole = await ask(definition, { ...time, asOf: time.to })
  if (!whole || whole.value === null || whole.value <= 0) return null
  if (day <= time.from) return 0
  const part = await ask(definition, { from: time.from, to: day, asOf: day })
  if (!part || part.n === 0) return 0
  return part.value === null ? null : Math.min(1, Math.max(0, part.value / whole.value))
}

const covers = (range: { from: string | null; to: string | null }, { from, to }: Days) =>
  range.from !== null &&
  range.to !== null &&
  range.from < addDays(from, quietDays) &&
  range.to >= addDays(to, -quietDays)

const earlier = (a: string, b: string) => (a < b ? a : b)

function yearsBefore(day: string, years: number): string {
  let found = day
  for (let i = 0; i < years; i++) found = yearBefore(found)
  return found
}
