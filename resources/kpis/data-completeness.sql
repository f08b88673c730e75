-- id: data-completeness
-- name: Data completeness
-- question: How full are the records that every figure rests on?
-- family: outside every score  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(msl_id)
-- source: A gate for the other figures, and no judgement of anyone.
SELECT i.msl_id, i.occurred_on, (i.channel IS NOT NULL)::INT + coalesce(len(i.topics) > 0, false)::INT + (i.duration_min IS NOT NULL)::INT + (i.submitted_at IS NOT NULL)::INT
         + (i.next_step IS NOT NULL OR g.interaction_id IS NOT NULL)::INT AS numerator, 5 AS denominator,
       'interaction' AS evidence_table, i.interaction_id AS evidence_id
FROM interaction i LEFT JOIN (SELECT DISTINCT interaction_id FROM follow_up WHERE NOT coalesce(deleted, false)) g USING (interaction_id)
WHERE i.status = 'completed' AND NOT i.deleted
