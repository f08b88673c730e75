-- id: target-kol-coverage
-- name: Coverage of assigned KOLs
-- question: Which of the KOLs this MSL is meant to see did they see?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end)
-- counter: substantive-exchange-share
-- source: Panel sizes of 35 to 45 relationships are usual (ACMA); no public benchmark of the share.
WITH met AS (
  SELECT DISTINCT p.period_id, c.msl_id, c.kol_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day
), seen AS (
  SELECT DISTINCT m.period_id, f.whom, m.kol_id FROM met m JOIN counted_for f USING (msl_id)
)
SELECT a.period_id, a.msl_id, a.kol_id, (s.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a JOIN period p USING (period_id)
LEFT JOIN seen s ON s.period_id = a.period_id AND s.whom = a.whom AND s.kol_id = a.kol_id
-- Who was assigned only just now cannot have been seen yet.
WHERE s.kol_id IS NOT NULL OR a.first_on <= p.to_on - 30
