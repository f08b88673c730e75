import type { Period, PeriodInput } from '#contract/ids'
import { addDays, yearBefore } from '#base/days'
import { LensFault } from '#contract/faults'
import type { Connection } from './connection'
import type { Workspace } from './workspace'

/** Days of the first and the last completed interaction; null in an empty workspace. */
export async function dateRange(connection: Connection): Promise<{ from: string | null; to: string | null }> {
  return connection.one(
    `SELECT min(occurred_on)::TEXT AS "from", max(occurred_on)::TEXT AS "to"
     FROM interaction WHERE status = 'completed' AND NOT deleted`
  )
}

/** The same of the present data, looked up once for as long as they do not change. */
export const knownRange = (workspace: Workspace) =>
  workspace.remember('days of the data', () => dateRange(workspace.connection))

/**
 * Completes a period. Open ends are the first day of data and the as-of day; as-of is the end of the period or the day
 * after the last completed interaction, whichever is earlier, unless it is given.
 * @throws LensFault `bad-period` where `from` is not before `to`
 */
export async function resolvePeriod(workspace: Workspace, input: PeriodInput): Promise<Period> {
  const range = await knownRange(workspace)
  const afterLast = range.to === null ? null : addDays(range.to, 1)
  const asOf = input.asOf ?? earlier(input.to, afterLast) ?? today()
  const to = input.to ?? asOf
  const from = input.from ?? (range.from !== null && range.from < to ? range.from : yearBefore(to))
  if (from >= to) {
    throw new LensFault({
      code: 'bad-period',
      message: `The period from ${from} to ${to} holds no day.`,
      hint: 'The end of a period is the first day after it; choose an end later than the start.',
      where: `${from}..${to}`
    })
  }
  return { from, to, asOf }
}

const earlier = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b)

const today = () => new Date().toISOString().slice(0, 10)
