-- id: rising-star-share
-- name: Contacts with rising experts
-- question: Do contacts reach those whose influence is growing?
-- family: KOL diversity  kind: quantitative  counts: result
-- unit: share  better: band 0.1..0.3  aggregation: ratio  grain: period
-- requires: interaction(msl_id)  authorship(kol_id)  publication(published_on)
-- source: No public benchmark. Rising: called emerging, or at least three publications in two years and twice as many as in the two before.
SELECT p.period_id, c.msl_id, c.kol_id, (r.kol_id IS NOT NULL)::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, c.contact_id AS evidence_id
FROM period_day p JOIN session_contact c ON c.occurred_on = p.day
LEFT JOIN rising r ON r.period_id = p.period_id AND r.months_ago = 0 AND r.kol_id = c.kol_id
