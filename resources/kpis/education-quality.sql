-- id: education-quality
-- name: Education rated useful
-- question: Was the education useful to those who came?
-- family: scientific exchange & education  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event  answers: 0
-- requires: education_session(rating_top2, ratings)
-- source: More than 80 % of ratings of 4 or 5 is suggested (From Science to Pharma). Everybody who came is asked and rates once, so that ratings are raters; where nobody counted who came, those who rated are. More than 10,000 at a session are taken for mistyped, and it is left out.
WITH session AS (
  SELECT msl_id, held_on, session_id, rating_top2, ratings, attendees, greatest(ratings, attendees) AS asked
  FROM education_session
  WHERE NOT coalesce(deleted, false) AND coalesce(audience, 'external') = 'external'
    AND (ratings = 0 OR rating_top2 IS NOT NULL) AND greatest(ratings, attendees) <= 10000
)
SELECT msl_id, held_on AS occurred_on, CASE WHEN person <= ratings THEN (person <= rating_top2)::INT END AS numerator,
       CASE WHEN person <= ratings THEN 1 END AS denominator,
       person <= ratings AS captured, CASE WHEN attendees IS NULL THEN 'attendance-unknown' END AS warning,
       'education_session' AS evidence_table, session_id AS evidence_id
FROM session, unnest(range(1, asked + 1)) one(person) WHERE ratings IS NOT NULL
