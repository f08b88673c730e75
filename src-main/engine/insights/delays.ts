import { curveQuantile, kaplanMeier, quantile } from '#base/statistics'
import type { SurvivalStep } from '#base/survival'
import type { DelayRow, Delays } from '#contract/insights'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { numberSetting } from '../workspace/settings'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Working days at which curves are read: close together on the first day, when most is written, to a month of work. */
const days = [
  ...Array.from({ length: 20 }, (_, i) => i / 20),
  ...Array.from({ length: 16 }, (_, i) => 1 + i / 4),
  ...Array.from({ length: 31 }, (_, i) => 5 + i / 2)
]

interface Times {
  times: number[]
  events: number[]
  reversed: number
}

interface Row {
  msl: string
  mslName: string
  days: number | null
  written: boolean
  reversed: boolean
}

/**
 * How fast insights are written down, by MSL and for the team: the share written down so many working days after they
 * were heard, 1 − the Kaplan–Meier estimate. Those not written down as of the as-of day are open until then.
 */
export async function insightDelays(
  workspace: Workspace,
  period: Period,
  msls: readonly string[] | null,
  signal: AbortSignal
): Promise<Delays> {
  const settings = await workspace.settings()
  const least = numberSetting(settings, 'median_min_n')
  const store = await EvidenceStore.of(workspace)
  const asOf = `DATE ${quoteLiteral(period.asOf)}`
  const rows = await store.inPeriod(period, null, signal, () =>
    store.connection.rows<Row>(
      `WITH heard AS (
         SELECT insight_id, msl_id, local_time(observed_at, msl_id) AS heard_at, local_time(submitted_at, msl_id) AS written_at
         FROM insight WHERE NOT coalesce(deleted, false)
       )
       SELECT m.msl_id AS msl, m.msl_name AS "mslName", coalesce(i.written_at < i.heard_at, false) AS reversed,
              coalesce(i.written_at < ${asOf}, false) AS written,
              working_days(i.heard_at, CASE WHEN i.written_at < ${asOf} THEN i.written_at ELSE ${asOf} END) AS days
       FROM member m LEFT JOIN heard i ON i.msl_id = m.msl_id
         AND i.heard_at >= DATE ${quoteLiteral(period.from)} AND i.heard_at < least(DATE ${quoteLiteral(period.to)}, ${asOf})
       ORDER BY m.territory NULLS LAST, m.msl_name, m.msl_id, i.insight_id`
    )
  )
  const wanted = msls === null ? rows : rows.filter(({ msl }) => msls.includes(msl))
  const names = new Map(wanted.map(({ msl, mslName }) => [msl, mslName]))
  const own = [...names].map(([msl, mslName]) => ({
    msl,
    mslName,
    ...curveOf(timesOf(wanted.filter((row) => row.msl === msl)), least)
  }))
  return {
    period,
    allowed: numberSetting(settings, 'documentation_working_days'),
    days,
    rows: own,
    team: curveOf(timesOf(wanted), least),
    band: bandOf(own, numberSetting(settings, 'small_group'))
  }
}

function timesOf(rows: readonly Row[]): Times {
  const counted = rows.filter((row) => row.days !== null && !row.reversed)
  return {
    times: counted.map((row) => row.days!),
    events: counted.map(({ written }) => Number(written)),
    reversed: rows.filter(({ reversed }) => reversed).length
  }
}

/** The curve of one person or of the team; withheld under `least` insights. */
export function curveOf({ times, events, reversed }: Times, least: number): Omit<DelayRow, 'msl' | 'mslName'> {
  const n = times.length
  const open = events.filter((event) => !event).length
  if (n < least) return { n, open, reversed, state: 'too-few', median: null, p90: null, curve: [] }
  const steps = kaplanMeier(times, events)
  return {
    n,
    open,
    reversed,
    state: 'ok',
    median: curveQuantile(steps, 0.5),
    p90: curveQuantile(steps, 0.9).value,
    curve: days.map((day) => shareBy(steps, day))
  }
}

/** Share that has happened by a time, with its band. */
export function shareBy(steps: readonly SurvivalStep[], time: number): { share: number; low: number; high: number } {
  // Working days come from a division by the seconds of a day, which may end just above a whole number.
  const step = steps.findLast((candidate) => candidate.time <= time + 1e-9)
  return step ? { share: 1 - step.survival, low: 1 - step.high, high: 1 - step.low } : { share: 0, low: 0, high: 0 }
}

/** The middle half of the curves; null unless everybody has enough others to stand among. */
function bandOf(rows: readonly DelayRow[], smallGroup: number): Delays['band'] {
  const curves = rows.filter(({ state }) => state === 'ok').map(({ curve }) => curve)
  if (curves.length <= smallGroup) return null
  return days.map((_, d) => {
    const shares = curves.map((curve) => curve[d]!.share).sort((a, b) => a - b)
    return { low: quantile(shares, 0.25)!, high: quantile(shares, 0.75)! }
  })
}
