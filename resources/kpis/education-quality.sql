-- id: education-quality
-- name: Education rated useful
-- question: Was the education useful to those who came?
-- family: scientific exchange & education  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: education_session(rating_top2, ratings)
-- source: More than 80 % of ratings of 4 or 5 is suggested (From Science to Pharma). Everybody who came rates once, so that ratings are raters.
SELECT msl_id, held_on AS occurred_on, rating_top2 AS numerator, ratings AS denominator, 'education_session' AS evidence_table, session_id AS evidence_id
FROM education_session WHERE NOT coalesce(deleted, false) AND coalesce(audience, 'external') = 'external' AND ratings > 0 AND rating_top2 IS NOT NULL
