-- id: internal-training-rating
-- name: Internal training rated useful
-- question: Was the training for colleagues useful to them?
-- family: internal contribution  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: education_session(rating_top2, ratings)
-- source: More than 80 % of ratings of 4 or 5 is suggested (From Science to Pharma). Everybody who came rates once, so that ratings are raters.
SELECT msl_id, held_on AS occurred_on, rating_top2 AS numerator, ratings AS denominator, 'education_session' AS evidence_table, session_id AS evidence_id
FROM education_session WHERE NOT coalesce(deleted, false) AND audience = 'internal' AND ratings > 0 AND rating_top2 IS NOT NULL
