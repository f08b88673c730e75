-- id: rising-star-conversion
-- name: Rising experts turned collaborators
-- question: Did those who were rising two years ago become partners?
-- family: thought-leader development  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: authorship(kol_id)  publication(published_on)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark. Rising as in the share of contacts with rising experts, two years before; joint results as in the share of KOLs with one.
SELECT a.period_id, a.msl_id, a.kol_id, (count(x.result_on) > 0)::INT AS numerator, 1 AS denominator,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a JOIN period p USING (period_id) JOIN rising r ON r.period_id = a.period_id AND r.kol_id = a.kol_id AND r.months_ago = 24
LEFT JOIN joint_result x ON x.kol_id = a.kol_id AND x.result_on < p.as_of AND x.result_on >= p.as_of - INTERVAL 24 MONTH
GROUP BY a.period_id, a.whom, a.msl_id, a.kol_id, a.plan_id
