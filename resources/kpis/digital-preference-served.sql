-- id: digital-preference-served
-- name: Digital-preferring KOLs served
-- question: Are KOLs who want digital contact met digitally?
-- family: channel fit  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: kol(preferred_channels)  interaction(channel)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark.
WITH met AS (
  SELECT DISTINCT p.period_id, c.msl_id, c.kol_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day WHERE c.is_digital
), served AS (
  SELECT DISTINCT m.period_id, f.whom, m.kol_id FROM met m JOIN counted_for f USING (msl_id)
)
SELECT a.period_id, a.msl_id, a.kol_id, (s.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a JOIN kol k USING (kol_id)
LEFT JOIN served s ON s.period_id = a.period_id AND s.whom = a.whom AND s.kol_id = a.kol_id
WHERE list_has_any(k.preferred_channels, ['video', 'email', 'messaging', 'web-portal', 'webinar'])
