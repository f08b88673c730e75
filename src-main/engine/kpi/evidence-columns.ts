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
