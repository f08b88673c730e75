-- id: objective-attainment
-- name: Objectives reached
-- question: How far did each get with what was agreed?
-- family: planning & execution  kind: composite  counts: result
-- unit: attainment  better: higher  aggregation: composite  grain: period
-- requires: objective(target)
-- source: No public benchmark. The weighted mean of the attainments of all objectives of the period.
-- parts: objectives

