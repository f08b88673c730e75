-- id: education-effect
-- name: Knowledge change after education
-- question: Do people know more afterwards?
-- family: scientific exchange & education  kind: quantitative  counts: result
-- unit: normalised gain  better: higher  aggregation: mean  grain: event
-- requires: education_session(pre_score, post_score, max_score)
-- source: Normalised gain: Hake (1998), Am. J. Phys. 66:64; no public benchmark for MSL sessions.
SELECT msl_id, held_on AS occurred_on, pre_score IS NOT NULL AND post_score IS NOT NULL AND max_score > pre_score AS captured,
       CASE WHEN max_score > pre_score THEN (post_score - pre_score) / (max_score - pre_score) END AS value,
       CASE WHEN NOT coalesce(paired, false) THEN 'unpaired' END AS warning, 'education_session' AS evidence_table, session_id AS evidence_id
FROM education_session WHERE NOT coalesce(deleted, false) AND coalesce(audience, 'external') = 'external'
