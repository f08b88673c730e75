-- id: channel-preference-match
-- name: Channel-preference match
-- question: Are KOLs met through the channels they prefer?
-- family: channel fit  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: kol(preferred_channels)  interaction(channel)
-- source: A start value is 75 %. In 2017, 55 % of KOLs preferred visits and 3 % the telephone (Cutting Edge Information), so each KOL's own wish must win over the average.
WITH met AS (
  SELECT c.*, k.preferred_channels, k.preference_recorded_on,
         len(k.preferred_channels) > 0 AND (k.preference_recorded_on IS NULL
           OR k.preference_recorded_on BETWEEN c.occurred_on - to_months(CAST(number_setting('preference_valid_months') AS INTEGER)) AND c.occurred_on)
           AS is_known
  FROM contact c JOIN kol k USING (kol_id) WHERE c.channel IS NOT NULL AND c.channel <> 'congress'
)
SELECT msl_id, kol_id, occurred_on, coalesce(is_known, false) AS captured,
       CASE WHEN is_known THEN list_contains(preferred_channels, channel)::INT END AS numerator,
       CASE WHEN is_known THEN 1 END AS denominator,
       CASE WHEN is_known AND preference_recorded_on IS NULL THEN 'preference-undated' END AS warning,
       'contact' AS evidence_table, contact_id AS evidence_id
FROM met
