import { createHash } from 'node:crypto'
import { LensFault } from '#contract/faults'
import { badMapping } from '#contract/mapping-file'
import { mapping as mappingSchema, type Mapping, type MappableKind } from '#contract/import'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Dialect } from './dialect'
import { kinds } from './kinds'
import { foldHeader } from './layout'
import type { Recognition } from './recognise'
import { canonicalValues } from './vocabulary'

/** Tells headers apart, whatever case and blanks they are written with. */
export const fingerprintOf = (columns: readonly string[]) =>
  createHash('sha256').update(columns.map(foldHeader).join('\u0001')).digest('hex')

/** What a mapping may name: the kinds of records with their fields and closed vocabularies. */
export function mappableKinds(): MappableKind[] {
  return kinds.map(({ id, fields, requiredColumns }) => ({
    id,
    requiredColumns,
    fields: fields.map(({ name, type, vocabulary }) => ({
      name,
      isDate: type === 'day' || type === 'instant',
      values: vocabulary === undefined ? null : canonicalValues(vocabulary)
    }))
  }))
}

/**
 * What a file is by a mapping that a user made for its header.
 * @throws LensFault `bad-input` where the mapping names a kind or column that does not exist, `missing-column` where a
 *   field that records can't be without has no column
 */
export function recognitionFrom(mapping: Mapping, header: readonly string[], dialect: Dialect): Recognition {
  const kind = kinds.find(({ id }) => id === mapping.entity)
  if (!kind) throw badMapping(`There is no kind of record named ${mapping.entity}.`, mapping.entity)
  const folded = header.map(foldHeader)
  const columns = new Map<string, number>()
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (!kind.fields.some(({ name }) => name === field)) {
      throw badMapping(`${kind.id.replaceAll('_', ' ')} has no field named ${field}.`, field)
    }
    const position = folded.indexOf(foldHeader(column))
    if (position < 0) throw badMapping(`The mapping names a column ${column}, which the file does not have.`, column)
    columns.set(field, position)
  }
  const missing = kind.requiredColumns.filter((group) => !group.some((field) => columns.has(field)))
  if (missing.length > 0) {
    throw new LensFault({
      code: 'missing-column',
      message: `The mapping gives no column for ${missing.map((group) => group.join(' or ')).join(', ')}.`,
      hint: `Choose a column for it; ${kind.id.replaceAll('_', ' ')} records can't do without.`,
      where: kind.id
    })
  }
  const dateOrders = new Map(
    Object.entries(mapping.dateOrder).map(([column, order]) => [folded.indexOf(foldHeader(column)), order] as const)
  )
  return {
    dialect,
    kind,
    columns,
    confidence: columns.size / Math.max(1, header.length),
    reason: 'mapped by hand',
    missing: [],
    named: true,
    score: Infinity,
    dateOrders,
    values: mapping.values
  }
}

/** Mappings that were used in this workspace before, by the fingerprint of their header. */
export async function storedMappings(connection: Connection): Promise<Map<string, Mapping>> {
  const rows = await connection.rows<{ header_fingerprint: string; mapping: string }>(
    'SELECT header_fingerprint, CAST(mapping AS TEXT) AS mapping FROM mapping ORDER BY saved_at'
  )
  return new Map(rows.map((row) => [row.header_fingerprint, mappingSchema.parse(JSON.parse(row.mapping))]))
}

/** Remembers mappings for the next export with the same header. */
export async function saveMappings(connection: Connection, mappings: readonly Mapping[]): Promise<void> {
  for (const mapping of mappings) {
    const fingerprint = fingerprintOf(mapping.header)
    await connection.run(sql`DELETE FROM mapping WHERE header_fingerprint = ${fingerprint}`)
    await connection.run(
      sql`INSERT INTO mapping VALUES (${fingerprint}, current_timestamp AT TIME ZONE 'UTC', ${JSON.stringify(mapping)})`
    )
  }
}
