import type { Period } from '#contract/ids'
import { edgeSources } from '../network/edges'
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
 * SQL for what is true of a KOL whoever sees them: influence, publications, preference, and the text that is searched.
 * Reads the relations of the evidence store and the functions of folding.
 */
export function standingSql({ to, asOf }: Period): string {
  const day = `DATE ${quoteLiteral(asOf)}`
  const ties = edgeSources
    .filter(({ byDefault }) => byDefault)
    .map(({ sql }) => `SELECT source, target FROM (${sql}) e WHERE coalesce(on_day < DATE ${quoteLiteral(to)}, true)`)
  return `WITH tie AS MATERIALIZED (
      SELECT DISTINCT t.source, t.target FROM (${ties.join(' UNION ALL ')}) t
      JOIN kol a ON a.kol_id = t.source JOIN kol b ON b.kol_id = t.target
      WHERE t.source <> t.target AND NOT coalesce(a.deleted, false) AND NOT coalesce(b.deleted, false)
    ), linked AS (
      SELECT kol_id, count(DISTINCT other) AS links
      FROM (SELECT source AS kol_id, target AS other FROM tie UNION ALL SELECT target, source FROM tie) GROUP BY kol_id
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
