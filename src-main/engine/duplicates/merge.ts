import { randomUUID } from 'node:crypto'
import type { KolMerge } from '#contract/duplicates'
import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import { tableNamed } from '../workspace/tables'
import type { Workspace } from '../workspace/workspace'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'
import { joinMerges } from './join-merges'
import { partMerges } from './part-merges'

export interface MergeRequest {
  kept: string
  merged: string
  fieldsFromMerged: readonly string[]
}

/**
 * Merges one KOL into another: the survivor takes the chosen values, every row that names the other names the survivor
 * from now on, also when later imports bring it under the old id.
 * @throws LensFault `unknown-kol`, or `bad-input` where both are the same or a field is none
 */
export async function mergeKols(workspace: Workspace, request: MergeRequest): Promise<KolMerge> {
  const { kept, merged, fieldsFromMerged } = request
  if (kept === merged) throw badMerge(`${kept} cannot be merged with itself.`, kept)
  const fields = tableNamed('kol').fields.map(({ name }) => name)
  const wrong = fieldsFromMerged.find((name) => name === 'kol_id' || !fields.includes(name))
  if (wrong !== undefined) throw badMerge(`A KOL has no field ${wrong} that could be chosen.`, wrong)
  return change(workspace, async (connection) => {
    const keptName = await nameOf(connection, kept)
    const mergedName = await nameOf(connection, merged)
    const mergeId = randomUUID()
    await partMerges(connection)
    await connection.run(
      sql`INSERT INTO "merge" VALUES (${mergeId}, current_timestamp AT TIME ZONE 'UTC', 'kol', ${kept}, ${merged},
          ${keptName}, ${mergedName}, from_json(${JSON.stringify(fieldsFromMerged)}, '["VARCHAR"]'), NULL)`
    )
    await joinMerges(connection)
    const made = await mergeNamed(connection, mergeId)
    await audit(connection, 'merge', { ...request, mergeId, rows: made.rows })
    return made
  })
}

/**
 * Undoes a merge, whatever was merged or imported since: both KOLs and all their rows are what they would be without
 * it. Merges made later stay.
 * @throws LensFault `unknown-record` where there is no such merge or it is undone already
 */
export async function undoMerge(workspace: Workspace, mergeId: string): Promise<KolMerge> {
  return change(workspace, async (connection) => {
    const { kept, merged, rows } = await mergeNamed(connection, mergeId)
    await partMerges(connection)
    await connection.run(
      sql`UPDATE "merge" SET undone_at = current_timestamp AT TIME ZONE 'UTC' WHERE merge_id = ${mergeId}`
    )
    await joinMerges(connection)
    await audit(connection, 'merge-undone', { kept, merged, mergeId, rows })
    const [undone] = await readMerges(connection, mergeId)
    return undone!
  })
}

/** Every merge, newest first, undone ones included. */
export function listMerges(connection: Connection): Promise<KolMerge[]> {
  return readMerges(connection, null)
}

function readMerges(connection: Connection, mergeId: string | null): Promise<KolMerge[]> {
  return connection.rows<KolMerge>(
    sql`SELECT merge_id AS "mergeId", merged_at AS "mergedAt", kept_id AS kept, kept_name AS "keptName",
               merged_id AS merged, merged_name AS "mergedName", undone_at AS "undoneAt",
               (SELECT count(*) FROM merge_row r WHERE m.undone_at IS NULL AND r.table_name <> 'kol'
                  AND list_contains(r.merged_ids, m.merged_id)) AS rows
        FROM "merge" m WHERE ${mergeId} IS NULL OR merge_id = ${mergeId} ORDER BY merged_at DESC, merge_id`
  )
}

/** @throws LensFault `unknown-record` */
async function mergeNamed(connection: Connection, mergeId: string): Promise<KolMerge> {
  const [found] = await readMerges(connection, mergeId)
  if (found && found.undoneAt === null) return found
  throw new LensFault({
    code: 'unknown-record',
    message: found ? 'This merge has been undone already.' : 'There is no such merge.',
    hint: 'Look at the list of merges again.',
    where: mergeId
  })
}

/** @throws LensFault `unknown-kol` */
async function nameOf(connection: Connection, kol: string): Promise<string> {
  const [found] = await connection.rows<{ name: string }>(sql`SELECT name FROM kol WHERE kol_id = ${kol}`)
  if (found) return found.name
  throw new LensFault({
    code: 'unknown-kol',
    message: `There is no KOL ${kol}.`,
    hint: 'It may have been merged or replaced meanwhile; look at the list again.',
    where: kol
  })
}

const badMerge = (message: string, where: string) =>
  new LensFault({ code: 'bad-input', message, hint: 'Choose two KOLs and fields of theirs.', where })
