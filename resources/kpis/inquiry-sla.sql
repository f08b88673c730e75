-- id: inquiry-sla
-- name: Inquiries within agreed time
-- question: Do physicians get their answers when they were promised?
-- family: medical inquiries  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: inquiry(received_at, answered_at)
-- source: No public benchmark. Without a due day the setting inquiry_working_days stands in.
WITH asked AS (
  SELECT *, coalesce(local_day(due_at, msl_id), add_working_days(local_day(received_at, msl_id), CAST(number_setting('inquiry_working_days') AS INTEGER))) AS due_on,
         -- What is answered, nobody knows when, is neither in time nor late.
         answered_at IS NOT NULL OR coalesce(status, 'open') <> 'done' AS is_dated
  FROM inquiry WHERE NOT coalesce(deleted, false) AND coalesce(status, 'open') <> 'cancelled'
)
SELECT q.msl_id, q.kol_id, q.due_on AS occurred_on, q.due_on >= a.day AS pending,
       q.is_dated AS captured, CASE WHEN q.is_dated THEN coalesce(local_day(q.answered_at, q.msl_id) <= q.due_on, false)::INT END AS numerator,
       CASE WHEN q.is_dated THEN 1 END AS denominator,
       CASE WHEN q.due_at IS NULL THEN 'due-day-assumed' END AS warning, 'inquiry' AS evidence_table, q.inquiry_id AS evidence_id
FROM asked q CROSS JOIN as_of a WHERE q.msl_id IS NOT NULL
