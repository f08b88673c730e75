import type { Connection } from '../workspace/connection'
import { kolReferences, type KolReference } from './kol-references'
import { columnsOf, fieldColumns, fromJson } from './stored-rows'

/**
 * Takes every merge apart again: the tables are then as the imports gave them, and rows that come in meet the rows they
 * belong to. Rows that survivors got on their own meanwhile stay with them. To be called in a transaction, before an
 * import loads and before merges change; `joinMerges` ends it.
 */
export async function partMerges(connection: Connection): Promise<void> {
  const rows = await connection.rows<{ name: string }>('SELECT DISTINCT table_name AS name FROM merge_row')
  if (rows.length === 0) return
  const names = new Set(rows.map(({ name }) => name))
  await connection.run(
    `DELETE FROM kol WHERE kol_id IN (SELECT before->>'kol_id' FROM merge_row WHERE table_name = 'kol')`
  )
  for (const reference of kolReferences) {
    if (names.has(reference.table.name)) await moveBack(connection, reference)
  }
  for (const name of names) await putBack(connection, name)
  await connection.run('DELETE FROM merge_row')
}

/** Gives moved rows the KOLs they named before. */
async function moveBack(connection: Connection, { table: { name, key }, fields }: KolReference): Promise<void> {
  const names = [...new Set([...key, ...fields])]
  const before = fromJson('before', fieldColumns(name, fields))
  const movedTo = fromJson('moved_to', fieldColumns(name, names))
  await connection.run(
    `UPDATE ${name} t SET ${fields.map((field) => `${field} = m.own.${field}`).join(', ')}
     FROM (SELECT ${movedTo} AS at, ${before} AS own FROM merge_row WHERE table_name = '${name}' AND moved_to IS NOT NULL) m
     WHERE ${names.map((field) => `t.${field} IS NOT DISTINCT FROM m.at.${field}`).join(' AND ')}`
  )
}

/** Brings back the rows that were set aside. */
async function putBack(connection: Connection, name: string): Promise<void> {
  const columns = await columnsOf(connection, name)
  const names = [...columns.keys()].join(', ')
  await connection.run(
    `INSERT INTO ${name} (${names}) SELECT ${names} FROM (
       SELECT unnest(${fromJson('before', columns)}) FROM merge_row WHERE table_name = '${name}' AND moved_to IS NULL)`
  )
}
