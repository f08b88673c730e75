import type { EvidenceAddress } from '#contract/finding'
import { addressOf } from '../../kpi/address'
import { missingFields, unfilledFields } from '../../kpi/availability'
import type { Definition } from '../../kpi/definition'
import { EvidenceStore } from '../../kpi/evidence-store'
import { evidenceSql, groupKey, isLive, ofEverybody } from '../../kpi/groups'
import { allDefinitions } from '../../kpi/registry'
import type { Connection } from '../../workspace/connection'
import { numberSetting } from '../../workspace/settings'
import { isCanonical } from '../../workspace/tables'
import type { Draft, FindingContext, Rule } from '../rule'

/** KPIs without which one of the mistakes or a gap in coverage cannot be seen. */
const watchedKpis: readonly string[] = [
  'channel-preference-match',
  'topic-interest-fit',
  'followup-on-time',
  'followup-set-rate',
  'on-time-documentation',
  'insight-lag',
  'target-kol-coverage'
]

/** Rows shown as evidence at most: every row of a large table may lack the same field. */
const rowsShown = 100

/** Fields that no import has filled, or too seldom, with the KPIs they keep from being computed. */
export const missingFieldsRule: Rule = {
  id: 'missing-fields',
  async find(context) {
    return [...(await blocked(context)), ...(await thin(context))]
  }
}

/** Fields that are empty in every row, by table. */
async function blocked({ workspace, resources }: FindingContext): Promise<Draft[]> {
  const { connection } = workspace
  const definitions = await allDefinitions(workspace, resources)
  const unfilled = await unfilledFields(connection, definitions)
  const lacking = [...unfilled].flatMap(([kpi, requirements]) => requirements.map((one) => ({ kpi, ...one })))
  const drafts: Draft[] = []
  for (const table of [...new Set(lacking.map((one) => one.table))].sort()) {
    const own = lacking.filter((one) => one.table === table)
    const kpis = [...new Set(own.map(({ kpi }) => kpi))]
    const fields = [...new Set(own.flatMap((one) => one.fields))].sort()
    const { evidence, total } = await rowsLacking(connection, table)
    if (evidence.length === 0) continue
    drafts.push({
      wording: 'fields-missing',
      severity: kpis.some((kpi) => watchedKpis.includes(kpi)) ? 'watch' : 'info',
      confidence: 1,
      msl: null,
      kol: null,
      subject: table,
      kpi: null,
      figures: {
        table,
        fields: fields.join(', '),
        kpis: kpis.join(', '),
        kpiNames: namesOf(definitions, kpis),
        blocked: kpis.length
      },
      evidence,
      evidenceTotal: total
    })
  }
  return drafts
}

const namesOf = (definitions: readonly Definition[], kpis: readonly string[]) =>
  kpis.map((id) => definitions.find((definition) => definition.id === id)!.name).join(', ')

/** The first rows of a table; where it has none, the files that were imported and did not feed it. */
async function rowsLacking(
  connection: Connection,
  table: string
): Promise<{ evidence: EvidenceAddress[]; total: number }> {
  const rows = isCanonical(table) ? await firstRows(connection, table) : []
  if (rows[0]) return { evidence: rows.map(({ id }) => ({ table, id })), total: rows[0].total }
  const files = await connection.rows<{ id: string; total: number }>(
    `SELECT source_file_id AS id, count(*) OVER () AS total FROM source_file ORDER BY path, id LIMIT ${rowsShown}`
  )
  return { evidence: files.map(({ id }) => ({ table: 'source_file', id })), total: files[0]?.total ?? 0 }
}

function firstRows(connection: Connection, table: string): Promise<{ id: string; total: number }[]> {
  const { from, keySql } = addressOf(table)
  return connection.rows(
    `SELECT ${keySql} AS id, count(*) OVER () AS total FROM ${from} t WHERE NOT coalesce(t.deleted, false)
     ORDER BY id LIMIT ${rowsShown}`
  )
}

/** KPIs whose fields are filled in too few of the rows that are due. */
async function thin({ workspace, resources, period, settings, signal }: FindingContext): Promise<Draft[]> {
  const needed = numberSetting(settings, 'completeness_hide')
  const definitions = await allDefinitions(workspace, resources)
  const store = await EvidenceStore.of(workspace)
  const { connection } = store
  return store.inPeriod(period, null, signal, async () => {
    const counted = definitions.filter(
      // Who did not answer left no field empty.
      ({ grain, aggregate, answers }) =>
        grain === 'event' && answers === null && aggregate.kind !== 'diversity' && aggregate.kind !== 'composite'
    )
    const missing = await missingFields(connection, counted)
    const asked = counted.filter(({ id }) => !missing.has(id))
    // Sums that are there already tell it at once; making them costs far more than counting.
    const totals = await store.totals(
      asked.filter((definition) => store.keepsSums(definition)),
      [],
      null
    )
    const drafts: Draft[] = []
    for (const definition of asked) {
      const completeness = totals.get(definition.id)?.get(groupKey([]))?.completeness ?? null
      // What lies clearly above needs no look at its rows.
      if (completeness !== null && completeness > needed + 1e-9) continue
      const { rows: evidenceRows } = await store.rowsOrReason(definition, false)
      if (evidenceRows === null) continue
      const source = evidenceSql(evidenceRows, definition, period, ofEverybody)
      const { filled, eligible } = await connection.one<{ filled: number; eligible: number }>(
        `SELECT count(*) FILTER (${isLive}) AS filled, count(*) FILTER (NOT e.pending) AS eligible FROM ${source}`
      )
      if (filled >= needed * eligible) continue
      const rows = await connection.rows<EvidenceAddress>(
        `SELECT e.evidence_table AS "table", e.evidence_id AS id FROM ${source} AND NOT e.captured AND NOT e.pending
         ORDER BY e.occurred_on DESC NULLS LAST, e.evidence_id LIMIT ${rowsShown}`
      )
      drafts.push({
        wording: 'fields-thin',
        severity: watchedKpis.includes(definition.id) ? 'watch' : 'info',
        confidence: 1,
        msl: null,
        kol: null,
        subject: definition.id,
        kpi: definition.id,
        figures: {
          kpi: definition.id,
          kpiName: definition.name,
          fields: definition.requires.join('; '),
          filled,
          eligible,
          share: filled / eligible,
          needed
        },
        evidence: rows,
        evidenceTotal: eligible - filled
      })
    }
    return drafts
  })
}
