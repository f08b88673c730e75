-- id: obstacle-resolution-time
-- name: Time to remove an obstacle
-- question: How long do obstacles that were named stand in the way?
-- family: outside every score  kind: quantitative  counts: result
-- unit: days  better: lower  aggregation: survival  grain: event
-- requires: objective_note(noted_on)
-- source: Says what a lead has to remove, and nothing of how good an MSL is.
SELECT o.msl_id, n.noted_on AS occurred_on, greatest(0, coalesce(n.resolved_on, a.day) - n.noted_on) AS value, (n.resolved_on IS NOT NULL)::INT AS event,
       'objective_note' AS evidence_table, concat_ws('|', n.objective_id, n.noted_on, n.kind, coalesce(n.text, '')) AS evidence_id
FROM objective_note n JOIN objective o USING (objective_id) CROSS JOIN as_of a
WHERE n.kind = 'obstacle' AND o.msl_id IS NOT NULL AND NOT coalesce(n.deleted, false) AND NOT coalesce(o.deleted, false)
