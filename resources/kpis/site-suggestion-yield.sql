-- id: site-suggestion-yield
-- name: Suggested sites that activate
-- question: How many of the sites suggested came to work?
-- family: research support  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: trial_role(msl_id, kol_id, role)
-- source: No public benchmark. Roles site-suggested (undecided), site-activated and site-declined; usually few, so read the count.
SELECT p.period_id, r.msl_id, r.kol_id, plain(r.role) = 'site-suggested' AS pending, (plain(r.role) = 'site-activated')::INT AS numerator, 1 AS denominator,
       'trial_role' AS evidence_table, concat_ws('|', r.trial_id, r.kol_id, r.msl_id, r.role) AS evidence_id
FROM period p JOIN trial t ON coalesce(t.started_on, p.from_on) < p.to_on JOIN trial_role r USING (trial_id)
JOIN counted_for f ON f.msl_id = r.msl_id
WHERE plain(r.role) IN ('site-suggested', 'site-activated', 'site-declined') AND r.msl_id IS NOT NULL AND r.kol_id IS NOT NULL
  AND NOT coalesce(r.deleted, false) AND NOT coalesce(t.deleted, false)
-- A site that several MSLs suggested is one of their team.
QUALIFY row_number() OVER (PARTITION BY p.period_id, f.whom, r.trial_id, r.kol_id, r.role ORDER BY r.msl_id) = 1
