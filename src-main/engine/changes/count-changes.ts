import type { Connection } from '../workspace/connection'
import { quoteLiteral, sql } from '../workspace/sql'
import { tableNamed, type Table } from '../workspace/tables'

/**
 * Counts what an import added, changed and marked as deleted, by table and MSL, and keeps it: reading it later costs
 * nothing, however many rows there are. A first import has nothing to be compared with and is not counted. To be called
 * in the import's transaction once its files are recorded, on tables as the imports gave them.
 * @param unresolved people without a row of their own who got a stub, which no file is the source of
 */
export async function countChanges(
  connection: Connection,
  importId: string,
  unresolved: { kol: number; msl: number }
): Promise<void> {
  const { earlier } = await connection.one<{ earlier: number }>('SELECT count(*) AS earlier FROM import_run')
  if (earlier === 0) return
  const fed = await connection.rows<{ name: string }>(
    sql`SELECT DISTINCT unnest(entities) AS name FROM source_file WHERE import_id = ${importId} ORDER BY name`
  )
  for (const { name } of fed) await countTable(connection, importId, tableNamed(name))
  for (const [name, stubs] of Object.entries(unresolved)) {
    if (stubs > 0) {
      await connection.run(sql`INSERT INTO import_change VALUES (${importId}, ${name}, NULL, ${stubs}, 0, 0)`)
    }
  }
}

/** A row that was there before has its earlier form in the log; rows of several files of one import are in it as well. */
async function countTable(connection: Connection, importId: string, { name, key, fields }: Table): Promise<void> {
  const id = quoteLiteral(importId)
  const files = `(SELECT source_file_id FROM source_file WHERE import_id = ${id})`
  const msl = fields.some((field) => field.name === 'msl_id') ? 't.msl_id' : 'NULL'
  await connection.run(
    `INSERT INTO import_change
     WITH logged AS (
       SELECT row_key, json_extract_string(before, ['source_file_id', 'deleted']) AS was
       FROM change_log WHERE import_id = ${id} AND table_name = ${quoteLiteral(name)}
     ), earlier AS (
       SELECT row_key, bool_or(was[2] = 'true') AS was_deleted FROM logged
       WHERE coalesce(was[1] NOT IN ${files}, true) GROUP BY row_key
     ), touched AS (
       SELECT ${msl} AS msl_id, coalesce(t.deleted, false) AS deleted, e.row_key IS NOT NULL AS is_old, coalesce(e.was_deleted, false) AS was_deleted
       FROM ${name} t LEFT JOIN earlier e ON e.row_key = concat_ws('|', ${key.map((field) => `t.${field}`).join(', ')})
       WHERE t.source_file_id IN ${files}
     ), counted AS (
       SELECT msl_id, count(*) FILTER (NOT is_old AND NOT deleted) AS added,
              count(*) FILTER (is_old AND NOT deleted) AS changed,
              count(*) FILTER (is_old AND deleted AND NOT was_deleted) AS removed
       FROM touched GROUP BY msl_id
     )
     SELECT ${id}, ${quoteLiteral(name)}, msl_id, added, changed, removed FROM counted
     WHERE added + changed + removed > 0`
  )
}
