import type { Evidence, EvidenceRow } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Workspace } from '../workspace/workspace'
import { addressOf } from './address'
import { missingFields } from './availability'
import type { Definition } from './definition'
import { partsOf } from './composite'
import { EvidenceStore, type Asker } from './evidence-store'
import { evidenceSql, type RowsOf } from './groups'
import { objectivesIn } from './objective'
import { whomOf } from './relations'

/**
 * The rows behind a figure, newest first. Rows whose fields are not filled stand among them without numerator and
 * denominator; pending ones are marked. Σ over the others is the figure of the same group. A composite rests on the rows of its parts.
 * @param known where the parts of composites are looked up
 */
export async function evidence(
  workspace: Workspace,
  definition: Definition,
  known: readonly Definition[],
  period: Period,
  of: RowsOf,
  limit: number | null,
  signal: AbortSignal,
  asker: Asker = 'kpis'
): Promise<Evidence> {
  const store = await EvidenceStore.of(workspace, asker)
  const { connection } = store
  if (definition.aggregate.kind === 'composite') {
    const objectives = (await objectivesIn(connection, period)).values()
    const own = [...objectives].filter(({ msl_id }) => of.msl === null || msl_id === of.msl)
    const parts = new Set(partsOf(definition, own))
    const all: Evidence = { period, kpi: definition.id, total: 0, rows: [] }
    for (const part of known.filter(({ id }) => parts.has(id))) {
      const left = limit === null ? null : Math.max(1, limit - all.rows.length)
      const found = await evidence(workspace, part, known, period, of, left, signal, asker)
      all.total += found.total
      all.rows.push(...found.rows)
    }
    return { ...all, rows: limit === null ? all.rows : all.rows.slice(0, limit) }
  }
  const read = async () => {
    const none = { period, kpi: definition.id, total: 0, rows: [] }
    if ((await missingFields(connection, [definition])).size > 0) return none
    const { rows: evidenceRows } = await store.rowsOrReason(definition, true)
    if (evidenceRows === null) return none
    const source = evidenceSql(evidenceRows, definition, period, of)
    const { total, table } = await connection.one<{ total: number; table: string | null }>(
      `SELECT count(*) AS total, any_value(e.evidence_table) AS "table" FROM ${source}`
    )
    if (table === null) return none
    const { from, keySql } = addressOf(table)
    const rows = await connection.rows<EvidenceRow>(
      `SELECT e.evidence_table AS "evidenceTable", e.evidence_id AS "evidenceId", e.msl_id AS "mslId", m.msl_name AS "mslName",
              e.kol_id AS "kolId", k.name AS "kolName", e.occurred_on AS "occurredOn", e.period_id AS "periodId", e.numerator,
              e.denominator, e.value, e.key, e.event, e.pending, s.path AS "sourceFile", s.source_row AS "sourceRow"
       FROM (SELECT e.* FROM ${source} ORDER BY e.occurred_on DESC NULLS LAST, e.evidence_id ${limit === null ? '' : `LIMIT ${limit}`}) e
       JOIN member m ON m.msl_id = e.msl_id LEFT JOIN kol k ON k.kol_id = e.kol_id
       LEFT JOIN (SELECT ${keySql} AS address, t.source_row, f.path FROM ${from} t LEFT JOIN source_file f USING (source_file_id)) s
         ON s.address = e.evidence_id
       ORDER BY e.occurred_on DESC NULLS LAST, e.evidence_id`
    )
    return { period, kpi: definition.id, total, rows }
  }
  const by = (['team', 'region'] as const).filter((grouping) => of[grouping] !== null)
  return store.inPeriod(period, null, signal, read, whomOf(by, of.msl))
}
