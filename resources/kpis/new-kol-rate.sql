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
), opened AS (
  SELECT o.*, p.from_on FROM once o JOIN period p USING (period_id)
), last_of AS (
  -- The last contact in each period; periods follow each other, so what is in none was before the first.
  SELECT c.kol_id, max(c.occurred_on) AS occurred_on
  FROM contact c LEFT JOIN period_day p ON p.day = c.occurred_on
  WHERE c.occurred_on < (SELECT max(to_on) FROM period) GROUP BY c.kol_id, p.period_id
)
SELECT s.period_id, s.msl_id, s.kol_id, coalesce(l.occurred_on < s.from_on - INTERVAL 24 MONTH, true)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, s.contact_id AS evidence_id
FROM opened s ASOF LEFT JOIN last_of l ON l.kol_id = s.kol_id AND s.from_on > l.occurred_on
