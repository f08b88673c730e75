import type { Connection } from '../workspace/connection'

/** Tables whose rows name an MSL. */
const mslReferences = ['interaction', 'insight', 'inquiry', 'follow_up', 'engagement_plan', 'feedback', 'objective']

/** Tables and fields that name a KOL and nothing else. */
const kolReferences: [string, string][] = [
  ['insight', 'kol_id'],
  ['inquiry', 'kol_id'],
  ['follow_up', 'kol_id'],
  ['engagement_plan', 'kol_id'],
  ['feedback', 'kol_id'],
  ['objective', 'kol_id'],
  ['authorship', 'kol_id'],
  ['affiliation', 'kol_id'],
  ['event_participant', 'kol_id'],
  ['relationship', 'source_kol_id'],
  ['relationship', 'target_kol_id']
]

/** Makes the temporary table that attendee rows without their parent wait in. */
export async function prepareReconciliation(connection: Connection): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE group_child AS SELECT * FROM interaction LIMIT 0`)
}

/**
 * Makes the tables consistent after all files of an import: meetings whose parent row is missing stand on their
 * attendees, hospitals are no attendees, and people nobody describes get a marked stub. Returns the stubs made.
 */
export async function reconcile(connection: Connection): Promise<{ kol: number; msl: number }> {
  await connection.run(
    `INSERT INTO interaction BY NAME
     SELECT * FROM group_child c WHERE NOT EXISTS (SELECT 1 FROM interaction i WHERE i.interaction_id = c.interaction_id)
     QUALIFY row_number() OVER (PARTITION BY interaction_id ORDER BY source_file_id, source_row) = 1`
  )
  await connection.run(
    `DELETE FROM interaction_attendee WHERE kol_id IN (SELECT institution_id FROM institution)
       AND kol_id NOT IN (SELECT kol_id FROM kol WHERE NOT stub)`
  )
  await connection.run('DELETE FROM kol WHERE stub AND kol_id IN (SELECT institution_id FROM institution)')
  const msl = await addStubs(
    connection,
    'msl',
    mslReferences.map((table) => `SELECT msl_id AS id FROM ${table}`)
  )
  const references = kolReferences.map(([table, field]) => `SELECT ${field} AS id FROM ${table}`)
  // An account seen only in meetings may be a hospital: it waits until an account list has been imported.
  const { accounts } = await connection.one<{ accounts: boolean }>(
    'SELECT count(*) > 0 AS accounts FROM kol WHERE NOT stub'
  )
  if (accounts) references.push('SELECT kol_id AS id FROM interaction_attendee')
  const kol = await addStubs(connection, 'kol', references)
  return { kol, msl }
}

function addStubs(connection: Connection, table: 'kol' | 'msl', references: readonly string[]): Promise<number> {
  const noInstitution = table === 'kol' ? 'AND id NOT IN (SELECT institution_id FROM institution)' : ''
  return connection.run(
    `INSERT INTO ${table} (${table}_id, name, deleted, stub)
     SELECT DISTINCT id, id, false, true FROM (${references.join(' UNION ')})
     WHERE id IS NOT NULL ${noInstitution} AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${table}_id = id)
     ORDER BY id`
  )
}
