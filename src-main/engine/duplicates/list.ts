import type { DuplicateField, DuplicateProposal, DuplicateReason, DuplicateSide } from '#contract/duplicates'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import { tableNamed } from '../workspace/tables'
import type { Workspace } from '../workspace/workspace'
import { findPairs, nearName } from './pairs'

/** How much each rule says on its own, 0…1; what several leave open is multiplied. */
const weights: Record<DuplicateReason['rule'], number> = {
  orcid: 0.98,
  npi: 0.98,
  email: 0.6,
  'name-institution': 0.8,
  'similar-name': 0.4,
  'same-name': 0.3
}

/** Near names halve what the rules leave open. */
const nameDoubt = 0.5
/** Identifiers of which each has another one leave less than half of the score. */
const identifierDoubt = 0.4

interface Pair {
  first: string
  second: string
  reasons: DuplicateReason[]
  against: DuplicateProposal['against']
  similarity: number
  score: number
  total: number
}

/** The KOLs that may be duplicates, the likeliest first, without those a user has said are not the same. */
export async function listDuplicates(
  workspace: Workspace,
  limit: number,
  signal: AbortSignal
): Promise<{ total: number; rows: DuplicateProposal[] }> {
  const connection = await workspace.connect()
  try {
    return await connection.cancellable(signal, async () => {
      await findPairs(connection)
      const pairs = await weighedPairs(connection, limit)
      return { total: pairs[0]?.total ?? 0, rows: await describe(connection, pairs) }
    })
  } finally {
    connection.close()
  }
}

/** The pairs found, weighed: those that only names speak for and an identifier speaks against are none. */
async function weighedPairs(connection: Connection, limit: number): Promise<Pair[]> {
  const weight = Object.entries(weights).map(([rule, value]) => `WHEN '${rule}' THEN ${value}`)
  return connection.rows<Pair>(
    `WITH reason AS (
       SELECT first_id, second_id, rule, any_value(shared) AS shared, CASE rule ${weight.join(' ')} END AS weight
       FROM kol_pair GROUP BY first_id, second_id, rule
     ), found AS (
       SELECT first_id, second_id, list({'rule': rule, 'shared': shared}) AS reasons,
              bool_and(rule IN ('name-institution', 'similar-name', 'same-name')) AS by_name, product(1 - weight) AS open
       FROM reason GROUP BY first_id, second_id
     ), weighed AS (
       SELECT f.*, coalesce(jaro_winkler_similarity(a.name, b.name), 0) AS similarity,
              list_filter([CASE WHEN a.orcid <> b.orcid THEN 'orcid' END, CASE WHEN a.npi <> b.npi THEN 'npi' END],
                          lambda x: x IS NOT NULL) AS against
       FROM found f JOIN kol_folded a ON a.kol_id = f.first_id JOIN kol_folded b ON b.kol_id = f.second_id
       WHERE NOT EXISTS (SELECT 1 FROM not_duplicate d WHERE d.first_id = f.first_id AND d.second_id = f.second_id)
     )
     SELECT first_id AS first, second_id AS second, reasons, similarity, against,
            (1 - open * CASE WHEN similarity >= ${nearName} THEN ${nameDoubt} ELSE 1 END)
              * CASE WHEN len(against) > 0 THEN ${identifierDoubt} ELSE 1 END AS score,
            count(*) OVER () AS total
     FROM weighed WHERE NOT (by_name AND len(against) > 0)
     ORDER BY score DESC, similarity DESC, first_id, second_id LIMIT ${limit}`
  )
}

type KolText = Record<string, string | null>

/** What a user needs to judge the pairs: both KOLs side by side, the one with more interactions first. */
async function describe(connection: Connection, pairs: readonly Pair[]): Promise<DuplicateProposal[]> {
  const ids = JSON.stringify([...new Set(pairs.flatMap(({ first, second }) => [first, second]))])
  const names = tableNamed('kol').fields.map(({ name }) => name)
  const texts = tableNamed('kol').fields.map(({ name, type }) =>
    type === 'list' ? `array_to_string(${name}, '; ') AS ${name}` : `CAST(${name} AS TEXT) AS ${name}`
  )
  await connection.run(
    sql`CREATE OR REPLACE TEMP TABLE kol_asked AS SELECT unnest(from_json(${ids}, '["VARCHAR"]')) AS kol_id`
  )
  const rows = await connection.rows<KolText>(`SELECT ${texts.join(', ')} FROM kol WHERE kol_id IN (FROM kol_asked)`)
  const kols = new Map(rows.map((row) => [row.kol_id!, row]))
  const interactions = await countsOf(connection, 'interaction_attendee', 'interaction_id')
  const publications = await countsOf(connection, 'authorship', 'publication_id')
  const sideOf = (kol: string): DuplicateSide => ({
    kol,
    name: kols.get(kol)!.name ?? kol,
    interactions: interactions.get(kol) ?? 0,
    publications: publications.get(kol) ?? 0
  })
  return pairs.map(({ first, second, reasons, against, similarity, score }) => {
    const [one, other] = [sideOf(first), sideOf(second)].toSorted(
      (a, b) => b.interactions - a.interactions || b.publications - a.publications
    ) as [DuplicateSide, DuplicateSide]
    const [a, b] = [kols.get(one.kol)!, kols.get(other.kol)!]
    const fields = names.map((name): DuplicateField => {
      const [left, right] = [a[name] ?? null, b[name] ?? null]
      return { name, first: left, second: right, differs: left !== right }
    })
    const ordered = reasons.toSorted((x, y) => weights[y.rule] - weights[x.rule] || (x.rule < y.rule ? -1 : 1))
    return { first: one, second: other, reasons: ordered, against, similarity, score, fields }
  })
}

/** How many records of a kind name each KOL asked for. */
async function countsOf(connection: Connection, table: string, record: string): Promise<Map<string, number>> {
  const rows = await connection.rows<{ kol: string; n: number }>(
    `SELECT kol_id AS kol, count(DISTINCT ${record}) AS n FROM ${table}
     WHERE NOT coalesce(deleted, false) AND kol_id IN (FROM kol_asked) GROUP BY 1`
  )
  return new Map(rows.map(({ kol, n }) => [kol, n]))
}
