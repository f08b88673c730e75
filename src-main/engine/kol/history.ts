import type { KolEvent } from '#contract/kol'
import type { Connection } from '../workspace/connection'
import { sql, trusted } from '../workspace/sql'

const kept = (alias: string) => `NOT coalesce(${alias}.deleted, false)`

/** Each kind of a KOL's history as SQL; what opens is the stored row, or the event or paper that a join stands for. */
const sources = [
  `SELECT 'contact' AS kind, i.occurred_on AS on_day, 'contact' AS tbl, i.interaction_id || '|' || a.kol_id AS id, i.msl_id,
          coalesce(nullif(array_to_string(i.topics, ', '), ''), i.kind) AS what, i.channel AS detail, a.kol_id
   FROM interaction i JOIN interaction_attendee a USING (interaction_id)
   WHERE i.status = 'completed' AND ${kept('i')} AND ${kept('a')}`,
  `SELECT 'planned', i.occurred_on, 'interaction', i.interaction_id, i.msl_id,
          coalesce(nullif(array_to_string(i.topics, ', '), ''), i.kind), i.channel, a.kol_id
   FROM interaction i JOIN interaction_attendee a USING (interaction_id)
   WHERE i.status = 'planned' AND ${kept('i')} AND ${kept('a')}`,
  `SELECT 'insight', local_day(coalesce(s.observed_at, s.submitted_at), s.msl_id), 'insight', s.insight_id, s.msl_id, s.text,
          coalesce(s.theme, s.topic), s.kol_id
   FROM insight s WHERE ${kept('s')}`,
  `SELECT 'inquiry', local_day(q.received_at, q.msl_id), 'inquiry', q.inquiry_id, q.msl_id, coalesce(q.text, q.topic),
          coalesce(q.status, CASE WHEN q.answered_at IS NOT NULL THEN 'done' END), q.kol_id
   FROM inquiry q WHERE ${kept('q')}`,
  `SELECT 'follow-up', coalesce(f.completed_on, f.due_on, i.occurred_on), 'follow_up', f.follow_up_id, f.msl_id, f.what,
          CASE WHEN f.completed_on IS NOT NULL THEN 'done' ELSE coalesce(f.status, 'open') END, f.kol_id
   FROM follow_up f LEFT JOIN interaction i USING (interaction_id) WHERE ${kept('f')}`,
  `SELECT 'event', e.starts_on, 'event', e.event_id, NULL, e.name, string_agg(DISTINCT p.role, ', ' ORDER BY p.role), p.kol_id
   FROM event_participant p JOIN event e USING (event_id) WHERE p.kol_id IS NOT NULL AND ${kept('p')} AND ${kept('e')}
   GROUP BY e.starts_on, e.event_id, e.name, p.kol_id`,
  `SELECT DISTINCT 'publication', b.published_on, 'publication', b.publication_id, NULL, b.title, b.journal, u.kol_id
   FROM authorship u JOIN publication b USING (publication_id) WHERE ${kept('u')} AND ${kept('b')}`,
  `SELECT 'consent', c.changed_on, 'consent_event',
          CASE WHEN c.channel IS NOT NULL AND c.changed_on IS NOT NULL THEN c.kol_id || '|' || c.channel || '|' || c.changed_on END,
          NULL, c.status, c.channel, c.kol_id
   FROM consent_event c WHERE ${kept('c')}`
]

/** All that is known of a KOL in the order of time, newest first; what carries no day comes last. */
export async function historyOf(
  connection: Connection,
  kol: string,
  limit: number
): Promise<{ total: number; rows: KolEvent[] }> {
  const all = trusted(sources.map((source) => `(${source})`).join(' UNION ALL '))
  const mine = sql`SELECT * FROM (${all}) h WHERE h.kol_id = ${kol}`
  const { total } = await connection.one<{ total: number }>(sql`SELECT count(*) AS total FROM (${mine}) m`)
  const rows = await connection.rows<KolEvent>(
    sql`SELECT h.kind, h.on_day AS "on", h.tbl AS "table", h.id, h.msl_id AS msl, m.name AS "mslName", h.what, h.detail
        FROM (${mine}) h LEFT JOIN msl m USING (msl_id) ORDER BY h.on_day DESC NULLS LAST, h.kind, h.id LIMIT ${limit}`
  )
  return { total, rows }
}
