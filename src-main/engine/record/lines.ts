import type { EvidenceAddress } from '#contract/finding'
import { LensFault } from '#contract/faults'
import type { StoredRow } from '#contract/stored-row'
import { addressOf } from '../kpi/address'
import { join, quoteLiteral, sql, trusted } from '../workspace/sql'
import { isCanonical, tableNamed } from '../workspace/tables'
import type { Workspace } from '../workspace/workspace'

/** How a row is told in a line, as SQL over the row `t` and what is joined to it. */
interface Line {
  on: string
  what: string
  msl?: string
  /** Names of those who were met, where the row itself names no KOL. */
  kolNames?: string
  joined?: string
}

/** Tables of which a line says more than the first day that stands in the row. */
const told: Readonly<Record<string, Line>> = {
  contact: {
    on: 'i.occurred_on',
    what: 'i.channel',
    msl: 'i.msl_id',
    joined: 'JOIN interaction i USING (interaction_id)'
  },
  interaction: {
    on: 't.occurred_on',
    what: "coalesce(nullif(array_to_string(t.topics, ', '), ''), t.channel)",
    kolNames: `(SELECT string_agg(coalesce(k.name, a.kol_id), ', ' ORDER BY k.name) FROM interaction_attendee a LEFT JOIN kol k USING (kol_id)
                WHERE a.interaction_id = t.interaction_id AND NOT coalesce(a.deleted, false))`
  },
  insight: {
    on: 'local_day(coalesce(t.observed_at, t.submitted_at), t.msl_id)',
    what: 'coalesce(t.text, t.theme, t.topic)'
  },
  inquiry: { on: 'local_day(t.received_at, t.msl_id)', what: 'coalesce(t.text, t.topic)' },
  follow_up: { on: 'coalesce(t.due_on, t.completed_on)', what: 't.what' },
  objective: { on: 't.period_end - 1', what: 'coalesce(t.text, t.kpi_id)' },
  engagement_plan: { on: 't.period_start', what: 'CAST(t.planned_contacts AS TEXT)' },
  publication: { on: 't.published_on', what: 'coalesce(t.title, t.journal)' },
  trial: { on: 't.started_on', what: 't.title' },
  event: { on: 't.starts_on', what: 't.name' },
  authorship: {
    on: 'p.published_on',
    what: 'coalesce(p.title, p.journal)',
    joined: 'LEFT JOIN publication p USING (publication_id)'
  },
  event_participant: { on: 'e.starts_on', what: 'e.name', joined: 'LEFT JOIN event e USING (event_id)' },
  relationship: {
    on: 't.noted_on',
    what: "concat_ws(' · ', concat_ws(' – ', coalesce(a.name, t.source_kol_id), coalesce(b.name, t.target_kol_id)), t.kind)",
    joined: 'LEFT JOIN kol a ON a.kol_id = t.source_kol_id LEFT JOIN kol b ON b.kol_id = t.target_kol_id'
  }
}

/**
 * A line for each row at an address: its day, whom it is about and what it says. In the order of the addresses; rows that
 * a later import has replaced are left out.
 * @throws LensFault `unknown-record` for a table whose rows can't be opened
 */
export async function recordLines(
  { connection }: Workspace,
  addresses: readonly EvidenceAddress[]
): Promise<StoredRow[]> {
  if (addresses.length === 0) return []
  const sources = [...new Set(addresses.map(({ table }) => table))].map((table) => {
    const ids = addresses.filter((one) => one.table === table).map(({ id }) => id)
    return trusted(ownLines[table]?.(ids) ?? lineSql(table, ids))
  })
  const rows = await connection.rows<StoredRow>(
    sql`SELECT l.tbl AS "table", l.id, l.on_day AS "on", l.msl_id AS msl, m.name AS "mslName", l.kol_id AS kol,
               coalesce(l.kol_names, k.name) AS "kolName", l.what
        FROM (${join(sources, ' UNION ALL ')}) l LEFT JOIN msl m USING (msl_id) LEFT JOIN kol k USING (kol_id)`
  )
  const found = new Map(rows.map((row) => [keyOf(row), row]))
  return addresses.flatMap((address) => found.get(keyOf(address)) ?? [])
}

const keyOf = ({ table, id }: { table: string; id: string | null }) => JSON.stringify([table, id])

const noText = 'CAST(NULL AS TEXT)'

const idList = (ids: readonly string[]) => ids.map(quoteLiteral).join(', ')

/** Rows are found before anything is joined to them. */
function lineSql(table: string, ids: readonly string[]): string {
  if (table !== 'contact' && !isCanonical(table)) throw unknownTable(table)
  const { from, keySql } = addressOf(table)
  const { fields } = tableNamed(table === 'contact' ? 'interaction_attendee' : table)
  const has = (field: string) => (fields.some(({ name }) => name === field) ? `t.${field}` : noText)
  const firstDay = fields.find(({ type }) => type === 'day' || type === 'instant')
  const own: Line = told[table] ?? { on: firstDay ? `t.${firstDay.name}` : 'NULL', what: 'NULL' }
  return `SELECT '${table}' AS tbl, t.address AS id, CAST(${own.on} AS DATE) AS on_day, ${own.msl ?? has('msl_id')} AS msl_id,
                 ${has('kol_id')} AS kol_id, ${own.kolNames ?? noText} AS kol_names, CAST(${own.what} AS TEXT) AS what
          FROM (SELECT t.*, ${keySql} AS address FROM ${from} t WHERE ${keySql} IN (${idList(ids)})) t ${own.joined ?? ''}`
}

/** Rows about imports carry the day of theirs: a refused row its reason, a file its name. */
const ownLines: Readonly<Record<string, (ids: readonly string[]) => string>> = {
  rejected_row: (ids) =>
    `SELECT 'rejected_row' AS tbl, t.source_file_id || '|' || t.row AS id, CAST(r.started_at AS DATE) AS on_day,
            ${noText} AS msl_id, ${noText} AS kol_id, ${noText} AS kol_names, t.reason AS what
     FROM rejected_row t LEFT JOIN source_file f USING (source_file_id) LEFT JOIN import_run r USING (import_id)
     WHERE t.source_file_id || '|' || t.row IN (${idList(ids)})`,
  source_file: (ids) =>
    `SELECT 'source_file' AS tbl, f.source_file_id AS id, CAST(r.started_at AS DATE) AS on_day, ${noText} AS msl_id,
            ${noText} AS kol_id, ${noText} AS kol_names, regexp_extract(f.path, '[^/\\\\]*$') AS what
     FROM source_file f LEFT JOIN import_run r USING (import_id) WHERE f.source_file_id IN (${idList(ids)})`
}

const unknownTable = (table: string) =>
  new LensFault({
    code: 'unknown-record',
    message: `Rows of ${table} cannot be told in a line.`,
    hint: 'Ask for rows of contact, rejected_row, source_file or a table that imports feed.',
    where: table
  })
