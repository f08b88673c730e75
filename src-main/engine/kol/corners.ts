import type { Period } from '#contract/ids'
import { corners, type Corner, type KolCorners } from '#contract/kol'
import type { Workspace } from '../workspace/workspace'
import { KolDirectory } from './directory'

/** Central are the most linked ones, at most one in five of those with any link. */
const centralShare = 0.2
const listed = 400

/**
 * KOLs who may be met by influence and contacts: who is central and not seen, and who gets more contacts than most central
 * ones who are seen, without being central. Influence is the number of KOLs somebody is linked with.
 */
export async function kolCorners(
  workspace: Workspace,
  period: Period,
  msls: readonly string[] | null,
  signal: AbortSignal
): Promise<KolCorners> {
  const directory = await KolDirectory.of(workspace)
  return directory.read(period, msls, signal, async (connection, table) => {
    const people = `SELECT kol_id, name, name_key, links, contacts FROM ${table} WHERE may_be_met AND NOT coalesce(stub, false)`
    const { centralFrom } = await connection.one<{ centralFrom: number | null }>(
      `SELECT coalesce(min(links) FILTER (share <= ${centralShare}), max(links)) AS "centralFrom"
       FROM (SELECT links, count(*) OVER (ORDER BY links DESC RANGE UNBOUNDED PRECEDING) / count(*) OVER () AS share
             FROM (${people}) WHERE links > 0)`
    )
    const central = `links >= ${centralFrom ?? 'NULL'}`
    const { crowdedAbove } = await connection.one<{ crowdedAbove: number | null }>(
      `SELECT CAST(ceil(quantile_cont(contacts, 0.5) FILTER (${central} AND contacts > 0)) AS BIGINT) AS "crowdedAbove"
       FROM (${people})`
    )
    const placed = `SELECT *, CASE WHEN ${central} THEN CASE WHEN contacts = 0 THEN 'central-unseen' ELSE 'central-seen' END
                                   WHEN contacts > ${crowdedAbove ?? 'NULL'} THEN 'peripheral-crowded' ELSE 'peripheral' END AS corner
                    FROM (${people})`
    const counted = await connection.rows<{ corner: Corner; n: number }>(
      `SELECT corner, count(*) AS n FROM (${placed}) GROUP BY corner`
    )
    const points = await connection.rows<KolCorners['points'][number]>(
      `SELECT kol_id AS kol, name AS "kolName", links, contacts, corner FROM (${placed})
       QUALIFY row_number() OVER (PARTITION BY corner ORDER BY CASE corner WHEN 'peripheral-crowded' THEN contacts ELSE links END DESC,
                                  contacts DESC, name_key, kol_id) <= ${listed}
       ORDER BY links, contacts, kol_id`
    )
    const countOf = (corner: Corner) => counted.find((one) => one.corner === corner)?.n ?? 0
    return {
      period,
      centralFrom,
      crowdedAbove,
      counts: Object.fromEntries(corners.map((corner) => [corner, countOf(corner)])) as KolCorners['counts'],
      points
    }
  })
}
