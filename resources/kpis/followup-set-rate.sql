-- id: followup-set-rate
-- name: Follow-up agreed
-- question: Does a meeting end with a next step, or with the word that none is needed?
-- family: follow-up  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(msl_id)  follow_up(interaction_id)
-- source: A start value is 90 %; a blank is not the same as none needed.
WITH agreed AS (SELECT DISTINCT interaction_id FROM follow_up WHERE interaction_id IS NOT NULL AND NOT coalesce(deleted, false))
SELECT i.msl_id, m.kol_id, i.occurred_on, (i.next_step IS NOT NULL OR g.interaction_id IS NOT NULL)::INT AS numerator,
       1 AS denominator, 'interaction' AS evidence_table, i.interaction_id AS evidence_id
FROM interaction i LEFT JOIN some_kol m USING (interaction_id) LEFT JOIN agreed g USING (interaction_id)
WHERE i.status = 'completed' AND NOT i.deleted
