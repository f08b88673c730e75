-- id: collaboration-rate
-- name: KOLs with a joint result
-- question: With how many of the KOLs seen did something come about?
-- family: engagement depth  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: interaction(msl_id)
-- source: No public benchmark. Results of the twelve months before: advisory, study and publication work, joint events, studies and supported publications.
WITH engaged AS (
  SELECT p.period_id, p.as_of, c.msl_id, c.kol_id, min(c.occurred_at) AS first_at,
         min_by(c.contact_id, c.occurred_at) AS contact_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day GROUP BY ALL
), once AS (
  SELECT DISTINCT ON (e.period_id, f.whom, e.kol_id) e.*
  FROM engaged e JOIN counted_for f USING (msl_id) ORDER BY e.first_at, e.contact_id
), result AS (
  SELECT c.kol_id, c.occurred_on AS result_on FROM contact c JOIN interaction i USING (interaction_id)
  WHERE i.kind IN ('advisory', 'trial-support', 'publication-support')
  UNION ALL
  SELECT k.kol_id, e.starts_on FROM event e JOIN event_participant k USING (event_id)
  SEMI JOIN (SELECT event_id FROM event_participant WHERE msl_id IS NOT NULL AND NOT coalesce(deleted, false)) o USING (event_id)
  WHERE k.role IN ('speaker', 'chair', 'panel') AND k.kol_id IS NOT NULL AND NOT coalesce(k.deleted, false) AND NOT coalesce(e.deleted, false)
  UNION ALL
  SELECT r.kol_id, coalesce(m.actual_on, t.started_on) FROM trial_role r JOIN trial t USING (trial_id)
  LEFT JOIN milestone m ON m.trial_id = t.trial_id AND NOT coalesce(m.deleted, false)
  WHERE r.kol_id IS NOT NULL AND NOT coalesce(r.deleted, false) AND NOT coalesce(t.deleted, false)
  UNION ALL
  SELECT a.kol_id, m.actual_on FROM authorship a JOIN milestone m USING (publication_id)
  WHERE NOT coalesce(a.deleted, false) AND NOT coalesce(m.deleted, false)
), joint AS (
  SELECT DISTINCT e.period_id, e.kol_id
  FROM once e JOIN result r ON r.kol_id = e.kol_id AND r.result_on < e.as_of AND r.result_on >= e.as_of - INTERVAL 12 MONTH
)
SELECT e.period_id, e.msl_id, e.kol_id, (j.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, e.contact_id AS evidence_id
FROM once e LEFT JOIN joint j ON j.period_id = e.period_id AND j.kol_id = e.kol_id
