-- id: insight-quality
-- name: Insight quality
-- question: Are insights specific, new, sourced, linked to a priority and clear about what follows?
-- family: insight quality & timeliness  kind: qualitative  counts: result
-- unit: points of 15  better: higher  aggregation: mean  grain: event  agreement: insight-rubric
-- requires: insight_rubric(specific, new, sourced, linked, so_what)
-- source: Five ratings of 0 to 3 (a rubric of this product); quality of actionable insights is wanted by 67 % of MSLs (Dyer et al. 2025).
SELECT i.msl_id, i.kol_id, local_day(coalesce(i.observed_at, i.submitted_at), i.msl_id) AS occurred_on,
       r.specific + r.new + r.sourced + r.linked + r.so_what AS value,
       'insight' AS evidence_table, i.insight_id AS evidence_id
FROM insight i JOIN insight_rubric r ON r.insight_id = i.insight_id AND r.part = 'first'
WHERE NOT coalesce(i.deleted, false)
