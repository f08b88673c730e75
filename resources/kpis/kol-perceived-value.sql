-- id: kol-perceived-value
-- name: KOL-rated value of MSL
-- question: Do KOLs find the exchange with this MSL worth their time?
-- family: engagement depth  kind: qualitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period  answers: 0.15
-- requires: feedback(rater, given_on, dimension, score)
-- source: Share of ratings in the top two of five, the latest response of each KOL counting as one; 58 % of companies surveyed KOLs in 2012 (Cutting Edge Information). Asked is who was invited, and has not answered 30 days later (a start value to edit); without invitations, whom the MSL met in the period.
WITH answer AS (
  SELECT p.period_id, f.msl_id, f.kol_id, f.feedback_id, f.score / coalesce(f.scale_max, 5) >= 0.8 AS is_top
  FROM period p JOIN feedback f ON f.given_on >= p.from_on AND f.given_on < p.to_on
  WHERE f.rater = 'kol' AND f.score IS NOT NULL AND NOT coalesce(f.deleted, false)
  -- The answers of a KOL's latest day count; those without a KOL are each somebody's.
  QUALIFY rank() OVER (PARTITION BY p.period_id, f.msl_id, coalesce(f.kol_id, f.feedback_id) ORDER BY f.given_on DESC) = 1
), response AS (
  -- Several questions answered by one KOL are one response, so that nobody counts more for a longer form.
  SELECT period_id, msl_id, kol_id, avg(is_top::INT) AS numerator, min(feedback_id) AS feedback_id
  FROM answer GROUP BY period_id, msl_id, kol_id, coalesce(kol_id, feedback_id)
), invited AS (
  -- Thirty days that begin or end in the period; the latest of several invitations counts.
  SELECT p.period_id, p.from_on, p.to_on, p.as_of, i.msl_id, i.kol_id, max(i.sent_on) AS sent_on
  FROM period p JOIN feedback_invitation i ON i.sent_on < p.to_on AND i.sent_on + 30 > p.from_on
  WHERE NOT coalesce(i.deleted, false)
  GROUP BY p.period_id, p.from_on, p.to_on, p.as_of, i.msl_id, i.kol_id, CASE WHEN i.kol_id IS NULL THEN i.sent_on END
), met AS (
  SELECT d.period_id, d.from_on, d.to_on, c.msl_id, c.kol_id, min(c.contact_id) AS contact_id
  FROM contact c JOIN period_day d ON d.day = c.occurred_on
  SEMI JOIN response r ON r.period_id = d.period_id AND r.msl_id = c.msl_id
  ANTI JOIN invited i ON i.period_id = d.period_id AND i.msl_id = c.msl_id
  GROUP BY ALL
), asked AS (
  SELECT period_id, from_on, to_on, msl_id, kol_id, sent_on, sent_on + 30 > as_of AS pending,
         'feedback_invitation' AS evidence_table, concat_ws('|', msl_id, coalesce(kol_id, ''), sent_on) AS evidence_id
  FROM invited
  UNION ALL
  SELECT period_id, from_on, to_on, msl_id, kol_id, from_on, false, 'contact', contact_id FROM met
), silent AS (
  SELECT * FROM asked a
  WHERE NOT EXISTS (
    SELECT 1 FROM feedback f
    WHERE f.msl_id = a.msl_id AND f.kol_id = a.kol_id AND f.rater = 'kol' AND f.score IS NOT NULL
      AND NOT coalesce(f.deleted, false) AND f.given_on >= least(a.sent_on, a.from_on) AND f.given_on < a.to_on)
  -- Each answer without a KOL is that of one who was asked.
  QUALIFY row_number() OVER (PARTITION BY period_id, msl_id ORDER BY pending, sent_on, kol_id)
    > (SELECT count(*) FROM response r WHERE r.period_id = a.period_id AND r.msl_id = a.msl_id AND r.kol_id IS NULL)
)
SELECT r.period_id, r.msl_id, r.kol_id, r.numerator, 1 AS denominator, true AS captured, false AS pending,
       CASE WHEN i.period_id IS NULL THEN 'asked-assumed' END AS warning, 'feedback' AS evidence_table, r.feedback_id AS evidence_id
FROM response r LEFT JOIN (SELECT DISTINCT period_id, msl_id FROM invited) i USING (period_id, msl_id)
UNION ALL
SELECT period_id, msl_id, kol_id, NULL, NULL, false, pending, NULL, evidence_table, evidence_id FROM silent
