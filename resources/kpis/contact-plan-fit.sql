-- id: contact-plan-fit
-- name: Contact-frequency plan fit
-- question: Does this MSL see each KOL about as often as planned?
-- family: reach & coverage  kind: quantitative  counts: activity
-- unit: share  better: band 0.65..0.9  aggregation: ratio  grain: period
-- requires: engagement_plan(msl_id, kol_id, period_start, period_end, planned_contacts)
-- source: A fit is 0.75 to 1.5 times the contacts planned, or any contact where fewer than two were (a start value to edit). Plans are prorated to the days that have passed and on which the MSL was in the role and not away; a KOL without such a day is left out. Part-time is taken to be in the plan.
WITH away AS (
  SELECT DISTINCT p.period_id, v.msl_id, p.day
  FROM availability v JOIN period_day p ON p.day >= v.from_on AND p.day < v.to_on
  WHERE v.available = false AND NOT coalesce(v.deleted, false)
), plan AS (
  SELECT a.period_id, a.whom, a.msl_id, a.kol_id, a.plan_id, f.msl_id AS planned_for, e.period_start, e.period_end, e.planned_contacts,
         greatest(e.period_start, p.from_on, coalesce(m.started_on, p.from_on)) AS from_on,
         least(e.period_end, p.to_on, p.as_of, coalesce(m.left_on, p.to_on)) AS to_on
  FROM assigned_for a JOIN period p ON p.period_id = a.period_id JOIN counted_for f ON f.whom = a.whom
  JOIN engagement_plan e ON e.msl_id = f.msl_id AND e.kol_id = a.kol_id AND e.period_start < p.to_on AND e.period_end > p.from_on
  LEFT JOIN msl m ON m.msl_id = f.msl_id
  WHERE NOT coalesce(e.deleted, false)
), missed AS (
  SELECT n.period_id, n.planned_for, n.kol_id, n.period_start, count(*) AS days
  FROM plan n JOIN away w ON w.period_id = n.period_id AND w.msl_id = n.planned_for AND w.day >= n.from_on AND w.day < n.to_on
  GROUP BY ALL
), worked AS (
  SELECT n.*, greatest(0, n.to_on - n.from_on) - coalesce(x.days, 0) AS days
  FROM plan n LEFT JOIN missed x
    ON x.period_id = n.period_id AND x.planned_for = n.planned_for AND x.kol_id = n.kol_id AND x.period_start = n.period_start
), planned AS (
  SELECT period_id, whom, msl_id, kol_id, any_value(plan_id) AS plan_id,
         sum(planned_contacts * days / (period_end - period_start)) AS planned_contacts
  FROM worked GROUP BY period_id, whom, msl_id, kol_id HAVING sum(days) > 0
), met AS (
  SELECT p.period_id, c.msl_id, c.kol_id, count(*) AS contacts
  FROM period_day p JOIN contact c ON c.occurred_on = p.day GROUP BY ALL
), seen AS (
  SELECT m.period_id, f.whom, m.kol_id, sum(m.contacts) AS contacts FROM met m JOIN counted_for f USING (msl_id) GROUP BY ALL
), judged AS (
  SELECT a.*, coalesce(s.contacts, 0) AS contacts
  FROM planned a LEFT JOIN seen s ON s.period_id = a.period_id AND s.whom = a.whom AND s.kol_id = a.kol_id
)
SELECT period_id, msl_id, kol_id, planned_contacts IS NOT NULL AS captured,
       CASE WHEN planned_contacts IS NULL THEN NULL
            WHEN planned_contacts < 2 THEN (contacts >= 1)::INT
            ELSE (contacts BETWEEN 0.75 * planned_contacts AND 1.5 * planned_contacts)::INT END AS numerator,
       CASE WHEN planned_contacts IS NOT NULL THEN 1 END AS denominator,
       'engagement_plan' AS evidence_table, plan_id AS evidence_id
FROM judged
