-- id: cross-function-360
-- name: Cross-function feedback
-- question: What do colleagues of other functions say?
-- family: internal contribution  kind: qualitative  counts: result
-- unit: points of 5  better: higher  aggregation: mean  grain: event  fewest: 4
-- requires: feedback(rater, given_on, score)
-- source: No public benchmark. Shown from four raters of a half-year on, so that nobody can be named; several questions answered by one are one rater.
WITH answer AS (
  SELECT *, count(*) OVER (PARTITION BY msl_id, year(given_on), quarter(given_on) > 2, dimension) AS answers
  FROM feedback WHERE rater IN ('peer', 'manager') AND score IS NOT NULL AND NOT coalesce(deleted, false)
), rated AS (
  -- Ratings are anonymous: there are as many raters as answers to the question that most have answered.
  SELECT *, max(answers) OVER (PARTITION BY msl_id, year(given_on), quarter(given_on) > 2) AS raters FROM answer
)
SELECT msl_id, given_on AS occurred_on, raters >= 4 AS captured, CASE WHEN raters >= 4 THEN 5 * score / coalesce(scale_max, 5) END AS value,
       'feedback' AS evidence_table, feedback_id AS evidence_id
FROM rated
