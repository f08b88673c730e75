-- id: collaboration-rate
-- name: KOLs with a joint result
-- question: With how many of the KOLs seen did something come about?
-- family: engagement depth  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: interaction(msl_id)
-- source: No public benchmark. Results of the twelve months before: advisory, study and publication work, education given, roles in studies, publications that reached a milestone, and events of advice, education, guidelines or registries, or that an MSL organised or spoke at. A talk at a congress is none.
WITH engaged AS (
  SELECT p.period_id, p.as_of, c.msl_id, c.kol_id, min(c.occurred_at) AS first_at,
         min_by(c.contact_id, (c.occurred_at, c.contact_id)) AS contact_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day GROUP BY ALL
), once AS (
  SELECT DISTINCT ON (e.period_id, f.whom, e.kol_id) e.*
  FROM engaged e JOIN counted_for f USING (msl_id) ORDER BY e.first_at, e.msl_id
), joint AS (
  SELECT DISTINCT e.period_id, e.kol_id
  FROM once e JOIN joint_result r ON r.kol_id = e.kol_id AND r.result_on < e.as_of AND r.result_on >= e.as_of - INTERVAL 12 MONTH
)
SELECT e.period_id, e.msl_id, e.kol_id, (j.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, e.contact_id AS evidence_id
FROM once e LEFT JOIN joint j ON j.period_id = e.period_id AND j.kol_id = e.kol_id
