-- id: iit-progress
-- name: Investigator-initiated study progress
-- question: Do investigators' own studies move on?
-- family: research support  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: milestone(trial_id, actual_on)  trial(sponsor_kind)
-- source: Timeframes of such studies are listed by From Science to Pharma; how many are submitted is no KPI.
WITH owned AS (
  SELECT trial_id, f.whom, min(o.msl_id) AS msl_id FROM (
    SELECT trial_id, msl_id FROM milestone WHERE msl_id IS NOT NULL AND trial_id IS NOT NULL AND NOT coalesce(deleted, false)
    UNION ALL SELECT trial_id, msl_id FROM trial_role WHERE msl_id IS NOT NULL AND NOT coalesce(deleted, false)
  ) o JOIN counted_for f USING (msl_id) GROUP BY trial_id, f.whom
), reached AS (SELECT trial_id, actual_on FROM milestone WHERE trial_id IS NOT NULL AND actual_on IS NOT NULL AND NOT coalesce(deleted, false)
), last_step AS (SELECT trial_id, max(actual_on) AS last_on FROM reached GROUP BY trial_id)
SELECT p.period_id, o.msl_id,
       (count(r.actual_on) > 0)::INT AS numerator, 1 AS denominator, 'trial' AS evidence_table, t.trial_id AS evidence_id
FROM period p JOIN trial t ON t.started_on < p.from_on JOIN owned o USING (trial_id) LEFT JOIN last_step l USING (trial_id)
LEFT JOIN reached r ON r.trial_id = t.trial_id AND r.actual_on >= p.from_on AND r.actual_on < p.to_on
WHERE plain(t.sponsor_kind) = 'investigator-initiated' AND NOT coalesce(t.deleted, false)
  -- A study that ended before the period was not open at its start.
  AND NOT (plain(coalesce(t.status, 'open')) IN ('closed', 'completed', 'terminated') AND coalesce(l.last_on < p.from_on, false))
GROUP BY p.period_id, o.whom, o.msl_id, t.trial_id
