-- id: inquiry-satisfaction
-- name: Inquirer satisfaction
-- question: Were the answers worth it to those who asked?
-- family: medical inquiries  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: inquiry(satisfaction)
-- source: 85 % of medical information departments survey by link (phactMI); no value published.
SELECT msl_id, kol_id, CAST(coalesce(answered_at, received_at) AS DATE) AS occurred_on, (satisfaction >= 4)::INT AS numerator, 1 AS denominator,
       'inquiry' AS evidence_table, inquiry_id AS evidence_id
FROM inquiry WHERE NOT coalesce(deleted, false) AND satisfaction BETWEEN 1 AND 5 AND msl_id IS NOT NULL
