-- id: insight-lag
-- name: Insight documentation lag
-- question: How soon is an insight written down after it was heard?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: working days  better: lower  aggregation: survival  grain: event
-- requires: insight(observed_at, submitted_at)
-- counter: insight-quality
-- source: Advice is to write up within minutes (From Science to Pharma); a start value is a median of one working day and a 90th percentile of three.
WITH heard AS (
  SELECT *, local_time(observed_at, msl_id) AS heard_at, local_time(submitted_at, msl_id) AS written_at,
         -- Ten in the five minutes that end or begin here were not written one after the other.
         count(*) OVER (PARTITION BY msl_id ORDER BY submitted_at RANGE BETWEEN INTERVAL 5 MINUTE PRECEDING AND CURRENT ROW) AS just_before,
         count(*) OVER (PARTITION BY msl_id ORDER BY submitted_at RANGE BETWEEN CURRENT ROW AND INTERVAL 5 MINUTE FOLLOWING) AS just_after
  FROM insight WHERE NOT coalesce(deleted, false)
)
SELECT msl_id, kol_id, CAST(heard_at AS DATE) AS occurred_on,
       heard_at IS NOT NULL AND written_at IS NOT NULL AND written_at >= heard_at AS captured,
       CASE WHEN written_at >= heard_at THEN working_days(heard_at, written_at) END AS value,
       CASE WHEN written_at >= heard_at THEN 1 END AS event,
       CASE WHEN written_at < heard_at THEN 'submitted-before-observed'
            WHEN submitted_at IS NOT NULL AND greatest(just_before, just_after) >= 10 THEN 'written-in-bulk' END AS warning,
       'insight' AS evidence_table, insight_id AS evidence_id
FROM heard
