-- id: data-completeness
-- name: Data completeness
-- question: How full are the records that every figure rests on?
-- family: outside every score  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(msl_id)
-- source: A gate for the other figures, and no judgement of anyone.
WITH agreed AS (SELECT interaction_id FROM follow_up WHERE interaction_id IS NOT NULL AND NOT coalesce(deleted, false))
SELECT msl_id, occurred_on, (channel IS NOT NULL)::INT + coalesce(len(topics) > 0, false)::INT + (duration_min IS NOT NULL)::INT + (submitted_at IS NOT NULL)::INT
         + (next_step IS NOT NULL OR interaction_id IN (FROM agreed))::INT AS numerator, 5 AS denominator,
       'interaction' AS evidence_table, interaction_id AS evidence_id
FROM interaction WHERE status = 'completed' AND NOT deleted
