-- id: inquiry-response-time
-- name: Inquiry response time
-- question: How long does a KOL wait for an answer?
-- family: medical inquiries  kind: quantitative  counts: result
-- unit: working days  better: lower  aggregation: survival  grain: event
-- requires: inquiry(received_at, answered_at)
-- source: Turnaround is the figure medical information departments report most (59 %, phactMI); open inquiries count as not answered so far.
SELECT q.msl_id, q.kol_id, CAST(q.received_at AS DATE) AS occurred_on,
       q.answered_at IS NULL OR q.answered_at >= q.received_at AS captured,
       CASE WHEN q.answered_at IS NULL THEN greatest(0, working_days(q.received_at, a.day))
            WHEN q.answered_at >= q.received_at THEN working_days(q.received_at, q.answered_at) END AS value,
       (q.answered_at IS NOT NULL)::INT AS event,
       CASE WHEN q.answered_at < q.received_at THEN 'answered-before-received' END AS warning,
       'inquiry' AS evidence_table, q.inquiry_id AS evidence_id
FROM inquiry q CROSS JOIN as_of a
WHERE NOT coalesce(q.deleted, false) AND coalesce(q.status, 'open') <> 'cancelled'
