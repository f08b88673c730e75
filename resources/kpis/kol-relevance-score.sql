-- id: kol-relevance-score
-- name: Relevance of engaged KOLs
-- question: Do contacts go to those who matter for the science?
-- family: scientific exchange & education  kind: composite  counts: result
-- unit: points of 100  better: higher  aggregation: mean  grain: event
-- requires: kol(interests)
-- source: Weights of this product: interests 40, publications and trials of five years 30, specialty of the panel 20, roles at events 10; parts that are not known are left out.
WITH discussed AS (SELECT DISTINCT plain(unnest(topics)) AS topic FROM contact), output AS (
  SELECT kol_id, count(*) AS n FROM (
    SELECT u.kol_id FROM authorship u JOIN publication b USING (publication_id) CROSS JOIN as_of a
    WHERE NOT coalesce(u.deleted, false) AND b.published_on < a.day AND b.published_on >= a.day - INTERVAL 5 YEAR
    UNION ALL
    SELECT r.kol_id FROM trial_role r JOIN trial t USING (trial_id) CROSS JOIN as_of a
    WHERE r.kol_id IS NOT NULL AND NOT coalesce(r.deleted, false) AND t.started_on < a.day AND t.started_on >= a.day - INTERVAL 5 YEAR
  ) GROUP BY kol_id
), stage AS (
  SELECT DISTINCT e.kol_id FROM event_participant e WHERE e.role IN ('speaker', 'chair', 'panel') AND e.kol_id IS NOT NULL AND NOT coalesce(e.deleted, false)
), panel AS (
  SELECT specialty FROM (
    SELECT k.specialty, count(*) / sum(count(*)) OVER () AS share
    FROM (SELECT DISTINCT kol_id FROM engagement_plan WHERE NOT coalesce(deleted, false)) a JOIN kol k USING (kol_id) GROUP BY ALL
  ) WHERE share >= 0.1 AND specialty IS NOT NULL
), known AS (
  SELECT (SELECT count(*) > 0 FROM output) AS has_output, (SELECT count(*) > 0 FROM stage) AS has_stage, (SELECT count(*) > 0 FROM panel) AS has_panel
), part AS (
  SELECT k.kol_id,
         CASE WHEN len(k.interests) > 0 THEN list_has_any(list_transform(k.interests, lambda t: plain(t)), (SELECT list(topic) FROM discussed))::INT END AS interest,
         CASE WHEN n.has_output THEN least(1, coalesce(o.n, 0) / 10) END AS science,
         CASE WHEN n.has_panel AND k.specialty IS NOT NULL THEN (k.specialty IN (SELECT specialty FROM panel))::INT END AS practice,
         CASE WHEN n.has_stage THEN (k.kol_id IN (SELECT kol_id FROM stage))::INT END AS role
  FROM kol k CROSS JOIN known n LEFT JOIN output o USING (kol_id)
), scored AS (
  SELECT kol_id, 40 * (interest IS NOT NULL)::INT + 30 * (science IS NOT NULL)::INT + 20 * (practice IS NOT NULL)::INT + 10 * (role IS NOT NULL)::INT AS weight,
         40 * coalesce(interest, 0) + 30 * coalesce(science, 0) + 20 * coalesce(practice, 0) + 10 * coalesce(role, 0) AS points
  FROM part
)
SELECT c.msl_id, c.kol_id, c.occurred_on, coalesce(s.weight >= 60, false) AS captured, CASE WHEN s.weight >= 60 THEN 100 * s.points / s.weight END AS value,
       'contact' AS evidence_table, c.contact_id AS evidence_id
FROM session_contact c LEFT JOIN scored s USING (kol_id)
