-- id: publication-support-on-time
-- name: Publication support on time
-- question: Do publications get their support when it was planned?
-- family: publications & congress  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: milestone(publication_id, planned_on, actual_on)
-- source: No public benchmark. Authorship is no part of it (ICMJE).
SELECT m.msl_id, m.planned_on AS occurred_on, m.actual_on IS NULL AND m.planned_on + 0 >= a.day AS pending,
       coalesce(m.actual_on <= m.planned_on + 0, false)::INT AS numerator, 1 AS denominator,
       'milestone' AS evidence_table, m.milestone_id AS evidence_id
FROM milestone m JOIN (SELECT publication_id FROM publication WHERE NOT coalesce(deleted, false)) t USING (publication_id) CROSS JOIN as_of a
-- A delay that the MSL could not help is not counted against them.
WHERE NOT coalesce(m.deleted, false) AND m.planned_on IS NOT NULL AND m.msl_id IS NOT NULL
  AND NOT (coalesce(m.outside_control, false) AND coalesce(m.actual_on > m.planned_on + 0, true))
