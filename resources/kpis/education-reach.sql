-- id: education-reach
-- name: Education and material reach
-- question: How many of the KOLs were reached by education or material?
-- family: scientific exchange & education  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end)  interaction(kind)
-- counter: education-effect, education-quality
-- source: No public benchmark. Read it beside the effect and the quality of education.
WITH reached AS (
  SELECT c.msl_id, c.kol_id, c.occurred_on FROM contact c JOIN interaction i USING (interaction_id)
  WHERE i.kind = 'education' OR i.material_id IS NOT NULL
  UNION ALL
  SELECT s.msl_id, k.kol_id, e.starts_on FROM event e JOIN event_participant s USING (event_id) JOIN event_participant k USING (event_id)
  WHERE s.msl_id IS NOT NULL AND s.role IN ('speaker', 'chair', 'panel', 'poster') AND k.kol_id IS NOT NULL
    AND NOT coalesce(e.deleted, false) AND NOT coalesce(s.deleted, false) AND NOT coalesce(k.deleted, false)
), counted AS (
  SELECT DISTINCT p.period_id, f.whom, r.kol_id
  FROM period p JOIN reached r ON r.occurred_on >= p.from_on AND r.occurred_on < p.to_on JOIN counted_for f ON f.msl_id = r.msl_id
)
SELECT a.period_id, a.msl_id, a.kol_id, (c.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a LEFT JOIN counted c ON c.period_id = a.period_id AND c.whom = a.whom AND c.kol_id = a.kol_id
