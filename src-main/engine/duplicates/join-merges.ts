import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import { activeMerges, mergedKols, type KolRow } from './active-merges'
import { kolReferences, type KolReference } from './kol-references'
import { columnsOf, fromJson, toJson } from './stored-rows'

/**
 * Brings the rows of merged KOLs to their survivors, by every merge that holds; the other half of `partMerges`. What
 * the rows were before is kept in `merge_row`. To be called in a transaction, on tables as the imports gave them.
 */
export async function joinMerges(connection: Connection): Promise<void> {
  const merges = await activeMerges(connection)
  if (merges.length === 0) return
  const own = await ownKols(connection)
  const { survivors, rows } = mergedKols(merges, own)
  if (survivors.size === 0) return
  const pairs = JSON.stringify([...survivors].map(([id, survivor]) => ({ id, survivor })))
  await connection.run(
    sql`CREATE OR REPLACE TEMP TABLE kol_survivor AS
        SELECT unnest(from_json(${pairs}, '[{"id":"VARCHAR","survivor":"VARCHAR"}]'), recursive := true)`
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kol_involved AS SELECT id FROM kol_survivor UNION SELECT survivor FROM kol_survivor`
  )
  await joinKols(connection, [...rows.values()])
  for (const reference of kolReferences) await moveRows(connection, reference)
}

/** The KOLs that merges name, as the imports gave them. */
async function ownKols(connection: Connection): Promise<Map<string, KolRow>> {
  const rows = await connection.rows<{ id: string; row: string }>(
    `SELECT kol_id AS id, to_json(k) AS row FROM kol k
     WHERE kol_id IN (SELECT unnest([kept_id, merged_id]) FROM "merge" WHERE undone_at IS NULL)`
  )
  return new Map(rows.map(({ id, row }) => [id, JSON.parse(row) as KolRow]))
}

async function joinKols(connection: Connection, survivors: readonly KolRow[]): Promise<void> {
  await connection.run(
    `INSERT INTO merge_row SELECT 'kol', list_value(s.id), NULL, to_json(k)
     FROM kol k LEFT JOIN kol_survivor s ON s.id = k.kol_id WHERE k.kol_id IN (SELECT id FROM kol_involved)`
  )
  await connection.run('DELETE FROM kol WHERE kol_id IN (SELECT id FROM kol_involved)')
  const columns = await columnsOf(connection, 'kol')
  const names = [...columns.keys()].join(', ')
  await connection.run(
    sql`CREATE OR REPLACE TEMP TABLE kol_joined AS SELECT unnest(CAST(${JSON.stringify(survivors)} AS JSON[])) AS row`
  )
  await connection.run(
    `INSERT INTO kol (${names}) SELECT ${names} FROM (SELECT unnest(${fromJson('row', columns)}) FROM kol_joined)`
  )
}

/** Moves the rows of one table; of rows that become the same by their key one stays, the others are set aside. */
async function moveRows(connection: Connection, { table, fields }: KolReference): Promise<void> {
  const { name, key } = table
  const others = key.filter((field) => !fields.includes(field))
  const mapped = [
    ...others.map((field) => `t.${field}`),
    ...fields.map((field, i) => `coalesce(s${i}.survivor, t.${field}) AS ${field}`)
  ]
  const isKeyed = fields.some((field) => key.includes(field))
  // What still holds counts before what was deleted, the survivor's own row before the other's, the newer before the older.
  const places = isKeyed
    ? `row_number() OVER (PARTITION BY ${key.join(', ')} ORDER BY deleted, moves, modified_at DESC NULLS LAST, row_no) AS place,
       bool_or(moves) OVER (PARTITION BY ${key.join(', ')}) AS meets`
    : '1 AS place, true AS meets'
  // A tie of a KOL to themselves says nothing.
  const loops = fields.length === 2 ? `moves AND ${fields.join(' = ')}` : 'false'
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kol_move AS
     WITH mapped AS (
       SELECT t.rowid AS row_no, t.deleted, t.modified_at, ${mapped.join(', ')},
              ${fields.map((_, i) => `s${i}.id IS NOT NULL`).join(' OR ')} AS moves,
              list_filter([${fields.map((_, i) => `s${i}.id`).join(', ')}], lambda id: id IS NOT NULL) AS merged_ids
       FROM ${name} t ${fields.map((field, i) => `LEFT JOIN kol_survivor s${i} ON s${i}.id = t.${field}`).join(' ')}
       WHERE ${fields.map((field) => `t.${field} IN (SELECT id FROM kol_involved)`).join(' OR ')}
     ), placed AS (SELECT *, ${places}, ${loops} AS loops FROM mapped)
     SELECT *, loops OR (place > 1 AND meets) AS aside FROM placed`
  )
  const { moving } = await connection.one<{ moving: number }>(
    'SELECT count(*) AS moving FROM kol_move WHERE moves OR aside'
  )
  if (moving === 0) return
  await connection.run(
    `INSERT INTO merge_row SELECT '${name}', m.merged_ids, ${toJson('m', [...others, ...fields])}, ${toJson('t', fields)}
     FROM kol_move m JOIN ${name} t ON t.rowid = m.row_no WHERE m.moves AND NOT m.aside`
  )
  await connection.run(
    `INSERT INTO merge_row SELECT '${name}', m.merged_ids, NULL, to_json(t)
     FROM kol_move m JOIN ${name} t ON t.rowid = m.row_no WHERE m.aside`
  )
  await connection.run(
    `UPDATE ${name} t SET ${fields.map((field) => `${field} = m.${field}`).join(', ')}
     FROM kol_move m WHERE t.rowid = m.row_no AND m.moves AND NOT m.aside`
  )
  await connection.run(`DELETE FROM ${name} WHERE rowid IN (SELECT row_no FROM kol_move WHERE aside)`)
}
