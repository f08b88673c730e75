const kept = (alias: string) => `NOT coalesce(${alias}.deleted, false)`

/** Events an MSL took part in, by the list of participants or by having met somebody there. */
const attended = `SELECT p.event_id, p.msl_id FROM event_participant p
    WHERE p.msl_id IS NOT NULL AND ${kept('p')} AND coalesce(p.status, 'attended') NOT IN ('declined', 'cancelled', 'no-show')
  UNION SELECT i.event_id, i.msl_id FROM interaction i
    WHERE i.event_id IS NOT NULL AND i.status = 'completed' AND ${kept('i')}`

const bySponsor = `CASE t.sponsor_kind WHEN 'company-sponsored' THEN 'research-company'
  WHEN 'investigator-initiated' THEN 'research-investigator' ELSE 'research-unstated' END`

/**
 * What counts as an activity, as SQL that gives `kind, msl_id, kol_id, on_day, tbl, id, what`, a row for each; `id` opens
 * the stored row. An event is dated by its first day, research by the milestone reached or the start of the study.
 */
const sources = [
  `SELECT 'event' AS kind, x.msl_id, NULL AS kol_id, e.starts_on AS on_day, 'event' AS tbl, e.event_id AS id, e.name AS what
   FROM (${attended}) x JOIN event e USING (event_id) WHERE ${kept('e')}`,
  // What is noted of a congress within a month of an event attended belongs to that event.
  `SELECT 'event', c.msl_id, NULL, c.done_on, 'contribution', c.contribution_id, coalesce(c.outcome, c.kind) FROM contribution c
   WHERE c.kind = 'congress-coverage' AND ${kept('c')} AND NOT EXISTS (
     SELECT 1 FROM (${attended}) x JOIN event e USING (event_id) WHERE ${kept('e')} AND x.msl_id = c.msl_id
       AND c.done_on >= e.starts_on AND c.done_on <= coalesce(e.ends_on, e.starts_on) + 30)`,
  `SELECT CASE WHEN i.channel IN ('in-person', 'congress') THEN 'meeting-in-person'
               WHEN i.channel IS NULL OR i.channel = 'other' THEN 'meeting-unstated' ELSE 'meeting-virtual' END,
          i.msl_id, NULL, i.occurred_on, 'interaction', i.interaction_id, i.channel
   FROM interaction i WHERE i.status = 'completed' AND ${kept('i')}`,
  `SELECT CASE i.kind WHEN 'trial-support' THEN 'research-unstated' ELSE 'publication-support' END, i.msl_id, NULL,
          i.occurred_on, 'interaction', i.interaction_id, i.kind
   FROM interaction i WHERE i.status = 'completed' AND i.kind IN ('trial-support', 'publication-support') AND ${kept('i')}`,
  `SELECT CASE c.kind WHEN 'publication-support' THEN 'publication-support' ELSE 'internal-training' END, c.msl_id, NULL,
          c.done_on, 'contribution', c.contribution_id, coalesce(c.outcome, c.kind)
   FROM contribution c WHERE c.kind IN ('publication-support', 'training', 'mentoring') AND ${kept('c')}`,
  `SELECT CASE WHEN m.trial_id IS NULL THEN 'publication-support' ELSE ${bySponsor} END, m.msl_id, NULL, m.actual_on,
          'milestone', m.milestone_id, m.name
   FROM milestone m LEFT JOIN trial t ON t.trial_id = m.trial_id AND ${kept('t')}
   WHERE m.msl_id IS NOT NULL AND m.actual_on IS NOT NULL AND (m.trial_id IS NOT NULL OR m.publication_id IS NOT NULL)
     AND ${kept('m')}`,
  `SELECT DISTINCT ${bySponsor}, r.msl_id, NULL, t.started_on, 'trial', t.trial_id, t.title
   FROM trial_role r JOIN trial t USING (trial_id) WHERE r.msl_id IS NOT NULL AND ${kept('r')} AND ${kept('t')}`,
  `SELECT 'internal-training', s.msl_id, NULL, s.held_on, 'education_session', s.session_id, s.audience
   FROM education_session s WHERE s.audience = 'internal' AND ${kept('s')}`,
  `SELECT 'inquiry', q.msl_id, q.kol_id, local_day(q.received_at, q.msl_id), 'inquiry', q.inquiry_id, coalesce(q.topic, q.text)
   FROM inquiry q WHERE q.msl_id IS NOT NULL AND ${kept('q')}`,
  `SELECT 'insight', s.msl_id, s.kol_id, local_day(coalesce(s.observed_at, s.submitted_at), s.msl_id), 'insight', s.insight_id,
          coalesce(s.theme, s.topic, s.text)
   FROM insight s WHERE ${kept('s')}`
]

/** All activities of all times. */
export const activitySql = sources.map((source) => `(${source})`).join(' UNION ALL ')
