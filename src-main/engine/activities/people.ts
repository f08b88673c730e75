import type { Period } from '#contract/ids'
import { amongMsls } from '../kol/directory'
import type { Connection } from '../workspace/connection'
import { exposureOf, type Stretch } from './exposure'

/**
 * MSLs by territory and name, with the time they had in a period; null takes all of them. Reads the relation `member` of
 * the evidence store.
 */
export async function people(connection: Connection, period: Period, msls: readonly string[] | null) {
  const rows = await connection.rows<{
    msl: string
    mslName: string
    territory: string | null
    team: string | null
    region: string | null
    startedOn: string | null
    leftOn: string | null
    fte: number | null
    away: Stretch[] | null
  }>(
    `SELECT m.msl_id AS msl, m.msl_name AS "mslName", m.territory, m.team, m.region, s.started_on AS "startedOn", s.left_on AS "leftOn", s.fte, a.away
     FROM member m JOIN msl s USING (msl_id)
     LEFT JOIN (SELECT msl_id, list({'from': from_on, 'to': to_on}) AS away FROM availability
                WHERE available = false AND NOT coalesce(deleted, false) GROUP BY msl_id) a USING (msl_id)
     WHERE ${amongMsls('m.msl_id', msls)} ORDER BY m.territory NULLS LAST, m.msl_name, m.msl_id`
  )
  return rows.map(({ fte, leftOn, away, ...person }) => ({
    ...person,
    exposure: exposureOf(period, { startedOn: person.startedOn, leftOn, fte, away: away ?? [] })
  }))
}
