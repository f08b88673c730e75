/**
 * Makes the view `insight_use`: what became of each insight. What was recorded in the app counts before what the CRM
 * says; an insight that somebody judged here is no longer a new one.
 */
export const insightUseView = `CREATE VIEW insight_use AS
  SELECT i.insight_id, i.msl_id, i.kol_id, i.observed_at, i.submitted_at, i.text, i.theme, i.topic,
         CASE WHEN o.actioned_on IS NOT NULL THEN 'actioned'
              WHEN o.actionable IS NOT NULL AND lower(trim(coalesce(i.status, 'new'))) = 'new' THEN 'reviewed'
              ELSE i.status END AS status,
         coalesce(o.actionable, i.actionable) AS actionable, coalesce(o.actioned_on, i.actioned_on) AS actioned_on,
         o.action, o.acted_by, o.insight_id IS NOT NULL AS recorded_here, i.deleted
  FROM insight i LEFT JOIN insight_outcome o ON o.insight_id = i.insight_id`
