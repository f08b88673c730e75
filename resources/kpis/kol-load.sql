-- id: kol-load
-- name: KOL over-contact
-- question: Do several MSLs together see a KOL too often?
-- family: KOL diversity  kind: quantitative  counts: activity
-- unit: share  better: lower  aggregation: ratio  grain: period
-- requires: interaction(msl_id)
-- source: "See someone as often as you have value to bring" (Cutting Edge Information). The cap in 30 days is the setting kol_contact_cap, one number or one for each of tiers 1 to 4; KOLs without a tier have that of tier 4.
WITH spaced AS (
  SELECT p.period_id, c.kol_id,
         count(*) OVER (PARTITION BY c.kol_id ORDER BY c.occurred_on RANGE BETWEEN 29 PRECEDING AND CURRENT ROW) AS in_30_days
  FROM session_contact c LEFT JOIN period_day p ON p.day = c.occurred_on
  WHERE c.occurred_on >= (SELECT min(from_on) FROM period) - 29 AND c.occurred_on < (SELECT max(to_on) FROM period)
), most AS (
  SELECT period_id, kol_id, max(in_30_days) AS in_30_days FROM spaced WHERE period_id IS NOT NULL GROUP BY period_id, kol_id
), crowded AS (
  -- Tiers are looked up last: joining every contact with its KOL takes as long as sorting them.
  SELECT m.period_id, m.kol_id FROM most m LEFT JOIN kol k USING (kol_id) WHERE m.in_30_days > contact_cap(k.tier)
), seen AS (
  SELECT p.period_id, c.msl_id, c.kol_id, min(c.occurred_at) AS first_at, min_by(c.contact_id, (c.occurred_at, c.contact_id)) AS contact_id
  FROM period_day p JOIN session_contact c ON c.occurred_on = p.day GROUP BY ALL
), once AS (
  SELECT DISTINCT ON (s.period_id, f.whom, s.kol_id) s.*
  FROM seen s JOIN counted_for f USING (msl_id) ORDER BY s.first_at, s.msl_id
)
SELECT s.period_id, s.msl_id, s.kol_id, (w.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, s.contact_id AS evidence_id
FROM once s LEFT JOIN crowded w ON w.period_id = s.period_id AND w.kol_id = s.kol_id
