-- id: new-kol-rate
-- name: New-KOL rate
-- question: How many of the KOLs seen are new to the whole team?
-- family: KOL diversity  kind: quantitative  counts: activity
-- unit: share  better: band 0.1..0.25  aggregation: ratio  grain: period  window: 730
-- requires: interaction(msl_id)
-- counter: topic-interest-fit
-- source: New is a first contact with anybody of the team in 24 months; less history would count old acquaintances as new.
WITH seen AS (
  SELECT p.period_id, c.msl_id, c.kol_id, min(c.occurred_at) AS first_at,
         min_by(c.contact_id, (c.occurred_at, c.contact_id)) AS contact_id
  FROM period_day p JOIN contact c ON c.occurred_on = p.day GROUP BY ALL
), once AS (
  SELECT DISTINCT ON (s.period_id, f.whom, s.kol_id) s.*
  FROM seen s JOIN counted_for f USING (msl_id) ORDER BY s.first_at, s.msl_id
), known AS (
  SELECT DISTINCT p.period_id, c.kol_id
  FROM period p JOIN contact c ON c.occurred_on >= p.from_on - INTERVAL 24 MONTH AND c.occurred_on < p.from_on
)
SELECT s.period_id, s.msl_id, s.kol_id, (k.kol_id IS NULL)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, s.contact_id AS evidence_id
FROM once s LEFT JOIN known k ON k.period_id = s.period_id AND k.kol_id = s.kol_id
