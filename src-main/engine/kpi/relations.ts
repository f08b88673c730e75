import type { Period } from '#contract/ids'
import type { Grouping } from '#contract/kpi'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/** How the rows of a request are parted into periods. */
export type Series = 'month' | 'quarter' | null

/** One row of the relation `period`: the whole period of a request, or one month or quarter of it. */
export interface PeriodRow {
  periodId: string
  from: string
  to: string
  asOf: string
}

/** The rows of `period` for a request: the period itself, and each calendar month or quarter where asked by it. */
export function periodRows(period: Period, by: Series): PeriodRow[] {
  if (by === null) return [{ periodId: `${period.from}..${period.to}`, ...period }]
  const rows: PeriodRow[] = []
  const step = by === 'month' ? 1 : 3
  let [year, month] = period.from.split('-').map(Number) as [number, number]
  month = month - ((month - 1) % step)
  for (;;) {
    const start = dayOf(year, month)
    if (start >= period.to) return rows
    const end = dayOf(year, month + step)
    const from = start < period.from ? period.from : start
    const to = end > period.to ? period.to : end
    const periodId = by === 'month' ? start.slice(0, 7) : `${year}-Q${(month + 2) / 3}`
    rows.push({ periodId, from, to, asOf: to < period.asOf ? to : period.asOf })
    month += step
    if (month > 12) {
      month -= 12
      year++
    }
  }
}

const dayOf = (year: number, month: number) => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)

/**
 * Makes what definitions may read beside the canonical tables and `setting`, as temporary relations that depend on the
 * data only:
 * - `session_contact`: contacts in sessions of at most `session_limit` KOLs; `session`: each such session once, with the
 *   first of its KOLs;
 * - `member(msl_id, msl_name, team, region, territory)`: MSLs that are not deleted. A team is `msl.team`, else the
 *   manager's, else the region;
 * - `insight_rubric(insight_id, part, rater, specific, new, sourced, linked, so_what)`: ratings of insights;
 * - `insight_use(insight_id, …, status, actionable, actioned_on, action, acted_by, recorded_here)`: what became of them;
 * - the macros `tier_weight(tier)`: the weight of tiers 1 to 4; `contact_cap(tier)`: contacts of a KOL in 30 days that are
 *   not too many yet, without a tier those of tier 4; `working_days(a, b)`: Monday to Friday between two
 *   moments, fractions included; `add_working_days(day,
 *   n)`; `plain(text)`: text folded for comparison; `number_setting(name)`. Those of local time are `addLocalTime`’s.
 * The connection must have been lent the contacts (`HeldContacts`).
 */
export async function prepareRelations(connection: Connection): Promise<void> {
  const statements = [
    `CREATE OR REPLACE TEMP MACRO number_setting(wanted) AS (SELECT CAST(max(value) AS DOUBLE) FROM setting WHERE name = wanted)`,
    // Days since a Monday, of which five in seven count.
    `CREATE OR REPLACE TEMP MACRO working_time(moment) AS
       5 * floor((epoch(moment) / 86400 - 4) / 7) + least((epoch(moment) / 86400 - 4) - 7 * floor((epoch(moment) / 86400 - 4) / 7), 5)`,
    `CREATE OR REPLACE TEMP MACRO working_days(a, b) AS working_time(CAST(b AS TIMESTAMP)) - working_time(CAST(a AS TIMESTAMP))`,
    // A weekend day counts as the Friday before it.
    `CREATE OR REPLACE TEMP MACRO working_ordinal(d) AS
       5 * ((d - DATE '1970-01-05') // 7) + least((d - DATE '1970-01-05') % 7, 4)`,
    `CREATE OR REPLACE TEMP MACRO add_working_days(d, n) AS
       DATE '1970-01-05' + CAST(7 * ((working_ordinal(d) + n) // 5) + (working_ordinal(d) + n) % 5 AS INTEGER)`,
    `CREATE OR REPLACE TEMP MACRO tier_weight(tier) AS
       CAST(split_part((SELECT max(value) FROM setting WHERE name = 'tier_weights'), ':', tier) AS DOUBLE)`,
    `CREATE OR REPLACE TEMP MACRO contact_cap(tier) AS
       CAST(split_part((SELECT CASE WHEN contains(max(value), ':') THEN max(value) ELSE repeat(max(value) || ':', 4) END
                        FROM setting WHERE name = 'kol_contact_cap'),
                       ':', CASE WHEN tier BETWEEN 1 AND 4 THEN tier ELSE 4 END) AS INTEGER)`,
    `CREATE OR REPLACE TEMP MACRO plain(x) AS lower(trim(nfc_normalize(x)))`,
    `CREATE OR REPLACE TEMP VIEW session_contact AS
       SELECT * EXCLUDE (attendees, is_first) FROM held_contact WHERE attendees <= number_setting('session_limit')`,
    `CREATE OR REPLACE TEMP VIEW session AS
       SELECT * EXCLUDE (attendees, is_first) FROM held_contact WHERE is_first AND attendees <= number_setting('session_limit')`,
    `CREATE OR REPLACE TEMP TABLE member AS
       SELECT m.msl_id, CAST(row_number() OVER (ORDER BY m.msl_id) AS INTEGER) AS number, m.name AS msl_name, m.territory, m.region,
              coalesce(m.team, b.name, m.manager_id, m.region, 'Team') AS team
       FROM msl m LEFT JOIN msl b ON b.msl_id = m.manager_id WHERE NOT coalesce(m.deleted, false)`
  ]
  for (const statement of statements) await connection.run(statement)
}

/**
 * Makes the relations that depend on the request:
 * - `period(period_id, from_on, to_on, as_of)`, half-open; `period_day`: the same with each `day` in it, which joins faster
 *   to rows with a day than bounds do;
 * - `as_of(day)`: the day that figures about "now" look from;
 * - `assigned(period_id, msl_id, kol_id, plan_id, planned_contacts, gap_days, first_on, tier)`: the panel of each MSL in
 *   each period, one row for each KOL that is active and not deleted; planned contacts are prorated to the part of the
 *   period that has passed, `gap_days` is the time between two planned contacts;
 * - `rising(period_id, months_ago, kol_id)`: KOLs whose influence was growing as of a period, or 24 months before: three
 *   publications in two years and twice as many as in the two before; or called emerging, which says nothing of before.
 *
 * They are tables of their own for each `place`, which `usePeriod` puts in place.
 */
export async function preparePeriod(
  connection: Connection,
  place: number,
  rows: readonly PeriodRow[],
  asOf: string
): Promise<void> {
  const values = rows.map(
    ({ periodId, from, to, asOf: end }) =>
      `(${quoteLiteral(periodId)}, DATE ${quoteLiteral(from)}, DATE ${quoteLiteral(to)}, DATE ${quoteLiteral(end)})`
  )
  const statements = [
    `CREATE OR REPLACE TEMP TABLE period_${place} AS
     SELECT * REPLACE (CAST(period_id AS ENUM (${rows.map(({ periodId }) => quoteLiteral(periodId)).join(', ')})) AS period_id)
     FROM (VALUES ${values.join(', ')}) v(period_id, from_on, to_on, as_of)`,
    `CREATE OR REPLACE TEMP TABLE period_day_${place} AS
     SELECT period_id, from_on, to_on, as_of, CAST(unnest(range(from_on, to_on, INTERVAL 1 DAY)) AS DATE) AS day FROM period_${place}`,
    `CREATE OR REPLACE TEMP TABLE as_of_${place} AS SELECT DATE ${quoteLiteral(asOf)} AS day`,
    `CREATE OR REPLACE TEMP TABLE assigned_${place} AS
     WITH plan AS (
       SELECT p.period_id, e.msl_id, e.kol_id, e.planned_contacts, e.period_start, e.period_end,
              greatest(0, least(e.period_end, p.to_on, p.as_of) - greatest(e.period_start, p.from_on)) AS passed
       FROM period_${place} p JOIN engagement_plan e ON e.period_start < p.to_on AND e.period_end > p.from_on
       WHERE NOT coalesce(e.deleted, false)
     ), first AS (
       SELECT msl_id, kol_id, min(period_start) AS first_on FROM engagement_plan WHERE NOT coalesce(deleted, false) GROUP BY ALL
     )
     SELECT period_id, msl_id, kol_id, msl_id || '|' || kol_id || '|' || max(period_start) AS plan_id,
            sum(planned_contacts * passed / (period_end - period_start)) AS planned_contacts,
            max_by((period_end - period_start) / nullif(planned_contacts, 0), period_start) AS gap_days,
            any_value(first_on) AS first_on, any_value(k.tier) AS tier
     FROM plan JOIN kol k USING (kol_id) JOIN first USING (msl_id, kol_id)
     WHERE NOT coalesce(k.deleted, false) AND coalesce(lower(k.status), 'active') = 'active'
     GROUP BY period_id, msl_id, kol_id`
  ]
  for (const statement of statements) await connection.run(statement)
}

/** Puts the relations of a place that was prepared where definitions read them. */
export async function usePeriod(connection: Connection, place: number): Promise<void> {
  const views = ['period', 'period_day', 'as_of', 'assigned'].map(
    (name) => `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT * FROM ${name}_${place}`
  )
  await connection.run(views.join('; '))
}

/** Whom evidence is counted for: each MSL, or groups of them whose figure is no sum over its MSLs. */
export type Whom = 'msl' | 'team' | 'region' | 'team and region' | 'everybody'

/** Whom the groups of a request are of; where one MSL is asked for, it. */
export function whomOf(by: readonly Grouping[], msl: string | null): Whom {
  if (msl !== null || by.includes('msl')) return 'msl'
  if (by.includes('team')) return by.includes('region') ? 'team and region' : 'team'
  return by.includes('region') ? 'region' : 'everybody'
}

const whomSql: Record<Whom, string> = {
  msl: 'msl_id',
  team: 'team',
  region: `coalesce(region, '')`,
  'team and region': `concat_ws('|', team, coalesce(region, ''))`,
  everybody: `''`
}

/**
 * Puts in place what definitions read that count a thing once however many MSLs share it:
 * - `counted_for(msl_id, whom)`: whom each MSL's evidence is counted for, itself where figures of MSLs are asked for;
 * - `assigned_for(period_id, whom, msl_id, kol_id, plan_id, planned_contacts, gap_days, first_on, tier)`: the panel of each
 *   of those, every KOL once with one of the MSLs it is assigned to; contacts planned by several add up, as do those of a year.
 * Needs `assigned` in place.
 */
export async function countFor(connection: Connection, whom: Whom): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP VIEW counted_for AS SELECT msl_id, ${whomSql[whom]} AS whom FROM member`)
  const panel =
    whom === 'msl'
      ? 'SELECT *, msl_id AS whom FROM assigned'
      : `SELECT period_id, whom, min(msl_id) AS msl_id, kol_id, min_by(plan_id, msl_id) AS plan_id, sum(planned_contacts) AS planned_contacts,
                1 / sum(1 / gap_days) AS gap_days, min(first_on) AS first_on, any_value(tier) AS tier
         FROM assigned JOIN counted_for USING (msl_id) GROUP BY period_id, whom, kol_id`
  await connection.run(`CREATE OR REPLACE TEMP VIEW assigned_for AS ${panel}`)
}

/** Makes `rising`, a view that reads whatever period is in place: few ask for it, so it is computed when they do. */
export const prepareRising = (connection: Connection) => connection.run(rising)

/**
 * Makes `joint_result(kol_id, result_on)`, what came about with a KOL and when: advisory, study and publication work, education
 * that the KOL gave, a role in a study that is not somebody else's, a publication of which a milestone was reached. Of events, those
 * of advice, education, guidelines or registries that an MSL took part in, and others that an MSL organised or spoke at; a
 * talk at a congress is nobody's joint result.
 */
export const prepareJointResults = (connection: Connection) => connection.run(jointResult)

const jointResult = `CREATE OR REPLACE TEMP VIEW joint_result AS
     SELECT c.kol_id, c.occurred_on AS result_on FROM contact c JOIN interaction i USING (interaction_id)
     WHERE i.kind IN ('advisory', 'trial-support', 'publication-support')
     UNION ALL
     SELECT a.kol_id, i.occurred_on FROM interaction i JOIN interaction_attendee a USING (interaction_id)
     WHERE i.kind = 'education' AND i.status = 'completed' AND plain(a.role) IN ('speaker', 'chair', 'panel')
       AND NOT coalesce(i.deleted, false) AND NOT coalesce(a.deleted, false)
     UNION ALL
     SELECT k.kol_id, e.starts_on FROM event e JOIN event_participant k USING (event_id)
     SEMI JOIN (
       SELECT o.event_id FROM event_participant o JOIN event USING (event_id)
       WHERE o.msl_id IS NOT NULL AND NOT coalesce(o.deleted, false)
         AND (regexp_matches(plain(kind), 'advi[sc]|educat|training|guideline|registr|beirat|fortbildung|schulung|leitlinie')
              OR o.role IN ('organiser', 'speaker', 'chair', 'panel'))
     ) o USING (event_id)
     WHERE k.role IN ('speaker', 'chair', 'panel', 'organiser') AND k.kol_id IS NOT NULL
       AND NOT regexp_matches(plain(coalesce(e.kind, '')), 'congress|conference|kongress|konferenz')
       AND NOT coalesce(k.deleted, false) AND NOT coalesce(e.deleted, false)
     UNION ALL
     SELECT r.kol_id, coalesce(m.actual_on, t.started_on) FROM trial_role r JOIN trial t USING (trial_id)
     LEFT JOIN milestone m ON m.trial_id = t.trial_id AND NOT coalesce(m.deleted, false)
     WHERE r.kol_id IS NOT NULL AND coalesce(plain(r.role), '') NOT IN ('site-suggested', 'site-declined')
       AND coalesce(plain(t.sponsor_kind), '') <> 'other'
       AND NOT coalesce(r.deleted, false) AND NOT coalesce(t.deleted, false)
     UNION ALL
     SELECT a.kol_id, m.actual_on FROM authorship a JOIN publication b USING (publication_id) JOIN milestone m USING (publication_id)
     WHERE NOT coalesce(a.deleted, false) AND NOT coalesce(b.deleted, false) AND NOT coalesce(m.deleted, false)`

const rising = `CREATE OR REPLACE TEMP VIEW rising AS
     WITH looked AS (
       SELECT period_id, months_ago, as_of - to_months(months_ago) AS day FROM period CROSS JOIN (VALUES (0), (24)) v(months_ago)
     ), written AS (
       SELECT u.kol_id, b.published_on FROM authorship u JOIN publication b USING (publication_id)
       WHERE b.published_on IS NOT NULL AND NOT coalesce(u.deleted, false) AND NOT coalesce(b.deleted, false)
     ), output AS (
       SELECT l.period_id, l.months_ago, w.kol_id, count(*) FILTER (w.published_on >= l.day - INTERVAL 24 MONTH) AS recent, count(*) AS total
       FROM looked l JOIN written w ON w.published_on < l.day AND w.published_on >= l.day - INTERVAL 48 MONTH GROUP BY ALL
     )
     SELECT period_id, months_ago, kol_id FROM output WHERE recent >= 3 AND recent >= 2 * (total - recent)
     UNION SELECT p.period_id, 0, k.kol_id FROM period p CROSS JOIN kol k WHERE plain(k.scope) = 'emerging' AND NOT coalesce(k.deleted, false)`
