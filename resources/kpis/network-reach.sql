-- id: network-reach
-- name: Influence network within one step
-- question: How much of the influence network is within one step of the KOLs seen?
-- family: thought-leader development  kind: quantitative  counts: result
-- unit: share of best  better: higher  aggregation: network:reach  grain: event
-- requires: interaction(msl_id)
-- source: Maximum coverage by the greedy choice: Nemhauser, Wolsey and Fisher (1978), Math. Program. 14:265; no public benchmark.
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
