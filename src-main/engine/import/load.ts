import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { stubTables, tableNamed } from '../workspace/tables'
import type { Feed, Kind } from './kinds/kind'
import type { Recognition } from './recognise'
import { typedTable } from './typed'

/** What became of the records of a file. */
export interface LoadCounts {
  loaded: number
  merged: number
  rejected: number
  /** Records that hold nothing for any table, such as a colleague among the attendees. */
  without: number
}

/**
 * Brings the typed records of a file into the canonical tables. A record counts as loaded where it adds or changes a
 * row, as merged where it repeats an earlier record of the file or what is stored.
 */
export async function loadRecords(
  connection: Connection,
  recognition: Recognition,
  importId: string,
  sourceFileId: string
): Promise<LoadCounts> {
  const { kind } = recognition
  await connection.run('CREATE OR REPLACE TEMP TABLE record_effect (row BIGINT, effect TEXT)')
  await markRepeats(connection)
  for (const feed of kind.feeds) await loadFeed(connection, recognition, feed, importId, sourceFileId)
  if (kind.id === 'interaction') await keepChildren(connection, sourceFileId)
  const counts = await connection.one<{
    loaded: number
    repeated: number
    same: number
    rejected: number
    total: number
  }>(
    `SELECT (SELECT count(DISTINCT row) FROM record_effect WHERE effect = 'change') AS loaded,
            (SELECT count(*) FROM record_repeat) AS repeated,
            (SELECT count(DISTINCT row) FROM record_effect WHERE row NOT IN (SELECT row FROM record_effect WHERE effect = 'change')) AS same,
            count(*) FILTER (WHERE problem IS NOT NULL) AS rejected, count(*) AS total FROM ${typedTable}`
  )
  const { loaded, repeated, same, rejected, total } = counts
  return { loaded, merged: repeated + same, rejected, without: total - loaded - repeated - same - rejected }
}

/** Finds records that repeat an earlier one of the file to the letter. */
async function markRepeats(connection: Connection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE record_repeat AS
     WITH often AS (SELECT print FROM ${typedTable} WHERE problem IS NULL GROUP BY print HAVING count(*) > 1)
     SELECT row FROM (
       SELECT row, row_number() OVER (PARTITION BY print ORDER BY row) AS n
       FROM ${typedTable} WHERE problem IS NULL AND print IN (SELECT print FROM often)
     ) WHERE n > 1`
  )
}

async function loadFeed(
  connection: Connection,
  { kind, columns }: Recognition,
  feed: Feed,
  importId: string,
  sourceFileId: string
) {
  const table = tableNamed(feed.table)
  const fields = table.fields.map(({ name }) => name).filter((name) => name in feed.columns)
  const values = [
    ...fields.map((name) => `${feed.columns[name]} AS ${name}`),
    'coalesce(deleted, false) AS deleted',
    'modified_at'
  ]
  const usable = `problem IS NULL AND row NOT IN (SELECT row FROM record_repeat)${feed.when ? ` AND (${feed.when})` : ''}`
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feed_row AS SELECT row, ${values.join(', ')} FROM ${typedTable} WHERE ${usable}`
  )
  const key = table.key.join(', ')
  // Of several versions of one row the newest counts.
  const newest = `SELECT * FROM feed_row QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY modified_at DESC NULLS LAST, row DESC) = 1`
  const { versions } = await connection.one<{ versions: boolean }>(
    `SELECT count(*) > (SELECT count(*) FROM (SELECT DISTINCT ${key} FROM feed_row)) AS versions FROM feed_row`
  )
  const source = versions ? `(${newest})` : 'feed_row'
  const { stored } = await connection.one<{ stored: boolean }>(`SELECT count(*) > 0 AS stored FROM ${feed.table}`)
  const stub = (stubTables as readonly string[]).includes(feed.table)
  const names = [...fields, 'deleted', 'modified_at']
  const target = `${names.join(', ')}, source_file_id, source_row${stub ? ', stub' : ''}`
  const row = (from: string) =>
    `${names.map((name) => `${from}.${name}`).join(', ')}, ${quoteLiteral(sourceFileId)}, ${from}.row${stub ? ', false' : ''}`
  if (!stored) {
    await connection.run(`INSERT INTO ${feed.table} (${target}) SELECT ${row('s')} FROM ${source} s ORDER BY s.row`)
    await connection.run(`INSERT INTO record_effect SELECT row, 'change' FROM feed_row`)
    return
  }
  // What this export does not have it cannot change.
  const given = names.filter((name) => table.key.includes(name) || isGiven(kind, columns, feed, name))
  const same = table.key.map((name) => `t.${name} IS NOT DISTINCT FROM s.${name}`).join(' AND ')
  const differs = given.map((name) => `t.${name} IS DISTINCT FROM s.${name}`).join(' OR ')
  const older = 'coalesce(s.modified_at < t.modified_at, false)'
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feed_effect AS
     SELECT s.row, CASE WHEN t.source_row IS NULL AND ${stub ? 't.stub IS NULL' : 'true'} THEN 'new'
                        WHEN ${stub ? 't.stub OR' : ''} ((${differs}) AND NOT ${older}) THEN 'changed' ELSE 'same' END AS effect
     FROM feed_row s LEFT JOIN ${feed.table} t ON ${same}`
  )
  await connection.run(
    `INSERT INTO record_effect SELECT row, CASE effect WHEN 'same' THEN 'same' ELSE 'change' END FROM feed_effect`
  )
  const moving = `SELECT s.* FROM ${source} s JOIN feed_effect e ON e.row = s.row AND e.effect <> 'same'`
  await connection.run(
    `INSERT INTO change_log
     SELECT ${quoteLiteral(importId)}, current_timestamp AT TIME ZONE 'UTC', ${quoteLiteral(feed.table)},
            concat_ws('|', ${table.key.map((name) => `t.${name}`).join(', ')}), to_json(t), to_json(s)
     FROM (${moving}) s JOIN ${feed.table} t ON ${same}`
  )
  const updates = [
    ...given.filter((name) => !table.key.includes(name)).map((name) => `${name} = s.${name}`),
    `source_file_id = ${quoteLiteral(sourceFileId)}`,
    'source_row = s.row'
  ]
  if (stub) updates.push('stub = false')
  await connection.run(
    `MERGE INTO ${feed.table} t USING (${moving}) s ON ${same}
     WHEN MATCHED THEN UPDATE SET ${updates.join(', ')}
     WHEN NOT MATCHED THEN INSERT (${target}) VALUES (${row('s')})`
  )
}

/** Whether the export has the columns a canonical field is made from. */
function isGiven(kind: Kind, columns: ReadonlyMap<string, number>, feed: Feed, name: string): boolean {
  const expression = feed.columns[name] ?? name
  if (columns.has(expression)) return true
  const derivation =
    kind.derived[expression] ?? (kind.fields.some((field) => field.name === expression) ? '' : expression)
  return kind.fields.some((field) => columns.has(field.name) && new RegExp(`\\b${field.name}\\b`).test(derivation))
}

/** Remembers attendee rows of group calls: where their parent turns out to be in no file, they stand for it. */
async function keepChildren(connection: Connection, sourceFileId: string): Promise<void> {
  const fields = tableNamed('interaction')
    .fields.map(({ name }) => name)
    .filter((name) => name !== 'interaction_id')
  await connection.run(
    `INSERT INTO group_child BY NAME SELECT parent_id AS interaction_id, ${fields.join(', ')}, deleted, modified_at,
       ${quoteLiteral(sourceFileId)} AS source_file_id, row AS source_row
     FROM ${typedTable} WHERE parent_id IS NOT NULL AND problem IS NULL`
  )
}
