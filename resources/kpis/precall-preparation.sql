-- id: precall-preparation
-- name: Prepared first meetings
-- question: Was there a plan before a first meeting?
-- family: scientific exchange & education  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event  window: 365
-- requires: interaction(precall_planned_at)
-- source: MSLs spend two to four hours a week on research (Tech Story); no public benchmark.
WITH meeting AS (
  SELECT c.*, lag(c.occurred_on) OVER (PARTITION BY c.msl_id, c.kol_id ORDER BY c.occurred_at, c.contact_id) AS before_on FROM contact c
)
SELECT m.msl_id, m.kol_id, m.occurred_on, coalesce(i.precall_planned_at < i.occurred_at, false)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, m.contact_id AS evidence_id
FROM meeting m JOIN interaction i USING (interaction_id)
WHERE m.before_on IS NULL OR m.before_on < m.occurred_on - INTERVAL 12 MONTH
