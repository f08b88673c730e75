-- id: attribute-balance-gap
-- name: Specialty mix gap
-- question: Does the mix of specialties follow the panel?
-- family: KOL diversity  kind: quantitative  counts: result
-- unit: share  better: lower  aggregation: diversity:specialtyGap  grain: event
-- requires: interaction(msl_id)  kol(specialty)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: No public benchmark. Total variation distance between contacts and planned contacts by specialty.
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
