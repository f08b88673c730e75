-- id: on-time-documentation
-- name: On-time documentation
-- question: Are meetings reported within two working days?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(submitted_at)
-- counter: insight-quality
-- source: Company procedures set the time; a start value is 90 % within two working days.
WITH due AS (
  SELECT i.*, local_day(i.submitted_at, i.msl_id) AS submitted_on, add_working_days(i.occurred_on, CAST(number_setting('documentation_working_days') AS INTEGER)) AS due_on
  FROM interaction i WHERE i.status = 'completed' AND NOT i.deleted
)
SELECT d.msl_id, d.occurred_on, d.submitted_at IS NOT NULL OR d.due_on >= a.day AS captured,
       d.submitted_at IS NULL AND d.due_on >= a.day AS pending,
       CASE WHEN d.submitted_at IS NOT NULL THEN (d.submitted_on <= d.due_on)::INT END AS numerator,
       CASE WHEN d.submitted_at IS NOT NULL THEN 1 END AS denominator,
       'interaction' AS evidence_table, d.interaction_id AS evidence_id
FROM due d CROSS JOIN as_of a
