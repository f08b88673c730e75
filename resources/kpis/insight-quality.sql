-- id: insight-quality
-- name: Insight quality
-- question: Are insights specific, new, sourced, linked to a priority and clear about what follows?
-- family: insight quality & timeliness  kind: qualitative  counts: result
-- unit: points of 15  better: higher  aggregation: mean  grain: event
-- requires: insight(rubric_specific, rubric_new, rubric_sourced, rubric_linked, rubric_so_what)
-- source: Five ratings of 0 to 3 (a rubric of this product); quality of actionable insights is wanted by 67 % of MSLs (Dyer et al. 2025).
SELECT msl_id, kol_id, CAST(coalesce(observed_at, submitted_at) AS DATE) AS occurred_on,
       rubric_specific + rubric_new + rubric_sourced + rubric_linked + rubric_so_what AS value,
       'insight' AS evidence_table, insight_id AS evidence_id
FROM insight
WHERE NOT coalesce(deleted, false)
  AND rubric_specific + rubric_new + rubric_sourced + rubric_linked + rubric_so_what IS NOT NULL
