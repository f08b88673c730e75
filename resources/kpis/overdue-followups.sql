-- id: overdue-followups
-- name: Overdue open follow-ups
-- question: How many promises are open beyond their day?
-- family: follow-up  kind: quantitative  counts: result
-- unit: share  better: lower  aggregation: ratio  grain: period
-- requires: follow_up(due_on)
-- source: No public benchmark. Those more than 30 days over should be none.
WITH promised AS (
  SELECT f.*, coalesce(f.due_on, add_working_days(i.occurred_on, CAST(number_setting('follow_up_default_working_days') AS INTEGER))) AS due,
         coalesce(i.occurred_on, f.due_on) AS promised_on
  FROM follow_up f LEFT JOIN interaction i USING (interaction_id)
  WHERE NOT coalesce(f.deleted, false) AND coalesce(f.status, 'open') <> 'cancelled'
)
SELECT p.period_id, f.msl_id, f.kol_id, (f.due < p.as_of)::INT AS numerator, 1 AS denominator,
       CASE WHEN f.due >= p.as_of THEN 'not due' WHEN p.as_of - f.due <= 7 THEN '1-7 days' WHEN p.as_of - f.due <= 30 THEN '8-30 days' ELSE 'over 30 days' END AS key,
       CASE WHEN f.due_on IS NULL THEN 'due-day-assumed' END AS warning,
       'follow_up' AS evidence_table, f.follow_up_id AS evidence_id
FROM period p JOIN promised f ON coalesce(f.promised_on, f.due) < p.as_of
WHERE f.due IS NOT NULL AND coalesce(f.completed_on >= p.as_of, coalesce(f.status, 'open') <> 'done')
