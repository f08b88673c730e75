-- id: substantive-exchange-share
-- name: Substantive exchange share
-- question: How many meetings were about a topic and led to something?
-- family: engagement depth  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: event
-- requires: interaction(topics)
-- source: A topic and an insight, a question or an agreed next step; a start value is 60 %. Duration is not scored: a booked half hour often runs 15 to 20 minutes (Cutting Edge Information 2017).
WITH step AS (
  -- Listed, so that each step is folded once and not for every meeting.
  SELECT unnest(list(DISTINCT next_step)) AS next_step FROM interaction
), led_on AS (
  SELECT interaction_id FROM insight WHERE NOT coalesce(deleted, false)
  UNION ALL SELECT interaction_id FROM inquiry WHERE NOT coalesce(deleted, false)
  UNION ALL SELECT interaction_id FROM follow_up WHERE NOT coalesce(deleted, false)
), agreed AS (
  SELECT interaction_id FROM interaction
  WHERE next_step IN (SELECT next_step FROM step WHERE plain(next_step) NOT IN ('none', 'none needed'))
)
SELECT msl_id, kol_id, occurred_on,
       (len(topics) > 0 AND (interaction_id IN (FROM agreed)
         OR interaction_id IN (SELECT interaction_id FROM led_on WHERE interaction_id IS NOT NULL)))::INT AS numerator,
       1 AS denominator, 'interaction' AS evidence_table, interaction_id AS evidence_id
FROM session
