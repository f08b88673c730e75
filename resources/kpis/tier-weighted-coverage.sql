-- id: tier-weighted-coverage
-- name: Tier-weighted coverage
-- question: Which of the KOLs that matter most did this MSL see?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio-of-means  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end)  kol(tier)
-- counter: substantive-exchange-share
-- source: No public benchmark. Weights by tier are the setting tier_weights; KOLs without a tier are not captured.
WITH met AS (
  SELECT DISTINCT p.period_id, c.msl_id, c.kol_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day
), seen AS (
  SELECT DISTINCT m.period_id, f.whom, m.kol_id FROM met m JOIN counted_for f USING (msl_id)
), weighed AS (
  SELECT a.*, s.kol_id IS NOT NULL AS is_seen, CASE WHEN a.tier BETWEEN 1 AND 4 THEN tier_weight(a.tier) END AS weight
  FROM assigned_for a LEFT JOIN seen s ON s.period_id = a.period_id AND s.whom = a.whom AND s.kol_id = a.kol_id
)
SELECT w.period_id, w.msl_id, w.kol_id, w.weight IS NOT NULL AS captured, w.weight * w.is_seen::INT AS numerator,
       w.weight AS denominator, 'engagement_plan' AS evidence_table, w.plan_id AS evidence_id
FROM weighed w JOIN period p USING (period_id)
WHERE w.is_seen OR w.first_on <= p.to_on - 30
