-- id: kol-development-progress
-- name: KOL development plan progress
-- question: Do the steps agreed with KOLs get done?
-- family: thought-leader development  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: development_step(planned_on, reached_on)
-- source: No public benchmark.
SELECT s.msl_id, s.kol_id, s.planned_on AS occurred_on, s.planned_on >= a.day AND coalesce(s.reached_on > a.day, true) AS pending,
       (s.reached_on IS NOT NULL AND s.reached_on <= a.day)::INT AS numerator, 1 AS denominator,
       'development_step' AS evidence_table, concat_ws('|', s.kol_id, s.milestone) AS evidence_id
FROM development_step s CROSS JOIN as_of a WHERE s.msl_id IS NOT NULL AND s.planned_on IS NOT NULL AND NOT coalesce(s.deleted, false)
