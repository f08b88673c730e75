import type { Period } from '#contract/ids'
import { edgeSources } from '../network/edges'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/** What a preference is worth on a day, as SQL over `k.preferred_channels` and `k.preference_recorded_on`. */
export function preferenceSql(day: string): string {
  return `CASE WHEN coalesce(len(k.preferred_channels), 0) = 0 THEN 'unknown'
    WHEN k.preference_recorded_on IS NULL THEN 'undated'
    WHEN k.preference_recorded_on > ${day} THEN 'later'
    WHEN k.preference_recorded_on < ${day} - to_months(CAST(number_setting('preference_valid_months') AS INTEGER)) THEN 'outdated'
    ELSE 'dated' END`
}

/**
 * Fills the temporary table `kol_tie(source, target)` with pairs of KOLs tied by evidence of before a day, a pair once for
 * each kind of evidence. One kind after the other: together they would take as much memory as all of them.
 */
export async function prepareTies(connection: Connection, before: string): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE kol_tie (source TEXT, target TEXT)')
  for (const { sql, byDefault } of edgeSources) {
    if (!byDefault) continue
    await connection.run(
      `INSERT INTO kol_tie SELECT DISTINCT source, target FROM (${sql}) e
       WHERE source <> target AND coalesce(first_on < DATE ${quoteLiteral(before)}, true)`
    )
  }
}

/**
 * SQL for what is true of a KOL whoever sees them: influence, publications, preference, and the text that is searched.
 * Reads the relations of the evidence store, the functions of folding, and `kol_tie`.
 */
export function standingSql({ asOf }: Period): string {
  const day = `DATE ${quoteLiteral(asOf)}`
  return `WITH known AS (SELECT kol_id FROM kol WHERE NOT coalesce(deleted, false)
    ), linked AS (
      SELECT kol_id, count(DISTINCT other) AS links
      FROM (SELECT source AS kol_id, target AS other FROM kol_tie UNION ALL SELECT target, source FROM kol_tie)
      WHERE other IN (SELECT kol_id FROM known) GROUP BY kol_id
    ), written AS (
      SELECT u.kol_id, count(DISTINCT b.publication_id) FILTER (b.published_on >= ${day} - INTERVAL 24 MONTH) AS recent,
             count(DISTINCT b.publication_id) FILTER (b.published_on < ${day} - INTERVAL 24 MONTH) AS before
      FROM authorship u JOIN publication b USING (publication_id)
      WHERE b.published_on < ${day} AND b.published_on >= ${day} - INTERVAL 48 MONTH
        AND NOT coalesce(u.deleted, false) AND NOT coalesce(b.deleted, false) GROUP BY u.kol_id
    )
    SELECT k.kol_id, k.name, coalesce(k.stub, false) AS stub, k.tier, k.scope, k.segment, k.specialty, k.institution, k.city,
           k.region, k.territory, coalesce(k.interests, []) AS interests, coalesce(l.links, 0) AS links,
           coalesce(w.recent, 0) AS publications, coalesce(w.before, 0) AS publications_before,
           r.kol_id IS NOT NULL AS rising, coalesce(k.preferred_channels, []) AS preferred_channels,
           k.preference_recorded_on AS preference_on, ${preferenceSql(day)} AS preference,
           coalesce(k.do_not_contact, false) AS do_not_contact, k.consent,
           NOT coalesce(k.do_not_contact, false) AND coalesce(lower(k.status), 'active') = 'active' AS may_be_met,
           icu_sort_key(k.name, 'en') AS name_key,
           fold_text(concat_ws(' ', k.kol_id, k.name, k.specialty, k.subspecialty, k.institution, k.city, k.region,
             array_to_string(k.interests, ' '))) AS searched
    FROM kol k LEFT JOIN linked l USING (kol_id) LEFT JOIN written w USING (kol_id)
    LEFT JOIN (SELECT DISTINCT kol_id FROM rising WHERE months_ago = 0) r USING (kol_id)
    WHERE NOT coalesce(k.deleted, false)`
}
