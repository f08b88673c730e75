-- id: followup-set-rate
-- name: Follow-up agreed
-- question: Does a meeting end with a next step, or with the word that none is needed?
-- family: follow-up  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(msl_id)  follow_up(interaction_id)
-- counter: followup-on-time
-- source: A start value is 90 %; a blank is not the same as none needed.
WITH agreed AS (SELECT interaction_id FROM follow_up WHERE interaction_id IS NOT NULL AND NOT coalesce(deleted, false))
SELECT msl_id, occurred_on, (next_step IS NOT NULL OR interaction_id IN (FROM agreed))::INT AS numerator, 1 AS denominator,
       'interaction' AS evidence_table, interaction_id AS evidence_id
FROM interaction WHERE status = 'completed' AND NOT deleted
