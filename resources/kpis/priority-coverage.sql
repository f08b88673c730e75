-- id: priority-coverage
-- name: Listening-priority coverage
-- question: Are the questions we set ourselves answered?
-- family: insight quality & timeliness  kind: quantitative  counts: result
-- unit: share  better: higher  aggregation: ratio  grain: period
-- requires: listening_priority(name)  insight(priority_id)
-- source: Answered questions are proposed as a KPI by From Science to Pharma; no public benchmark. A team answers together.
WITH active AS (
  SELECT p.period_id, p.from_on, p.to_on, l.priority_id FROM period p JOIN listening_priority l
    ON coalesce(l.active_from, p.from_on) < p.to_on AND coalesce(l.active_to, p.to_on) > p.from_on WHERE NOT coalesce(l.deleted, false)
), dated AS (
  SELECT *, local_day(coalesce(observed_at, submitted_at), msl_id) AS heard_on FROM insight
  WHERE priority_id IS NOT NULL AND NOT coalesce(deleted, false)
), heard AS (
  SELECT a.period_id, a.priority_id, f.whom, count(*) AS insights, count(DISTINCT i.kol_id) AS kols
  FROM active a JOIN dated i ON i.priority_id = a.priority_id AND i.heard_on >= a.from_on AND i.heard_on < a.to_on
  JOIN counted_for f ON f.msl_id = i.msl_id GROUP BY ALL
)
SELECT a.period_id, m.msl_id, coalesce(h.insights >= 3 AND h.kols >= 3, false)::INT AS numerator, 1 AS denominator,
       'listening_priority' AS evidence_table, a.priority_id AS evidence_id
FROM active a CROSS JOIN (SELECT whom, min(msl_id) AS msl_id FROM counted_for GROUP BY whom) m
LEFT JOIN heard h ON h.period_id = a.period_id AND h.priority_id = a.priority_id AND h.whom = m.whom
