-- id: inquiry-sla
-- name: Inquiries within agreed time
-- question: Do physicians get their answers when they were promised?
-- family: medical inquiries  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: inquiry(received_at, answered_at)
-- source: No public benchmark. Without a due day the setting inquiry_working_days stands in.
WITH dated AS (
  SELECT *, local_day(due_at, msl_id) AS agreed_on, local_day(received_at, msl_id) AS asked_on, local_day(answered_at, msl_id) AS answered_on
  FROM inquiry
), asked AS (
  SELECT *, coalesce(agreed_on, add_working_days(asked_on, CAST(number_setting('inquiry_working_days') AS INTEGER))) AS due_on,
         -- What is answered, nobody knows when, is neither in time nor late.
         answered_at IS NOT NULL OR coalesce(status, 'open') <> 'done' AS is_dated
  FROM dated WHERE NOT coalesce(deleted, false) AND coalesce(status, 'open') <> 'cancelled'
)
SELECT q.msl_id, q.kol_id, q.due_on AS occurred_on, q.due_on >= a.day AS pending,
       q.is_dated AS captured, CASE WHEN q.is_dated THEN coalesce(q.answered_on <= q.due_on, false)::INT END AS numerator,
       CASE WHEN q.is_dated THEN 1 END AS denominator,
       CASE WHEN q.due_at IS NULL THEN 'due-day-assumed' END AS warning, 'inquiry' AS evidence_table, q.inquiry_id AS evidence_id
FROM asked q CROSS JOIN as_of a WHERE q.msl_id IS NOT NULL
