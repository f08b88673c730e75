-- id: list-validity
-- name: KOL list validity
-- question: Is the list of KOLs still right?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end)  kol(verified_on)
-- source: Lists that are handed over are said to be 60 to 70 % accurate (MSL Mastery).
SELECT a.period_id, a.msl_id, a.kol_id,
       coalesce(k.verified_on < p.as_of AND k.verified_on >= p.as_of - INTERVAL 12 MONTH, false)::INT AS numerator, 1 AS denominator,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a JOIN period p USING (period_id) JOIN kol k USING (kol_id)
