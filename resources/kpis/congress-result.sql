-- id: congress-result
-- name: Congress plan and debrief
-- question: Did the congress bring what it was planned to?
-- family: publications & congress  kind: composite  counts: result
-- unit: share  better: higher  aggregation: ratio-of-means  grain: event
-- requires: event(starts_on)  interaction(event_id)
-- source: No public benchmark. Planned meetings held 40, planned questions answered 30, debrief within five working days 30; parts that were not planned are left out. A team plans a congress together.
WITH congress AS (
  SELECT e.event_id, e.starts_on, coalesce(e.ends_on, e.starts_on) AS ends_on, f.whom, o.msl_id
  FROM event e JOIN (SELECT event_id, msl_id FROM event_participant WHERE msl_id IS NOT NULL AND NOT coalesce(deleted, false)
                     UNION SELECT event_id, msl_id FROM interaction WHERE event_id IS NOT NULL AND NOT deleted) o USING (event_id)
  JOIN counted_for f ON f.msl_id = o.msl_id
  WHERE NOT coalesce(e.deleted, false)
), meeting AS (
  SELECT c.event_id, c.msl_id, c.starts_on, i.interaction_id, i.status = 'completed' AS is_held, count(*) OVER (PARTITION BY c.event_id, c.whom) AS n
  FROM congress c JOIN interaction i ON i.event_id = c.event_id AND i.msl_id = c.msl_id
  WHERE NOT i.deleted AND i.status IN ('planned', 'completed', 'cancelled', 'declined')
), team AS (
  SELECT event_id, whom, starts_on, ends_on, min(msl_id) AS msl_id FROM congress GROUP BY ALL
), question AS (
  SELECT c.event_id, c.msl_id, c.starts_on, q.question, coalesce(q.answered, false) AS is_answered, count(*) OVER (PARTITION BY c.event_id, c.whom) AS n
  FROM team c JOIN event_question q USING (event_id) WHERE NOT coalesce(q.deleted, false)
), debrief AS (
  SELECT c.event_id, c.whom, min(c.msl_id) AS msl_id, c.starts_on, c.ends_on, min(s.written_on) AS written_on
  FROM congress c LEFT JOIN (
    SELECT i.event_id, i.msl_id, local_day(coalesce(n.submitted_at, i.submitted_at), i.msl_id) AS written_on
    FROM interaction i LEFT JOIN insight n ON n.interaction_id = i.interaction_id AND NOT coalesce(n.deleted, false) WHERE i.event_id IS NOT NULL AND NOT i.deleted) s
    ON s.event_id = c.event_id AND s.msl_id = c.msl_id GROUP BY ALL
)
SELECT msl_id, starts_on AS occurred_on, false AS pending, event_id AS key, 0.4 * is_held::INT / n AS numerator, 0.4 / n AS denominator,
       'interaction' AS evidence_table, interaction_id AS evidence_id FROM meeting
UNION ALL
SELECT msl_id, starts_on, false, event_id, 0.3 * is_answered::INT / n, 0.3 / n, 'event_question', concat_ws('|', event_id, question) FROM question
UNION ALL
SELECT d.msl_id, d.starts_on, d.written_on IS NULL AND add_working_days(d.ends_on, 5) >= a.day, d.event_id,
       0.3 * coalesce(d.written_on <= add_working_days(d.ends_on, 5), false)::INT, 0.3, 'event', d.event_id
FROM debrief d CROSS JOIN as_of a
