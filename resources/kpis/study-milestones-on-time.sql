-- id: study-milestones-on-time
-- name: Company-study support on time
-- question: Do studies get their support when it was planned?
-- family: research support  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: milestone(trial_id, planned_on, actual_on)  trial(sponsor_kind)
-- source: No public benchmark. A week of tolerance.
SELECT m.msl_id, m.planned_on AS occurred_on, m.actual_on IS NULL AND m.planned_on + 7 >= a.day AS pending,
       coalesce(m.actual_on <= m.planned_on + 7, false)::INT AS numerator, 1 AS denominator,
       'milestone' AS evidence_table, m.milestone_id AS evidence_id
FROM milestone m JOIN (SELECT trial_id FROM trial WHERE plain(sponsor_kind) = 'company-sponsored' AND NOT coalesce(deleted, false)) t USING (trial_id) CROSS JOIN as_of a
-- A delay that the MSL could not help is not counted against them.
WHERE NOT coalesce(m.deleted, false) AND m.planned_on IS NOT NULL AND m.msl_id IS NOT NULL
  AND NOT (coalesce(m.outside_control, false) AND coalesce(m.actual_on > m.planned_on + 7, true))
