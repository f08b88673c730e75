import type { edgeKinds } from '#contract/network'

export type EdgeKind = (typeof edgeKinds)[number]

/** Where edges of one kind come from. */
export interface EdgeSource {
  kind: EdgeKind
  directed: boolean
  /** Whether it is used where the user chooses nothing. */
  byDefault: boolean
  /**
   * SQL over the canonical tables that gives `source, target, weight, first_on, last_on, evidence`, one row for each piece
   * of evidence; an undirected pair comes in one order only. The days, both inclusive, are null where they are open or not
   * known; `evidence` is what the edge rests on, such as a publication.
   */
  sql: string
  /** The table whose ids `evidence` holds; null where it is words. */
  evidenceTable: string | null
}

/**
 * Edges between all who belong to one group, such as the authors of a paper: each pair weighs 1 / (members − 1), so that
 * a group gives each member a weight of 1 in all. Source: Newman (2001), Phys. Rev. E 64:016132.
 * @param members SQL that gives `group_id, kol_id, first_on, last_on`, a member once; @param most groups with more are left out
 */
export function sharedGroups(members: string, most: number | null = null): string {
  const limit = most === null ? '' : ` AND count(*) <= ${most}`
  // Most groups have one member and tie nobody: they are left out before anything is joined.
  return `WITH member_of AS MATERIALIZED (${members}),
    sized AS (SELECT group_id, count(*) AS size FROM member_of GROUP BY group_id HAVING count(*) > 1${limit}),
    tied AS MATERIALIZED (SELECT m.group_id, m.kol_id, m.first_on, m.last_on, s.size FROM member_of m JOIN sized s USING (group_id))
    SELECT a.kol_id AS source, b.kol_id AS target, 1.0 / (a.size - 1) AS weight, a.first_on, a.last_on, a.group_id AS evidence
    FROM tied a JOIN tied b ON a.group_id = b.group_id AND a.kol_id < b.kol_id`
}
