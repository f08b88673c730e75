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
), used_variety AS (
  SELECT period_id, msl_id, sum(n) AS contacts, exp(-sum(n / total * ln(n / total))) AS variety
  FROM (SELECT *, sum(n) OVER (PARTITION BY period_id, msl_id) AS total FROM used) GROUP BY ALL
), wanted AS (
  SELECT period_id, msl_id, channel, sum(1.0 / choices) AS n
  FROM (SELECT a.period_id, a.msl_id, unnest(k.preferred_channels) AS channel, len(k.preferred_channels) AS choices
        FROM assigned a JOIN kol k USING (kol_id)) GROUP BY ALL
), wanted_variety AS (
  SELECT period_id, msl_id, exp(-sum(n / total * ln(n / total))) AS variety
  FROM (SELECT *, sum(n) OVER (PARTITION BY period_id, msl_id) AS total FROM wanted) GROUP BY ALL
)
-- Every contact carries its part of the two numbers, so that their sums are the numbers.
SELECT p.period_id, c.msl_id, c.kol_id, u.variety / u.contacts AS numerator, w.variety / u.contacts AS denominator, c.channel AS key,
       'contact' AS evidence_table, c.contact_id AS evidence_id
FROM period_day p JOIN contact c ON c.occurred_on = p.day
JOIN used_variety u ON u.period_id = p.period_id AND u.msl_id = c.msl_id
JOIN wanted_variety w ON w.period_id = p.period_id AND w.msl_id = c.msl_id
WHERE c.channel IS NOT NULL AND c.channel <> 'congress' AND u.contacts >= number_setting('diversity_min_contacts')
