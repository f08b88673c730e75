import {
  activityKinds,
  type ActivitiesSpread,
  type Activity,
  type ActivityCounts,
  type ActivityKind
} from '#contract/activities'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { periodRows } from '../kpi/relations'
import { amongMsls } from '../kol/directory'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { people } from './people'
import { activitySql } from './sources'

/** What MSLs spent themselves on in a period, by person and by month; null takes every MSL who is not deleted. */
export async function activitiesSpread(
  workspace: Workspace,
  period: Period,
  msls: readonly string[] | null,
  signal: AbortSignal
): Promise<ActivitiesSpread> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    const counted = await connection.rows<{ msl: string; month: string; kind: ActivityKind; n: number }>(
      `SELECT a.msl_id AS msl, strftime(a.on_day, '%Y-%m') AS month, a.kind, count(*) AS n
       FROM (${activitySql}) a JOIN member m USING (msl_id)
       WHERE a.on_day >= DATE ${quoteLiteral(period.from)} AND a.on_day < DATE ${quoteLiteral(period.to)}
         AND ${amongMsls('a.msl_id', msls)} GROUP BY ALL`
    )
    const sumOf = (part: (row: (typeof counted)[number]) => boolean): ActivityCounts => {
      const counts = Object.fromEntries(activityKinds.map(({ kind }) => [kind, 0])) as ActivityCounts
      for (const row of counted) if (part(row)) counts[row.kind] += row.n
      return counts
    }
    return {
      period,
      msls: (await people(connection, period, msls)).map(({ msl, mslName, territory, exposure }) => ({
        msl,
        mslName,
        territory,
        exposure,
        counts: sumOf((one) => one.msl === msl)
      })),
      months: periodRows(period, 'month').map(({ periodId }) => ({
        month: periodId,
        counts: sumOf(({ month }) => month === periodId)
      })),
      total: sumOf(() => true),
      missing: await missing(connection)
    }
  })
}

async function missing(connection: Connection): Promise<ActivitiesSpread['missing']> {
  const rows = await connection.rows<{ kind: ActivityKind }>(`SELECT DISTINCT kind FROM (${activitySql}) a`)
  const found = new Set(rows.map(({ kind }) => kind))
  const isTold = (name: Activity) =>
    activityKinds.some(({ kind, activity }) => activity === name && found.has(kind) && !kind.endsWith('-unstated'))
  return activityKinds.flatMap(({ kind, activity }) => (found.has(kind) || isTold(activity) ? [] : [kind]))
}
