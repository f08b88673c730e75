/** SQL by hand for the KPIs that look at whole periods, each from the stored tables to values by MSL and period. */

/** @param periods rows `{ period, from, to, asOf }` */
export function snapshotQueries(periods, settings) {
  const rows = periods.map((p) => `('${p.period}', DATE '${p.from}', DATE '${p.to}', DATE '${p.asOf}')`)
  const period = `period AS (SELECT * FROM (VALUES ${rows.join(', ')}) v(period, from_on, to_on, as_of))`
  const contact = `interaction i JOIN interaction_attendee a ON a.interaction_id = i.interaction_id AND NOT a.deleted AND i.status = 'completed' AND NOT i.deleted`
  const seen = `seen AS (SELECT p.period, i.msl_id, a.kol_id, count(*) AS contacts, min(i.occurred_on) AS first_on
    FROM ${contact} JOIN period p ON i.occurred_on >= p.from_on AND i.occurred_on < p.to_on GROUP BY ALL)`
  const panel = panelSql
  const session = `session AS (SELECT i.msl_id, a.kol_id, i.occurred_on FROM ${contact}
    QUALIFY count(*) OVER (PARTITION BY i.interaction_id) <= ${settings.session_limit})`
  const ratio = (tables, numerator, from, denominator = 'count(*)') =>
    `WITH ${[period, ...tables].join(', ')} SELECT g.msl_id, g.period, sum(${numerator}) / ${denominator} AS value, count(*) AS n FROM ${from} GROUP BY ALL`
  const weight = `CASE g.tier ${settings.tier_weights
    .split(':')
    .map((value, i) => `WHEN ${i + 1} THEN ${value}`)
    .join(' ')} END`
  const joined = 'panel g LEFT JOIN seen s USING (period, msl_id, kol_id)'
  const longEnough = '(s.kol_id IS NOT NULL OR g.first_on <= g.to_on - 30)'
  return {
    'target-kol-coverage': ratio([seen, panel], '(s.kol_id IS NOT NULL)::INT', `${joined} WHERE ${longEnough}`),
    'tier-weighted-coverage': ratio(
      [seen, panel],
      `(s.kol_id IS NOT NULL)::INT * ${weight}`,
      `${joined} WHERE ${longEnough} AND g.tier BETWEEN 1 AND 4`,
      `sum(${weight})`
    ),
    'contact-plan-fit': ratio(
      [seen, panel],
      `CASE WHEN g.planned < 2 THEN (s.contacts IS NOT NULL)::INT
            ELSE (coalesce(s.contacts, 0) BETWEEN 0.75 * g.planned AND 1.5 * g.planned)::INT END`,
      `${joined} WHERE g.planned IS NOT NULL`
    ),
    'dormant-priority-share': ratio(
      [
        panel,
        `latest AS (SELECT p.period, i.msl_id, a.kol_id, max(i.occurred_on) AS last_on
           FROM ${contact} JOIN period p ON i.occurred_on < p.as_of GROUP BY ALL)`
      ],
      `(g.as_of - coalesce(l.last_on, g.first_on) > greatest(90, 1.5 * coalesce(g.gap, 0)))::INT`,
      'panel g LEFT JOIN latest l USING (period, msl_id, kol_id) WHERE g.tier IN (1, 2)'
    ),
    'list-validity': ratio(
      [panel],
      'coalesce(k.verified_on < g.as_of AND k.verified_on >= g.as_of - INTERVAL 12 MONTH, false)::INT',
      'panel g JOIN kol k USING (kol_id)'
    ),
    'new-kol-rate': ratio(
      [
        seen,
        `known AS (SELECT DISTINCT p.period, a.kol_id FROM ${contact}
           JOIN period p ON i.occurred_on >= p.from_on - INTERVAL 24 MONTH AND i.occurred_on < p.from_on)`
      ],
      '(k.kol_id IS NULL)::INT',
      'seen g LEFT JOIN known k USING (period, kol_id)'
    ),
    'kol-load': ratio(
      [
        session,
        `load AS (SELECT *, count(*) OVER (PARTITION BY kol_id ORDER BY occurred_on RANGE BETWEEN INTERVAL 29 DAY PRECEDING AND CURRENT ROW) AS load FROM session)`,
        `placed AS (SELECT p.period, l.msl_id, l.kol_id, l.load FROM load l JOIN period p ON l.occurred_on >= p.from_on AND l.occurred_on < p.to_on)`,
        `crowded AS (SELECT period, kol_id, max(load) AS most FROM placed GROUP BY ALL)`
      ],
      `(c.most > ${settings.kol_contact_cap})::INT`,
      '(SELECT DISTINCT period, msl_id, kol_id FROM placed) g JOIN crowded c USING (period, kol_id)'
    )
  }
}

/** The panel of each period, in SQL that follows a table `period`. */
export const panelSql = `panel AS (
  SELECT p.period, p.from_on, p.to_on, p.as_of, e.msl_id, e.kol_id, any_value(k.tier) AS tier, any_value(f.first_on) AS first_on,
         sum(e.planned_contacts * greatest(0, least(e.period_end, p.to_on, p.as_of) - greatest(e.period_start, p.from_on)) / (e.period_end - e.period_start)) AS planned,
         arg_max((e.period_end - e.period_start) / nullif(e.planned_contacts, 0), e.period_start) AS gap
  FROM engagement_plan e JOIN period p ON e.period_start < p.to_on AND e.period_end > p.from_on
  JOIN kol k ON k.kol_id = e.kol_id AND NOT k.deleted AND coalesce(lower(k.status), 'active') = 'active'
  JOIN (SELECT msl_id, kol_id, min(period_start) AS first_on FROM engagement_plan WHERE NOT deleted GROUP BY ALL) f ON f.msl_id = e.msl_id AND f.kol_id = e.kol_id
  WHERE NOT e.deleted GROUP BY p.period, p.from_on, p.to_on, p.as_of, e.msl_id, e.kol_id)`
