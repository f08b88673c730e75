-- id: insight-lag
-- name: Insight documentation lag
-- question: How soon is an insight written down after it was heard?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: working days  better: lower  aggregation: survival  grain: event
-- requires: insight(observed_at, submitted_at)
-- counter: insight-quality
-- source: Advice is to write up within minutes (From Science to Pharma); a start value is a median of one working day and a 90th percentile of three.
WITH written AS (
  SELECT msl_id, submitted_at, lag(submitted_at, 9) OVER w AS ninth_before, lead(submitted_at, 9) OVER w AS ninth_after
  FROM insight WHERE NOT coalesce(deleted, false) AND submitted_at IS NOT NULL WINDOW w AS (PARTITION BY msl_id ORDER BY submitted_at)
), at_once AS (
  -- Ten in the five minutes that end or begin then were not written one after the other.
  SELECT DISTINCT msl_id, submitted_at FROM written
  WHERE ninth_before >= submitted_at - INTERVAL 5 MINUTE OR ninth_after <= submitted_at + INTERVAL 5 MINUTE
), heard AS (
  SELECT i.*, local_time(i.observed_at, i.msl_id) AS heard_at, local_time(i.submitted_at, i.msl_id) AS written_at,
         o.submitted_at IS NOT NULL AS is_bulk
  FROM insight i LEFT JOIN at_once o ON o.msl_id = i.msl_id AND o.submitted_at = i.submitted_at WHERE NOT coalesce(i.deleted, false)
)
SELECT msl_id, kol_id, CAST(heard_at AS DATE) AS occurred_on,
       heard_at IS NOT NULL AND written_at IS NOT NULL AND written_at >= heard_at AS captured,
       CASE WHEN written_at >= heard_at THEN working_days(heard_at, written_at) END AS value,
       CASE WHEN written_at >= heard_at THEN 1 END AS event,
       CASE WHEN written_at < heard_at THEN 'submitted-before-observed'
            WHEN is_bulk THEN 'written-in-bulk' END AS warning,
       'insight' AS evidence_table, insight_id AS evidence_id
FROM heard
