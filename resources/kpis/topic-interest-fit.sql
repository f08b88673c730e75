-- id: topic-interest-fit
-- name: Topic-interest fit
-- question: Is the talk about what the KOL is interested in?
-- family: scientific exchange & education  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(topics)  kol(interests)
-- source: A start value is 70 %. In 2021, 49 % of KOLs valued scientific updates most (The MSL Journal).
WITH met AS (
  SELECT c.msl_id, c.kol_id, c.occurred_on, c.contact_id, c.topics, k.interests,
         coalesce(len(c.topics) > 0 AND len(k.interests) > 0, false) AS is_known
  FROM contact c JOIN kol k USING (kol_id)
)
SELECT msl_id, kol_id, occurred_on, is_known AS captured,
       CASE WHEN is_known THEN list_has_any(list_transform(topics, lambda t: plain(t)), list_transform(interests, lambda t: plain(t)))::INT END AS numerator,
       CASE WHEN is_known THEN 1 END AS denominator,
       'contact' AS evidence_table, contact_id AS evidence_id
FROM met
