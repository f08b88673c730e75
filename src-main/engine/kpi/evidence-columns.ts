import { LensFault } from '#contract/faults'
import type { Connection } from '../workspace/connection'
import type { Definition } from './definition'

/** Columns of an evidence table, with what stands in where a definition leaves one out; no default: it must give it. */
export const evidenceColumns: Readonly<Record<string, { type: string; otherwise: string | null }>> = {
  period_id: { type: 'TEXT', otherwise: 'NULL' },
  msl_id: { type: 'TEXT', otherwise: null },
  kol_id: { type: 'TEXT', otherwise: 'NULL' },
  occurred_on: { type: 'DATE', otherwise: 'NULL' },
  numerator: { type: 'DOUBLE', otherwise: 'NULL' },
  denominator: { type: 'DOUBLE', otherwise: 'NULL' },
  value: { type: 'DOUBLE', otherwise: 'NULL' },
  key: { type: 'TEXT', otherwise: 'NULL' },
  event: { type: 'INTEGER', otherwise: 'NULL' },
  pending: { type: 'BOOLEAN', otherwise: 'false' },
  captured: { type: 'BOOLEAN', otherwise: 'true' },
  warning: { type: 'TEXT', otherwise: 'NULL' },
  evidence_table: { type: 'TEXT', otherwise: null },
  evidence_id: { type: 'TEXT', otherwise: null }
}

/** The columns that a definition gives. @throws LensFault `bad-definition` where it lacks one or gives one too many */
export async function givenColumns(connection: Connection, { id, grain, query }: Definition): Promise<Set<string>> {
  const given = new Set(
    (await connection.rows<{ column_name: string }>(`DESCRIBE ${query}`)).map(({ column_name }) => column_name)
  )
  const needed = ['msl_id', 'evidence_table', 'evidence_id', grain === 'event' ? 'occurred_on' : 'period_id']
  const missing = needed.filter((name) => !given.has(name))
  const unknown = [...given].filter((name) => !(name in evidenceColumns))
  if (missing.length === 0 && unknown.length === 0) return given
  const what = [
    ...(missing.length > 0 ? [`it gives no ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`it gives ${unknown.join(', ')}, which evidence does not have`] : [])
  ]
  throw new LensFault({
    code: 'bad-definition',
    message: `The query of the KPI ${id} is not usable: ${what.join('; ')}.`,
    hint: `Evidence has the columns ${Object.keys(evidenceColumns).join(', ')}.`,
    where: id
  })
}
