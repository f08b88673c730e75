-- id: insight-to-action
-- name: Insights that led to action
-- question: What came of what was heard?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: insight(actioned_on)
-- source: No public benchmark. An action within 180 days counts; younger insights wait.
WITH heard AS (
  SELECT *, local_day(coalesce(observed_at, submitted_at), msl_id) AS heard_on FROM insight_use
  WHERE NOT coalesce(deleted, false) AND (coalesce(plain(status), 'new') <> 'new' OR actioned_on IS NOT NULL)
)
SELECT h.msl_id, h.kol_id, h.heard_on AS occurred_on, h.heard_on + 180 >= a.day AS pending,
       coalesce(h.actioned_on <= h.heard_on + 180, false)::INT AS numerator, 1 AS denominator,
       'insight' AS evidence_table, h.insight_id AS evidence_id
FROM heard h CROSS JOIN as_of a
