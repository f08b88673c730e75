import { LensFault } from '#contract/faults'
import type { OpenedRecord } from '#contract/kpi'
import { addressOf } from '../kpi/address'
import type { Connection } from '../workspace/connection'
import { quoteIdentifier, quoteLiteral } from '../workspace/sql'
import { canonicalTables } from '../workspace/tables'
import type { Workspace } from '../workspace/workspace'

/** Tables of the workspace's own whose rows can be opened too, with the fields of their address. */
const ownAddresses: Readonly<Record<string, readonly string[]>> = {
  source_file: ['source_file_id'],
  rejected_row: ['source_file_id', 'row']
}

/**
 * Opens one stored row at its address: the fields of its key joined by `|`, as evidence rows carry it.
 * @throws LensFault `unknown-record`
 */
export async function openRecord({ connection }: Workspace, table: string, id: string): Promise<OpenedRecord> {
  const own = ownAddresses[table]
  if (own) return openOwnRow(connection, table, own, id)
  if (table !== 'contact' && !canonicalTables.some(({ name }) => name === table)) throw unknownRecord(table, id)
  const { from, keySql } = addressOf(table)
  const opened = table === 'contact' ? 'interaction' : from
  const match =
    table === 'contact'
      ? `r.interaction_id = (SELECT t.interaction_id FROM interaction_attendee t WHERE ${keySql} = ${quoteLiteral(id)} LIMIT 1)`
      : `${keySql.replaceAll('t.', 'r.')} = ${quoteLiteral(id)}`
  const [row] = await connection.rows<Record<string, unknown>>(
    `SELECT r.*, f.path AS source_path FROM ${opened} r LEFT JOIN source_file f USING (source_file_id) WHERE ${match} LIMIT 1`
  )
  if (!row) throw unknownRecord(table, id)
  const { source_path, source_row, ...stored } = row
  const fields = { ...stored, ...(await recordedHere(connection, table, id)) }
  return {
    table: table === 'contact' ? 'interaction' : table,
    id,
    fields: Object.entries(fields)
      .filter(([name]) => name !== 'source_file_id')
      .map(([name, value]) => ({ name, value: textOf(value) })),
    sourceFile: source_path as string | null,
    sourceRow: source_row as number | null
  }
}

/** What was recorded in the app beside an imported row, under names that tell it apart. */
async function recordedHere(connection: Connection, table: string, id: string): Promise<Record<string, unknown>> {
  if (table !== 'insight') return {}
  const [outcome] = await connection.rows<Record<string, unknown>>(
    `SELECT actioned_on AS recorded_actioned_on, action AS recorded_action, acted_by AS recorded_acted_by,
            actionable AS recorded_actionable, recorded_at FROM insight_outcome WHERE insight_id = ${quoteLiteral(id)}`
  )
  return outcome ?? {}
}

async function openOwnRow(
  connection: Connection,
  table: string,
  key: readonly string[],
  id: string
): Promise<OpenedRecord> {
  const address = key.map((field) => `CAST(r.${quoteIdentifier(field)} AS TEXT)`).join(" || '|' || ")
  const [row] = await connection.rows<Record<string, unknown>>(
    `SELECT r.*, f.path AS source_path FROM ${quoteIdentifier(table)} r LEFT JOIN source_file f USING (source_file_id)
     WHERE ${address} = ${quoteLiteral(id)} LIMIT 1`
  )
  if (!row) throw unknownRecord(table, id)
  const { source_path, ...fields } = row
  const shown = Object.entries(fields).filter(([name]) => name !== 'source_file_id')
  return {
    table,
    id,
    fields: shown.map(([name, value]) => ({ name, value: textOf(value) })),
    sourceFile: source_path as string | null,
    sourceRow: (fields['row'] ?? null) as number | null
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return Array.isArray(value) ? value.join('; ') : String(value)
}

function unknownRecord(table: string, id: string): LensFault {
  return new LensFault({
    code: 'unknown-record',
    message: `There is no row ${id} in ${table}.`,
    hint: 'It may have been replaced by a later import; open the figure again.',
    where: `${table} ${id}`
  })
}
