import { addressOf } from '../../kpi/address'
import { quoteLiteral } from '../../workspace/sql'
import { importedEdgesSql } from '../edges'
import type { EdgeSource } from '../edges/source'
import { evidenceSql, type Days } from '../workspace-graph'

/**
 * SQL that gives `source, target, first_on, evidence, "table", id` of a kind's evidence whose days meet the period: the
 * stored row it rests on. `id` is null for what rests on no row of its own: edges of a file, and institutions.
 */
export function addressedEvidenceSql(source: EdgeSource, days: Days): string {
  const addressed = (table: string, id: string, sql = source.sql) =>
    `SELECT source, target, first_on, evidence::TEXT AS evidence, ${table} AS "table", ${id} AS id
     FROM (${evidenceSql({ ...source, sql }, days)}) t`
  const stored = (kind: 'nomination' | 'referral' | 'stated', table: 'nomination' | 'relationship', own: string) =>
    `${addressed(quoteLiteral(table), 'evidence', own)} UNION ALL
     ${addressed(quoteLiteral(table), 'NULL', importedEdgesSql(kind))}`
  switch (source.kind) {
    case 'co-authorship':
    case 'co-investigator':
    case 'co-speaker':
    case 'co-attendance':
    case 'team-meeting':
      return addressed(quoteLiteral(source.evidenceTable!), 'evidence')
    case 'affiliation':
      return addressed("'affiliation'", 'NULL')
    case 'nomination':
      return stored('nomination', 'nomination', nominationSql)
    case 'referral':
      return stored('referral', 'relationship', relationshipSql("t.kind = 'referral'"))
    case 'stated':
      return stored('stated', 'relationship', relationshipSql("t.kind IS DISTINCT FROM 'referral'"))
  }
}

/** Evidence that is a row of its own, by the row's address. */
const nominationSql = `SELECT t.rater_kol_id AS source, t.nominee_kol_id AS target, 1.0 AS weight, t.named_on AS first_on,
    t.named_on AS last_on, ${addressOf('nomination').keySql} AS evidence
  FROM nomination t WHERE NOT coalesce(t.deleted, false)`

const relationshipSql = (condition: string) =>
  `SELECT t.source_kol_id AS source, t.target_kol_id AS target, coalesce(t.strength, 1) AS weight, t.noted_on AS first_on,
     t.noted_on AS last_on, ${addressOf('relationship').keySql} AS evidence
   FROM relationship t WHERE NOT coalesce(t.deleted, false) AND ${condition}`
