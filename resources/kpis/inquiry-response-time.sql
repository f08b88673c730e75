-- id: inquiry-response-time
-- name: Inquiry response time
-- question: How long does a KOL wait for an answer?
-- family: medical inquiries  kind: quantitative  counts: result
-- unit: working days  better: lower  aggregation: survival  grain: event
-- requires: inquiry(received_at, answered_at)
-- source: Turnaround is the figure medical information departments report most (59 %, phactMI); open inquiries count as not answered so far.
WITH asked AS (
  SELECT *, local_time(received_at, msl_id) AS asked_at, local_time(answered_at, msl_id) AS told_at, coalesce(status, 'open') <> 'done' AS is_open
  FROM inquiry WHERE NOT coalesce(deleted, false) AND coalesce(status, 'open') <> 'cancelled'
)
SELECT q.msl_id, q.kol_id, CAST(q.asked_at AS DATE) AS occurred_on,
       coalesce(q.told_at >= q.asked_at, q.is_open) AS captured,
       CASE WHEN q.told_at IS NULL AND q.is_open THEN greatest(0, working_days(q.asked_at, a.day))
            WHEN q.told_at >= q.asked_at THEN working_days(q.asked_at, q.told_at) END AS value,
       (q.told_at IS NOT NULL)::INT AS event,
       CASE WHEN q.told_at < q.asked_at THEN 'answered-before-received' END AS warning,
       'inquiry' AS evidence_table, q.inquiry_id AS evidence_id
FROM asked q CROSS JOIN as_of a
