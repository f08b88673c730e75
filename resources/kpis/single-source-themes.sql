-- id: single-source-themes
-- name: Insight themes from one KOL
-- question: Which themes rest on the word of one KOL?
-- family: KOL diversity  kind: quantitative  counts: result
-- unit: share  better: lower  aggregation: ratio  grain: period
-- requires: insight(theme, kol_id)
-- source: No public benchmark. Themes of fewer than three insights are left out, and those first heard of within sixty days wait; a theme that several MSLs heard of is one of their team.
WITH dated AS (
  SELECT *, local_day(coalesce(observed_at, submitted_at), msl_id) AS heard_on FROM insight
  WHERE theme IS NOT NULL AND kol_id IS NOT NULL AND NOT coalesce(deleted, false)
), begun AS (
  SELECT f.whom, i.theme, min(i.heard_on) AS first_on FROM dated i JOIN counted_for f USING (msl_id) GROUP BY ALL
)
SELECT p.period_id, min_by(i.msl_id, i.insight_id) AS msl_id, min_by(i.kol_id, i.insight_id) AS kol_id, i.theme AS key, min(b.first_on) + 60 > p.as_of AS pending,
       (count(DISTINCT i.kol_id) = 1)::INT AS numerator, 1 AS denominator, 'insight' AS evidence_table, min(i.insight_id) AS evidence_id
FROM period p JOIN dated i ON i.heard_on >= p.from_on AND i.heard_on < p.to_on
JOIN counted_for f ON f.msl_id = i.msl_id JOIN begun b ON b.whom = f.whom AND b.theme = i.theme
GROUP BY p.period_id, p.as_of, f.whom, i.theme HAVING count(*) >= 3
