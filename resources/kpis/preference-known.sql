-- id: preference-known
-- name: Preference known and fresh
-- question: Do we know how our KOLs want to be met?
-- family: channel fit  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: kol(preferred_channels)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark. A preference without a date counts, and the figure says so.
SELECT a.period_id, a.msl_id, a.kol_id,
       coalesce(len(k.preferred_channels) > 0 AND (k.preference_recorded_on IS NULL OR k.preference_recorded_on BETWEEN
         p.as_of - to_months(CAST(number_setting('preference_valid_months') AS INTEGER)) AND p.as_of), false)::INT AS numerator,
       1 AS denominator,
       CASE WHEN len(k.preferred_channels) > 0 AND k.preference_recorded_on IS NULL THEN 'preference-undated' END AS warning,
       'engagement_plan' AS evidence_table, a.plan_id AS evidence_id
FROM assigned_for a JOIN period p USING (period_id) JOIN kol k USING (kol_id)
