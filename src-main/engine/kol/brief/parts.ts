import type { Parsed } from '#contract/procedures'
import type { KolPage } from '#contract/kol'
import type { PlannedContacts } from '#contract/plan'
import { yearBefore } from '#base/days'
import { readConsents } from '../../diversity/consent'
import type { JobContext } from '../../jobs'
import { openFollowUpSql } from '../../msl/msls'
import { planOfKol } from '../../plan/plan'
import type { Connection } from '../../workspace/connection'
import { resolvePeriod } from '../../workspace/period'
import { quoteLiteral, sql, trusted } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'
import { KolDirectory } from '../directory'
import { kolPage } from '../page'
import { influenceOf, type BriefInfluence } from './influence'

/** An MSL who sees the KOL or has them on the panel: contacts of the period, and the days before and from the as-of day. */
export interface BriefSeer {
  mslName: string
  assigned: boolean
  contacts: number
  lastOn: string | null
  nextOn: string | null
}

/** Something promised or asked and not settled; `dueAssumed` where no day was given. */
export interface BriefOpenItem {
  kind: 'follow-up' | 'inquiry'
  what: string | null
  mslName: string | null
  since: string | null
  dueOn: string | null
  dueAssumed: boolean
  overdueDays: number | null
}

/** Insights of a theme; a null theme holds those without one. */
export interface BriefTheme {
  theme: string | null
  insights: number
  lastOn: string | null
  /** The newest that says something. */
  lastText: string | null
}

/** All that the brief about a KOL tells. */
export interface BriefParts {
  page: KolPage
  /** Whether the KOL refused contact, by flag, consent, or the last word on all channels; channels refused one by one. */
  refused: boolean
  refusedChannels: string[]
  influence: BriefInfluence
  seers: BriefSeer[]
  open: BriefOpenItem[]
  /** Of the twelve months before the as-of day, the theme of the most insights first. */
  themes: BriefTheme[]
  planned: PlannedContacts[]
}

/** What the brief about a KOL is made of. @throws LensFault `unknown-kol`; `unknown-record`, `bad-input` for a recipe; `cancelled` */
export async function briefParts(
  workspace: Workspace,
  wanted: Parsed<'kol.brief'>,
  job: JobContext
): Promise<BriefParts> {
  const { kol, from, to, asOf } = wanted
  const days = { from, to, asOf }
  const period = await resolvePeriod(workspace, days)
  const page = await kolPage(workspace, period, kol, 1, job.signal)
  const consent = (await readConsents(workspace.connection)).get(kol)
  const influence = await influenceOf(workspace, wanted, job)
  const directory = await KolDirectory.of(workspace)
  const told = await directory.read(period, null, job.signal, async (connection) => ({
    seers: await seersOf(connection, kol, period),
    open: [...(await followUpsOf(connection, kol, period.asOf)), ...(await inquiriesOf(connection, kol, period.asOf))],
    themes: await themesOf(connection, kol, period.asOf)
  }))
  return {
    page,
    refused: consent?.refused ?? false,
    refusedChannels: [...(consent?.refusedChannels ?? [])].toSorted(),
    influence,
    ...told,
    planned: await planOfKol(workspace, kol, days)
  }
}

function seersOf(connection: Connection, kol: string, { from, to, asOf }: KolPage['period']): Promise<BriefSeer[]> {
  return connection.rows<BriefSeer>(
    sql`WITH met AS (
          SELECT msl_id, count(*) FILTER (occurred_on >= CAST(${from} AS DATE) AND occurred_on < CAST(${to} AS DATE)) AS contacts,
                 max(occurred_on) FILTER (occurred_on < CAST(${asOf} AS DATE)) AS last_on
          FROM contact WHERE kol_id = ${kol} GROUP BY msl_id
        ), coming AS (
          SELECT i.msl_id, min(i.occurred_on) AS next_on FROM interaction i JOIN interaction_attendee a USING (interaction_id)
          WHERE a.kol_id = ${kol} AND i.status = 'planned' AND i.occurred_on >= CAST(${asOf} AS DATE)
            AND NOT coalesce(i.deleted, false) AND NOT coalesce(a.deleted, false) GROUP BY i.msl_id
        ), panel AS (SELECT DISTINCT msl_id FROM assigned WHERE kol_id = ${kol})
        SELECT coalesce(m.name, msl_id) AS "mslName", p.on_panel IS NOT NULL AS assigned, coalesce(s.contacts, 0) AS contacts,
               s.last_on AS "lastOn", c.next_on AS "nextOn"
        FROM met s FULL JOIN coming c USING (msl_id) FULL JOIN (SELECT *, msl_id AS on_panel FROM panel) p USING (msl_id)
        LEFT JOIN msl m USING (msl_id)
        WHERE msl_id IS NOT NULL ORDER BY contacts DESC, s.last_on DESC NULLS LAST, "mslName", msl_id`
  )
}

function followUpsOf(connection: Connection, kol: string, asOf: string): Promise<BriefOpenItem[]> {
  const open = openFollowUpSql(`f.kol_id = ${quoteLiteral(kol)}`, asOf)
  return connection.rows<BriefOpenItem>(
    sql`SELECT 'follow-up' AS kind, o.what, coalesce(m.name, o.msl_id) AS "mslName", o.agreed_on AS since, o.due AS "dueOn",
               o.due_on IS NULL AND o.due IS NOT NULL AS "dueAssumed", CAST(${asOf} AS DATE) - o.due AS "overdueDays"
        FROM (${trusted(open)}) o LEFT JOIN msl m USING (msl_id) ORDER BY o.due NULLS LAST, o.follow_up_id`
  )
}

/** What the KOL asked before a day and nobody had answered by then. */
function inquiriesOf(connection: Connection, kol: string, asOf: string): Promise<BriefOpenItem[]> {
  return connection.rows<BriefOpenItem>(
    sql`SELECT 'inquiry' AS kind, coalesce(q.text, q.topic) AS what, coalesce(m.name, q.msl_id) AS "mslName",
               q.received_on AS since, q.due AS "dueOn", q.due_at IS NULL AND q.due IS NOT NULL AS "dueAssumed",
               CAST(${asOf} AS DATE) - q.due AS "overdueDays"
        FROM (SELECT *, coalesce(agreed_on, add_working_days(received_on, CAST(number_setting('inquiry_working_days') AS INTEGER))) AS due
              FROM (SELECT *, local_day(received_at, msl_id) AS received_on, local_day(due_at, msl_id) AS agreed_on
                    FROM inquiry WHERE kol_id = ${kol})) q
        LEFT JOIN msl m USING (msl_id)
        WHERE NOT coalesce(q.deleted, false) AND coalesce(q.status, 'open') <> 'cancelled'
          AND coalesce(q.received_on < CAST(${asOf} AS DATE), true)
          AND coalesce(local_day(q.answered_at, q.msl_id) >= CAST(${asOf} AS DATE), coalesce(q.status, 'open') <> 'done')
        ORDER BY q.due NULLS LAST, q.inquiry_id`
  )
}

function themesOf(connection: Connection, kol: string, asOf: string): Promise<BriefTheme[]> {
  return connection.rows<BriefTheme>(
    sql`SELECT subject AS theme, count(*) AS insights, max(day) AS "lastOn",
               max_by(text, row(day, insight_id)) FILTER (nullif(trim(text), '') IS NOT NULL) AS "lastText"
        FROM (SELECT *, coalesce(theme, topic) AS subject, local_day(coalesce(observed_at, submitted_at), msl_id) AS day FROM insight) s
        WHERE s.kol_id = ${kol} AND NOT coalesce(s.deleted, false)
          AND day >= CAST(${yearBefore(asOf)} AS DATE) AND day < CAST(${asOf} AS DATE)
        GROUP BY subject ORDER BY subject IS NULL, insights DESC, "lastOn" DESC, subject`
  )
}
