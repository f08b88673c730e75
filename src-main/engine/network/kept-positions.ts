import type { KeepPositionsInput, KeptPositions, pictureKey } from '#contract/network-positions'
import type { z } from 'zod'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

type PictureKey = z.infer<typeof pictureKey>

/** How many pictures a workspace keeps the positions of: those of the last few recipes and periods, by arrangement. */
const mostKept = 8

/**
 * Where KOLs stand in a picture, if it was kept; else where each of them stood last in an arrangement of that kind. KOLs
 * without any place are left out.
 */
export async function keptPositions(
  connection: Connection,
  { arrangement, signature }: PictureKey
): Promise<KeptPositions> {
  const own = await connection.columns(
    sql`SELECT kol_id, x, y FROM network_position
        WHERE arrangement = ${arrangement} AND signature = ${signature} ORDER BY kol_id`
  )
  if (own.kol_id!.length > 0) return positionsOf(true, own)
  const latest = await connection.columns(
    sql`SELECT kol_id, arg_max(x, (kept_at, signature)) AS x, arg_max(y, (kept_at, signature)) AS y FROM network_position
        WHERE arrangement = ${arrangement} GROUP BY kol_id ORDER BY kol_id`
  )
  return positionsOf(false, latest)
}

/**
 * Keeps where KOLs stand in a picture, in place of the oldest picture where there are too many. No figure rests on
 * positions, so nothing else becomes void.
 *
 * @returns false for a workspace opened for reading, which stays as it is
 */
export async function keepPositions(
  workspace: Workspace,
  { arrangement, signature, kol, x, y }: KeepPositionsInput
): Promise<boolean> {
  if (workspace.mode === 'read') return false
  const places = kol.map((id, i) => ({ id, x: x[i], y: y[i] }))
  await change(workspace, async (connection) => {
    await connection.run(
      sql`DELETE FROM network_position WHERE arrangement = ${arrangement} AND signature = ${signature}`
    )
    await connection.run(
      sql`INSERT INTO network_position
          SELECT ${arrangement}, ${signature}, p.id, p.x, p.y, current_timestamp AT TIME ZONE 'UTC'
          FROM (SELECT unnest(from_json(CAST(${JSON.stringify(places)} AS JSON),
                  '[{"id":"VARCHAR","x":"FLOAT","y":"FLOAT"}]'), recursive := true)) p`
    )
    await connection.run(
      sql`DELETE FROM network_position WHERE (arrangement, signature) NOT IN
            (SELECT (arrangement, signature) FROM network_position GROUP BY arrangement, signature
             ORDER BY max(kept_at) DESC, arrangement, signature LIMIT ${mostKept})`
    )
  })
  return true
}

function positionsOf(exact: boolean, columns: Record<string, unknown[]>): KeptPositions {
  return { exact, kol: columns.kol_id as string[], x: columns.x as number[], y: columns.y as number[] }
}
