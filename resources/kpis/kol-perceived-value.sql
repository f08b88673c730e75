-- id: kol-perceived-value
-- name: KOL-rated value of MSL
-- question: Do KOLs find the exchange with this MSL worth their time?
-- family: engagement depth  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: feedback(rater, given_on, dimension, score)
-- source: Share of ratings in the top two of five, the latest response of each KOL counting as one; 58 % of companies surveyed KOLs in 2012 (Cutting Edge Information).
WITH answer AS (
  SELECT p.period_id, f.msl_id, f.kol_id, f.feedback_id, f.score / coalesce(f.scale_max, 5) >= 0.8 AS is_top
  FROM period p JOIN feedback f ON f.given_on >= p.from_on AND f.given_on < p.to_on
  WHERE f.rater = 'kol' AND f.score IS NOT NULL AND NOT coalesce(f.deleted, false)
  -- The answers of a KOL's latest day count; those without a KOL are each somebody's.
  QUALIFY rank() OVER (PARTITION BY p.period_id, f.msl_id, coalesce(f.kol_id, f.feedback_id) ORDER BY f.given_on DESC) = 1
)
-- Several questions answered by one KOL are one response, so that nobody counts more for a longer form.
SELECT period_id, msl_id, kol_id, avg(is_top::INT) AS numerator, 1 AS denominator,
       'feedback' AS evidence_table, min(feedback_id) AS evidence_id
FROM answer GROUP BY period_id, msl_id, kol_id, coalesce(kol_id, feedback_id)
