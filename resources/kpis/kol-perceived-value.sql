-- id: kol-perceived-value
-- name: KOL-rated value of MSL
-- question: Do KOLs find the exchange with this MSL worth their time?
-- family: engagement depth  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: feedback(rater, given_on, dimension, score)
-- source: Share of ratings in the top two of five; 58 % of companies surveyed KOLs in 2012 (Cutting Edge Information).
SELECT p.period_id, f.msl_id, f.kol_id, (f.score / coalesce(f.scale_max, 5) >= 0.8)::INT AS numerator, 1 AS denominator,
       'feedback' AS evidence_table, f.feedback_id AS evidence_id
FROM period p JOIN feedback f ON f.given_on >= p.from_on AND f.given_on < p.to_on
WHERE f.rater = 'kol' AND f.score IS NOT NULL AND NOT coalesce(f.deleted, false)
-- The latest answer of a KOL counts.
QUALIFY row_number() OVER (PARTITION BY p.period_id, f.msl_id, coalesce(f.kol_id, f.feedback_id), f.dimension
                           ORDER BY f.given_on DESC, f.feedback_id DESC) = 1
