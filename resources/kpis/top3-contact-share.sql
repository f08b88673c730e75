-- id: top3-contact-share
-- name: Top-3 KOL share
-- question: How much of the work goes to the three KOLs seen most?
-- family: KOL diversity  kind: quantitative  counts: result
-- unit: share  better: lower  aggregation: diversity:cr3  grain: event
-- requires: interaction(msl_id)
-- source: Concentration ratio of order 3. Compare with what chance gives at the same number of contacts, never with the planned share.
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
