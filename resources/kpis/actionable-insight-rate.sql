-- id: actionable-insight-rate
-- name: Actionable insights
-- question: How many insights could somebody act on?
-- family: insight quality & timeliness  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: insight(actionable)
-- source: Quality of actionable insights is wanted by 67 % (Dyer et al. 2025); no public benchmark.
SELECT msl_id, kol_id, local_day(coalesce(observed_at, submitted_at), msl_id) AS occurred_on,
       actionable IS NULL AND coalesce(plain(status), 'new') = 'new' AS pending, actionable IS NOT NULL OR coalesce(plain(status), 'new') = 'new' AS captured,
       actionable::INT AS numerator, CASE WHEN actionable IS NOT NULL THEN 1 END AS denominator,
       'insight' AS evidence_table, insight_id AS evidence_id
FROM insight_use WHERE NOT coalesce(deleted, false)
