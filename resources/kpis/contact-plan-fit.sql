-- id: contact-plan-fit
-- name: Contact-frequency plan fit
-- question: Does this MSL see each KOL about as often as planned?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: band 0.65..0.9  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end, planned_contacts)
-- source: A fit is 0.75 to 1.5 times the contacts planned, or any contact where fewer than two were (a start value to edit).
WITH seen AS (
  SELECT p.period_id, c.msl_id, c.kol_id, count(*) AS contacts
  FROM period_day p JOIN contact c ON c.occurred_on = p.day GROUP BY ALL
), judged AS (
  SELECT a.*, coalesce(s.contacts, 0) AS contacts
  FROM assigned a LEFT JOIN seen s ON s.period_id = a.period_id AND s.msl_id = a.msl_id AND s.kol_id = a.kol_id
)
SELECT period_id, msl_id, kol_id, planned_contacts IS NOT NULL AS captured,
       CASE WHEN planned_contacts IS NULL THEN NULL
            WHEN planned_contacts < 2 THEN (contacts >= 1)::INT
            ELSE (contacts BETWEEN 0.75 * planned_contacts AND 1.5 * planned_contacts)::INT END AS numerator,
       CASE WHEN planned_contacts IS NOT NULL THEN 1 END AS denominator,
       'engagement_plan' AS evidence_table, plan_id AS evidence_id
FROM judged
