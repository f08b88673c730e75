-- id: topic-interest-fit
-- name: Topic-interest fit
-- question: Is the talk about what the KOL is interested in?
-- family: scientific exchange & education  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(topics)  kol(interests)
-- source: A start value is 70 %. In 2021, 49 % of KOLs valued scientific updates most (The MSL Journal).
WITH wanted AS (SELECT kol_id, list_transform(interests, lambda t: plain(t)) AS interests FROM kol),
talked AS (SELECT topics, list_transform(topics, lambda t: plain(t)) AS folded FROM (SELECT DISTINCT topics FROM contact WHERE len(topics) > 0)),
met AS (
  SELECT c.msl_id, c.kol_id, c.occurred_on, c.contact_id, t.folded, w.interests,
         coalesce(len(c.topics) > 0 AND len(w.interests) > 0, false) AS is_known
  FROM contact c JOIN wanted w USING (kol_id) LEFT JOIN talked t ON t.topics = c.topics
)
SELECT msl_id, kol_id, occurred_on, is_known AS captured,
       -- A list of both would be made for each row by list_has_any, which takes twice as long.
       CASE WHEN is_known THEN coalesce(list_bool_or(list_transform(folded, lambda t: list_contains(interests, t))), false)::INT END AS numerator,
       CASE WHEN is_known THEN 1 END AS denominator,
       'contact' AS evidence_table, contact_id AS evidence_id
FROM met
