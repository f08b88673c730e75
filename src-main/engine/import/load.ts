import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { stubTables, tableNamed } from '../workspace/tables'
import type { Feed, Kind } from './kinds/kind'
import type { Recognition } from './recognise'

/** What became of the records of a file. */
export interface LoadCounts {
  loaded: number
  merged: number
  rejected: number
  /** Records that hold nothing for any table, such as a colleague among the attendees. */
  without: number
}

/**
 * Brings the typed records of a file into the canonical tables. `records` names their view. A record counts as loaded
 * where it adds or changes a row, as merged where it repeats an earlier record of the file or what is stored, or where
 * the file itself holds a later version of it.
 */
export async function loadRecords(
  connection: Connection,
  records: string,
  recognition: Recognition,
  importId: string,
  sourceFileId: string
): Promise<LoadCounts> {
  const { kind } = recognition
  await connection.run('CREATE OR REPLACE TEMP TABLE record_effect (row BIGINT, changes BOOLEAN)')
  await markRepeats(connection, records, kind)
  for (const feed of kind.feeds) await loadFeed(connection, records, recognition, feed, importId, sourceFileId)
  if (kind.id === 'interaction') await keepOrphans(connection, records, sourceFileId)
  const counts = await connection.one<{
    loaded: number
    repeated: number
    used: number
    rejected: number
    total: number
  }>(
    `SELECT (SELECT count(DISTINCT row) FROM record_effect WHERE changes) AS loaded,
            (SELECT count(*) FROM record_repeat) AS repeated,
            (SELECT count(DISTINCT row) FROM record_effect) AS used,
            count(problem) FILTER (problem <> 'no-data') AS rejected,
            count(*) FILTER (problem IS DISTINCT FROM 'no-data') AS total FROM ${records}`
  )
  const { loaded, repeated, used, rejected, total } = counts
  return { loaded, merged: repeated + used - loaded, rejected, without: total - used - repeated - rejected }
}

/** Finds records that repeat an earlier one of the file to the letter. */
async function markRepeats(connection: Connection, records: string, { required }: Kind): Promise<void> {
  // The print alone might, once in many million rows, be that of another record.
  const same = ['print', ...required].join(', ')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE record_repeat AS
     WITH often AS (SELECT print FROM ${records} WHERE problem IS NULL GROUP BY print HAVING count(*) > 1)
     SELECT row FROM (
       SELECT row, row_number() OVER (PARTITION BY ${same} ORDER BY row) AS n
       FROM ${records} SEMI JOIN often USING (print) WHERE problem IS NULL
     ) WHERE n > 1`
  )
}

async function loadFeed(
  connection: Connection,
  records: string,
  recognition: Recognition,
  feed: Feed,
  importId: string,
  sourceFileId: string
): Promise<void> {
  const table = tableNamed(feed.table)
  const fields = table.fields.map(({ name }) => name).filter((name) => name in feed.columns)
  const names = [...fields, 'deleted', 'modified_at']
  const values = [
    ...fields.map((name) => `${feed.columns[name]} AS ${name}`),
    'coalesce(deleted, false) AS deleted',
    'modified_at'
  ]
  const { repeats } = await connection.one<{ repeats: boolean }>('SELECT count(*) > 0 AS repeats FROM record_repeat')
  const usable = ['problem IS NULL']
  if (repeats) usable.push('row NOT IN (SELECT row FROM record_repeat)')
  if (feed.when) usable.push(`(${feed.when})`)
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW feed_row AS SELECT row, ${values.join(', ')} FROM ${records} WHERE ${usable.join(' AND ')}`
  )
  const key = table.key.join(', ')
  const { versions } = await connection.one<{ versions: boolean }>(
    `SELECT count(*) > (SELECT count(*) FROM (SELECT DISTINCT ${key} FROM feed_row)) AS versions FROM feed_row`
  )
  // Of several versions of one row the newest counts.
  const newest = `(SELECT * FROM feed_row QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY modified_at DESC NULLS LAST, row DESC) = 1)`
  const load: FeedLoad = { feed, names, versions, source: versions ? newest : 'feed_row', importId, sourceFileId }
  const { stored } = await connection.one<{ stored: boolean }>(`SELECT count(*) > 0 AS stored FROM ${feed.table}`)
  if (stored) return mergeFeed(connection, recognition, load)
  await connection.run(`INSERT INTO ${feed.table} (${targetOf(load)}) SELECT ${rowOf(load, 's')} FROM ${load.source} s`)
  await connection.run(`INSERT INTO record_effect SELECT row, ${newestSql(load)} FROM feed_row`)
}

interface FeedLoad {
  feed: Feed
  names: readonly string[]
  /** Whether the file holds several versions of a row. */
  versions: boolean
  /** Relation of the rows to bring in, one for each key. */
  source: string
  importId: string
  sourceFileId: string
}

/** SQL condition for records that no later version of the file replaces. */
const newestSql = ({ versions, source }: FeedLoad) => (versions ? `row IN (SELECT row FROM ${source})` : 'true')

const holdsStubs = ({ table }: Feed) => (stubTables as readonly string[]).includes(table)

const targetOf = ({ feed, names }: FeedLoad) =>
  `${names.join(', ')}, source_file_id, source_row${holdsStubs(feed) ? ', stub' : ''}`

const rowOf = ({ feed, names, sourceFileId }: FeedLoad, from: string) =>
  `${names.map((name) => `${from}.${name}`).join(', ')}, ${quoteLiteral(sourceFileId)}, ${from}.row${holdsStubs(feed) ? ', false' : ''}`

/** Brings rows into a table that holds some already: new ones are added, others change what is older than they. */
async function mergeFeed(connection: Connection, { kind, columns }: Recognition, load: FeedLoad): Promise<void> {
  const { feed, names, source, importId, sourceFileId } = load
  const table = tableNamed(feed.table)
  const stub = holdsStubs(feed)
  // What this export does not have it cannot change.
  const given = names.filter((name) => table.key.includes(name) || isGiven(kind, columns, feed, name))
  const same = table.key.map((name) => `t.${name} IS NOT DISTINCT FROM s.${name}`).join(' AND ')
  const differs = given.map((name) => `t.${name} IS DISTINCT FROM s.${name}`).join(' OR ')
  const older = 'coalesce(s.modified_at < t.modified_at, false)'
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feed_effect AS
     SELECT s.row, (t.source_row IS NULL AND ${stub ? 't.stub IS NULL' : 'true'}) OR ${stub ? 't.stub OR' : ''}
                   ((${differs}) AND NOT ${older}) AS changes
     FROM feed_row s LEFT JOIN ${feed.table} t ON ${same}`
  )
  await connection.run(
    `INSERT INTO record_effect SELECT row, coalesce(changes, false) AND ${newestSql(load)} FROM feed_effect`
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feed_moving AS SELECT s.* FROM ${source} s SEMI JOIN (SELECT row FROM feed_effect WHERE changes) USING (row)`
  )
  await connection.run(
    `INSERT INTO change_log
     SELECT ${quoteLiteral(importId)}, current_timestamp AT TIME ZONE 'UTC', ${quoteLiteral(feed.table)},
            concat_ws('|', ${table.key.map((name) => `t.${name}`).join(', ')}), to_json(t), to_json(s)
     FROM feed_moving s JOIN ${feed.table} t ON ${same}`
  )
  const updates = [
    ...given.filter((name) => !table.key.includes(name)).map((name) => `${name} = s.${name}`),
    `source_file_id = ${quoteLiteral(sourceFileId)}`,
    'source_row = s.row'
  ]
  if (stub) updates.push('stub = false')
  await connection.run(
    `MERGE INTO ${feed.table} t USING feed_moving s ON ${same}
     WHEN MATCHED THEN UPDATE SET ${updates.join(', ')}
     WHEN NOT MATCHED THEN INSERT (${targetOf(load)}) VALUES (${rowOf(load, 's')})`
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

/** Remembers attendee rows whose parent is not in the file: where it turns out to be in none, they stand for it. */
async function keepOrphans(connection: Connection, records: string, sourceFileId: string): Promise<void> {
  const fields = tableNamed('interaction')
    .fields.map(({ name }) => name)
    .filter((name) => name !== 'interaction_id')
  await connection.run(
    `INSERT INTO group_child BY NAME SELECT c.parent_id AS interaction_id, ${fields.map((name) => `c.${name}`).join(', ')},
       c.deleted, c.modified_at, ${quoteLiteral(sourceFileId)} AS source_file_id, c.row AS source_row
     FROM ${records} c ANTI JOIN (
       SELECT interaction_id AS parent FROM ${records} WHERE parent_id IS NULL AND problem IS NULL
     ) ON parent = c.parent_id
     WHERE c.parent_id IS NOT NULL AND c.problem IS NULL`
  )
}
