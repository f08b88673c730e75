-- id: relationship-stage-progress
-- name: Relationship-stage progress
-- question: Do relationships grow, in the eyes of more than the MSL?
-- family: engagement depth  kind: qualitative  counts: result
-- unit: net share  better: higher  aggregation: mean  grain: period  fewest: 5
-- requires: relationship_stage(msl_id, kol_id, stage, rated_on)
-- source: Quality of relationships is the KPI wanted most (Dyer et al. 2025); no public benchmark.
WITH rated AS (
  SELECT s.msl_id, s.kol_id, s.rated_on,
         list_position(['transactional', 'engaged', 'collaborating', 'trusted-partner'], plain(s.stage)) AS stage
  FROM relationship_stage s LEFT JOIN msl m USING (msl_id)
  -- What MSLs say of their own relationships alone is no judgement.
  WHERE NOT coalesce(s.deleted, false) AND coalesce(plain(s.rater) NOT IN ('self', plain(s.msl_id), plain(m.name)), true)
), latest AS (
  SELECT p.period_id, r.msl_id, r.kol_id, max(r.rated_on) AS rated_on, max_by(r.stage, r.rated_on) AS stage
  FROM period p JOIN rated r ON r.rated_on >= p.from_on AND r.rated_on < p.to_on AND r.stage > 0 GROUP BY ALL
), compared AS (
  SELECT l.*, max_by(r.stage, r.rated_on) AS stage_before
  FROM latest l JOIN rated r ON r.msl_id = l.msl_id AND r.kol_id = l.kol_id AND r.rated_on <= l.rated_on - 90 AND r.stage > 0
  GROUP BY ALL
)
SELECT period_id, msl_id, kol_id, sign(stage - stage_before) AS value, 'relationship_stage' AS evidence_table,
       concat_ws('|', msl_id, kol_id, rated_on) AS evidence_id
FROM compared
