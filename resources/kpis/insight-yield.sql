-- id: insight-yield
-- name: Insight yield
-- question: How much do conversations bring in?
-- family: insight quality & timeliness  kind: quantitative  counts: activity
-- unit: per 10 conversations  better: band 1..10  aggregation: rate  grain: event
-- requires: interaction(topics)  insight(observed_at)
-- counter: insight-quality
-- source: No public benchmark. Read it only beside the quality of insights.
SELECT msl_id, kol_id, occurred_on, 0 AS numerator, 0.1 AS denominator, 'interaction' AS evidence_table, interaction_id AS evidence_id
FROM session WHERE len(topics) > 0
UNION ALL
SELECT msl_id, kol_id, local_day(coalesce(observed_at, submitted_at), msl_id), 1, 0, 'insight', insight_id
FROM insight WHERE NOT coalesce(deleted, false)
