-- id: insight-lag
-- name: Insight documentation lag
-- question: How soon is an insight written down after it was heard?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: working days  better: lower  aggregation: survival  grain: event
-- requires: insight(observed_at, submitted_at)
-- counter: insight-quality
-- source: Advice is to write up within minutes (From Science to Pharma); a start value is a median of one working day and a 90th percentile of three.
SELECT msl_id, kol_id, CAST(observed_at AS DATE) AS occurred_on,
       observed_at IS NOT NULL AND submitted_at IS NOT NULL AND submitted_at >= observed_at AS captured,
       CASE WHEN submitted_at >= observed_at THEN working_days(observed_at, submitted_at) END AS value,
       CASE WHEN submitted_at >= observed_at THEN 1 END AS event,
       CASE WHEN submitted_at < observed_at THEN 'submitted-before-observed' END AS warning,
       'insight' AS evidence_table, insight_id AS evidence_id
FROM insight WHERE NOT coalesce(deleted, false)
