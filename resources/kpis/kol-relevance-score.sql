-- id: kol-relevance-score
-- name: Relevance of engaged KOLs
-- question: Do contacts go to those who matter for the science?
-- family: scientific exchange & education  kind: composite  counts: result
-- unit: points of 100  better: higher  aggregation: mean  grain: event
-- requires: kol(interests)  interaction(topics)
-- source: Weights of this product: fit of interests 40, publications and trials of five years 30, specialty of the panel 20, roles at events 10; parts that are not known are left out. The fit is the share of the KOL's interests that are of the MSL: the therapeutic area, a listening priority, or a topic that the MSL talked about in the year before with two KOLs or more and a tenth of those met.
WITH talked AS (
  SELECT DISTINCT c.msl_id, c.kol_id, c.topics FROM contact c CROSS JOIN as_of a
  WHERE len(c.topics) > 0 AND c.occurred_on < a.day AND c.occurred_on >= a.day - INTERVAL 12 MONTH
), discussed AS (
  SELECT DISTINCT msl_id, kol_id, plain(topic) AS topic FROM (SELECT msl_id, kol_id, unnest(topics) AS topic FROM talked)
), subject AS (
  -- What one KOL alone is asked about is no subject of the MSL: every interest would fit that was ever talked about.
  SELECT d.msl_id, d.topic
  FROM discussed d JOIN (SELECT msl_id, count(DISTINCT kol_id) AS kols FROM talked GROUP BY msl_id) t USING (msl_id)
  GROUP BY d.msl_id, d.topic, t.kols HAVING count(*) >= greatest(2, t.kols / 10)
  UNION SELECT msl_id, plain(therapeutic_area) FROM msl WHERE therapeutic_area IS NOT NULL
  UNION SELECT m.msl_id, plain(l.name) FROM member m CROSS JOIN listening_priority l CROSS JOIN as_of a
  WHERE coalesce(l.active_from < a.day, true) AND coalesce(l.active_to >= a.day, true) AND NOT coalesce(l.deleted, false)
), subjects AS (SELECT msl_id, list(topic) AS topics FROM subject GROUP BY msl_id), output AS (
  SELECT kol_id, count(*) AS n FROM (
    SELECT u.kol_id FROM authorship u JOIN publication b USING (publication_id) CROSS JOIN as_of a
    WHERE NOT coalesce(u.deleted, false) AND NOT coalesce(b.deleted, false) AND b.published_on < a.day AND b.published_on >= a.day - INTERVAL 5 YEAR
    UNION ALL
    SELECT r.kol_id FROM trial_role r JOIN trial t USING (trial_id) CROSS JOIN as_of a
    WHERE r.kol_id IS NOT NULL AND NOT coalesce(r.deleted, false) AND NOT coalesce(t.deleted, false) AND t.started_on < a.day AND t.started_on >= a.day - INTERVAL 5 YEAR
  ) GROUP BY kol_id
), stage AS (
  SELECT DISTINCT p.kol_id FROM event_participant p JOIN event e USING (event_id)
  WHERE p.role IN ('speaker', 'chair', 'panel') AND p.kol_id IS NOT NULL AND NOT coalesce(p.deleted, false) AND NOT coalesce(e.deleted, false)
), panel AS (
  SELECT specialty FROM (
    SELECT k.specialty, count(*) / sum(count(*)) OVER () AS share
    FROM (SELECT DISTINCT kol_id FROM engagement_plan WHERE NOT coalesce(deleted, false)) a JOIN kol k USING (kol_id) GROUP BY ALL
  ) WHERE share >= 0.1 AND specialty IS NOT NULL
), known AS (
  SELECT (SELECT count(*) > 0 FROM output) AS has_output, (SELECT count(*) > 0 FROM stage) AS has_stage, (SELECT count(*) > 0 FROM panel) AS has_panel
), part AS (
  SELECT k.kol_id,
         CASE WHEN len(k.interests) > 0 THEN list_distinct(list_transform(k.interests, lambda t: plain(t))) END AS interests,
         CASE WHEN n.has_output THEN least(1, coalesce(o.n, 0) / 10) END AS science,
         CASE WHEN n.has_panel AND k.specialty IS NOT NULL THEN (k.specialty IN (SELECT specialty FROM panel))::INT END AS practice,
         CASE WHEN n.has_stage THEN (k.kol_id IN (SELECT kol_id FROM stage))::INT END AS role
  FROM kol k CROSS JOIN known n LEFT JOIN output o USING (kol_id)
), pair AS (
  SELECT DISTINCT msl_id, kol_id FROM session_contact
), fitted AS (
  SELECT r.msl_id, p.*, len(list_intersect(p.interests, s.topics)) / len(p.interests) AS interest
  FROM pair r JOIN part p USING (kol_id) LEFT JOIN subjects s ON s.msl_id = r.msl_id
), scored AS (
  SELECT msl_id, kol_id, 40 * (interest IS NOT NULL)::INT + 30 * (science IS NOT NULL)::INT + 20 * (practice IS NOT NULL)::INT + 10 * (role IS NOT NULL)::INT AS weight,
         40 * coalesce(interest, 0) + 30 * coalesce(science, 0) + 20 * coalesce(practice, 0) + 10 * coalesce(role, 0) AS points
  FROM fitted
)
SELECT c.msl_id, c.kol_id, c.occurred_on, coalesce(s.weight >= 60, false) AS captured, CASE WHEN s.weight >= 60 THEN 100 * s.points / s.weight END AS value,
       'contact' AS evidence_table, c.contact_id AS evidence_id
FROM session_contact c LEFT JOIN scored s USING (msl_id, kol_id)
