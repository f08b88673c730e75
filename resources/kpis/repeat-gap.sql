-- id: repeat-gap
-- name: Repeat-contact gap
-- question: How many KOLs fewer than the plan expects share the contacts?
-- family: KOL diversity  kind: quantitative  counts: activity
-- unit: share  better: band -0.1..0.1  aggregation: diversity:repeatGap  grain: event
-- requires: interaction(msl_id)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark. Expected number of distinct KOLs of n multinomial contacts: the sum of 1 − (1 − w)^n.
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
