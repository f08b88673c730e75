-- id: inquiry-satisfaction
-- name: Inquirer satisfaction
-- question: Were the answers worth it to those who asked?
-- family: medical inquiries  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event  answers: 0
-- requires: inquiry(satisfaction)
-- source: Ratings of 4 and 5 among those given; asked is everybody whose inquiry was answered. 85 % of medical information departments survey by link (phactMI); no value published.
WITH rated AS (
  SELECT msl_id, kol_id, inquiry_id, local_day(coalesce(answered_at, received_at), msl_id) AS occurred_on, answered_at,
         CASE WHEN satisfaction BETWEEN 1 AND 5 THEN satisfaction END AS satisfaction
  FROM inquiry WHERE NOT coalesce(deleted, false) AND msl_id IS NOT NULL
)
SELECT msl_id, kol_id, occurred_on, (satisfaction >= 4)::INT AS numerator, CASE WHEN satisfaction IS NOT NULL THEN 1 END AS denominator,
       satisfaction IS NOT NULL AS captured, 'inquiry' AS evidence_table, inquiry_id AS evidence_id
FROM rated WHERE satisfaction IS NOT NULL OR answered_at IS NOT NULL
