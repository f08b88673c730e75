-- id: channel-variety
-- name: Channel variety
-- question: Are as many channels used as KOLs ask for?
-- family: channel fit  kind: quantitative  counts: result
-- unit: ratio  better: band 0.8..1.2  aggregation: ratio-of-means  grain: period
-- requires: kol(preferred_channels)  interaction(channel)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark. Hill numbers of order 1 (Jost 2006, Oikos 113:363) of the channels used and of those preferred on the panel.
WITH used AS (
  SELECT p.period_id, c.msl_id, c.channel, count(*) AS n
  FROM period_day p JOIN contact c ON c.occurred_on = p.day
  WHERE c.channel IS NOT NULL AND c.channel <> 'congress' GROUP BY ALL
), used_by AS (
  SELECT u.period_id, f.whom, u.channel, sum(u.n) AS n FROM used u JOIN counted_for f USING (msl_id) GROUP BY ALL
), used_variety AS (
  SELECT period_id, whom, sum(n) AS contacts, exp(-sum(n / total * ln(n / total))) AS variety
  FROM (SELECT *, sum(n) OVER (PARTITION BY period_id, whom) AS total FROM used_by) GROUP BY ALL
), wanted AS (
  SELECT period_id, whom, channel, sum(1.0 / choices) AS n
  FROM (SELECT a.period_id, a.whom, unnest(k.preferred_channels) AS channel, len(k.preferred_channels) AS choices
        FROM assigned_for a JOIN kol k USING (kol_id)) GROUP BY ALL
), wanted_variety AS (
  SELECT period_id, whom, exp(-sum(n / total * ln(n / total))) AS variety
  FROM (SELECT *, sum(n) OVER (PARTITION BY period_id, whom) AS total FROM wanted) GROUP BY ALL
), variety AS (
  SELECT f.msl_id, u.period_id, u.variety / u.contacts AS used, w.variety / u.contacts AS wanted
  FROM used_variety u JOIN wanted_variety w ON w.period_id = u.period_id AND w.whom = u.whom JOIN counted_for f ON f.whom = u.whom
  WHERE u.contacts >= number_setting('diversity_min_contacts')
)
-- Every contact carries its part of the two numbers, so that their sums are the numbers.
SELECT p.period_id, c.msl_id, c.kol_id, v.used AS numerator, v.wanted AS denominator, c.channel AS key,
       'contact' AS evidence_table, c.contact_id AS evidence_id
FROM period_day p JOIN contact c ON c.occurred_on = p.day
JOIN variety v ON v.period_id = p.period_id AND v.msl_id = c.msl_id
WHERE c.channel IS NOT NULL AND c.channel <> 'congress'
