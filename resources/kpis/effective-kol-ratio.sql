-- id: effective-kol-ratio
-- name: Effective KOL ratio
-- question: Does this MSL work as widely over KOLs as the plan means?
-- family: KOL diversity  kind: quantitative  counts: result
-- unit: ratio  better: band 0.6..1.3  aggregation: diversity:effectiveRatio  grain: event
-- requires: interaction(msl_id)  engagement_plan(msl_id, kol_id, period_start, period_end)
-- source: Hill number of order 2 from the unbiased Herfindahl index over that of the planned shares (Hill 1973, Ecology 54:427).
SELECT msl_id, kol_id, occurred_on, interaction_id AS key, 'contact' AS evidence_table, contact_id AS evidence_id
FROM session_contact
