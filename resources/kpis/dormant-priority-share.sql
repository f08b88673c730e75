-- id: dormant-priority-share
-- name: Dormant priority KOLs
-- question: Which priority KOLs has this MSL not seen for too long?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: lower  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end)  kol(tier)
-- source: Dormant is more than 90 days and one and a half times the planned gap without a contact (a start value to edit).
WITH panel AS (
  SELECT a.*, p.as_of FROM assigned_for a JOIN period p USING (period_id) WHERE a.tier IN (1, 2)
), met AS (
  -- The last contact in each period, before the day that is looked from; what is in none was before the first.
  SELECT f.whom, c.kol_id, max(c.occurred_on) AS occurred_on
  FROM contact c JOIN counted_for f USING (msl_id) LEFT JOIN period_day p ON p.day = c.occurred_on
  WHERE c.occurred_on < coalesce(p.as_of, (SELECT min(from_on) FROM period)) GROUP BY f.whom, c.kol_id, p.period_id
)
SELECT a.period_id, a.msl_id, a.kol_id,
       (a.as_of - coalesce(l.occurred_on, a.first_on) > greatest(90, 1.5 * coalesce(a.gap_days, 0)))::INT AS numerator,
       1 AS denominator, 'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
-- The last contact before the day the period is looked at from.
FROM panel a ASOF LEFT JOIN met l ON l.whom = a.whom AND l.kol_id = a.kol_id AND a.as_of > l.occurred_on
