-- id: followup-on-time
-- name: Follow-up done on time
-- question: Is what was promised done by the day it was promised for?
-- family: follow-up  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: follow_up(completed_on)
-- source: A start value is 85 %. Without a due day, ten working days after the meeting are assumed, and said to be.
WITH open AS (
  SELECT *, -- What is done, nobody knows when, is neither in time nor late.
         completed_on IS NOT NULL OR coalesce(status, 'open') <> 'done' AS is_dated
  FROM follow_up WHERE NOT coalesce(deleted, false) AND coalesce(status, 'open') <> 'cancelled'
), promised AS (
  SELECT *, due_on AS due FROM open WHERE due_on IS NOT NULL
  UNION ALL SELECT o.*, add_working_days(i.occurred_on, CAST(number_setting('follow_up_default_working_days') AS INTEGER))
  FROM open o JOIN interaction i USING (interaction_id) WHERE o.due_on IS NULL
)
SELECT p.msl_id, p.kol_id, p.due AS occurred_on, p.due >= a.day AS pending,
       p.is_dated AS captured, CASE WHEN p.is_dated THEN coalesce(p.completed_on <= p.due, false)::INT END AS numerator,
       CASE WHEN p.is_dated THEN 1 END AS denominator,
       CASE WHEN p.due_on IS NULL THEN 'due-day-assumed' END AS warning,
       'follow_up' AS evidence_table, p.follow_up_id AS evidence_id
FROM promised p CROSS JOIN as_of a WHERE p.due IS NOT NULL
