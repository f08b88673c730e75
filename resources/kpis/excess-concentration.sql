-- id: excess-concentration
-- name: Excess concentration
-- question: How much more concentrated are contacts than the plan explains?
-- family: KOL diversity  kind: composite  counts: result
-- unit: index  better: lower  aggregation: diversity:gamma  grain: event
-- requires: interaction(msl_id)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: Ellison and Glaeser (1997), J. Polit. Econ. 105:889, for contacts in place of plants; thresholds of this product.
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
