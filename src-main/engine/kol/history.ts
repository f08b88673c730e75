import type { KolEvent } from '#contract/kols'
import { LensFault } from '#contract/faults'
import { sql, trusted } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** What is stored of a KOL by kind: SQL that gives `on_day, what, text, msl_id, source_table, id` for a KOL `$kol`. */
const sources = [
  `SELECT i.occurred_on AS on_day, CASE i.status WHEN 'completed' THEN 'contact' ELSE 'planned' END AS what,
          concat_ws(', ', i.channel, array_to_string(i.topics, ', ')) AS text, i.msl_id, 'interaction' AS source_table, i.interaction_id AS id, a.kol_id
   FROM interaction i JOIN interaction_attendee a USING (interaction_id)
   WHERE i.status IN ('completed', 'planned') AND NOT i.deleted AND NOT a.deleted`,
  `SELECT CAST(coalesce(observed_at, submitted_at) AS DATE), 'insight', coalesce(text, theme), msl_id, 'insight', insight_id, kol_id
   FROM insight WHERE NOT coalesce(deleted, false)`,
  `SELECT CAST(received_at AS DATE), 'inquiry', coalesce(text, topic), msl_id, 'inquiry', inquiry_id, kol_id
   FROM inquiry WHERE NOT coalesce(deleted, false)`,
  `SELECT coalesce(completed_on, due_on), 'follow-up', what, msl_id, 'follow_up', follow_up_id, kol_id
   FROM follow_up WHERE NOT coalesce(deleted, false)`,
  `SELECT e.starts_on, 'event', concat_ws(', ', e.name, p.role), NULL, 'event', e.event_id, p.kol_id
   FROM event e JOIN event_participant p USING (event_id) WHERE NOT coalesce(e.deleted, false) AND NOT coalesce(p.deleted, false)`,
  `SELECT b.published_on, 'publication', concat_ws(', ', b.title, b.journal), NULL, 'publication', b.publication_id, u.kol_id
   FROM publication b JOIN authorship u USING (publication_id) WHERE NOT coalesce(b.deleted, false) AND NOT coalesce(u.deleted, false)`,
  `SELECT t.started_on, 'trial', concat_ws(', ', t.title, r.role), NULL, 'trial', t.trial_id, r.kol_id
   FROM trial t JOIN trial_role r USING (trial_id) WHERE NOT coalesce(t.deleted, false) AND NOT coalesce(r.deleted, false)`
]

/** All that is stored of a KOL, newest first. @throws LensFault `unknown-kol` */
export async function kolHistory({ connection }: Workspace, kol: string): Promise<KolEvent[]> {
  const found = await connection.rows(sql`SELECT 1 FROM kol WHERE kol_id = ${kol}`)
  if (found.length === 0) {
    throw new LensFault({
      code: 'unknown-kol',
      message: `There is no KOL ${kol}.`,
      hint: 'It may have been merged or replaced meanwhile; look at the list again.',
      where: kol
    })
  }
  return connection.rows<KolEvent>(
    sql`SELECT e.on_day AS "on", e.what, nullif(e.text, '') AS text, m.name AS "mslName", e.source_table AS "table", e.id
        FROM (${trusted(sources.join(' UNION ALL '))}) e LEFT JOIN msl m USING (msl_id)
        WHERE e.kol_id = ${kol} ORDER BY e.on_day DESC NULLS LAST, e.source_table, e.id`
  )
}
