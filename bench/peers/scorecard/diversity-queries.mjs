/** SQL by hand for the concentration of contacts on KOLs, each from the stored tables to values by MSL and period. */
import { panelSql } from './snapshot-queries.mjs'

/** @param bucket gives SQL that names the period of a day; @param periods rows `{ period, from, to, asOf }` */
export function diversityQueries(bucket, periods, { from, to }, settings) {
  const rows = periods.map((p) => `('${p.period}', DATE '${p.from}', DATE '${p.to}', DATE '${p.asOf}')`)
  const counted = `counted AS (SELECT msl_id, ${bucket('occurred_on')} AS period, kol_id, count(*) AS x FROM (
      SELECT i.msl_id, a.kol_id, i.occurred_on FROM interaction i JOIN interaction_attendee a USING (interaction_id)
      WHERE i.status = 'completed' AND NOT i.deleted AND NOT a.deleted
      QUALIFY count(*) OVER (PARTITION BY i.interaction_id) <= ${settings.session_limit})
    WHERE occurred_on >= DATE '${from}' AND occurred_on < DATE '${to}' GROUP BY ALL)`
  const sizes = `sizes AS (SELECT msl_id, period, sum(x) AS n, count(*) AS kols, sum(x * x) AS squares FROM counted GROUP BY ALL)`
  const planned = `period AS (SELECT * FROM (VALUES ${rows.join(', ')}) v(period, from_on, to_on, as_of)), ${panelSql},
    summed AS (SELECT msl_id, kol_id, coalesce(sum(planned), 0) AS planned FROM panel GROUP BY ALL),
    plan AS (SELECT msl_id, kol_id, planned / sum(planned) OVER (PARTITION BY msl_id) AS w FROM summed)`
  // On the panel by plan; those seen off it share an allowance.
  const shares = `off_plan AS (SELECT c.msl_id, c.period, count(*) FILTER (p.kol_id IS NULL) AS off FROM counted c LEFT JOIN plan p USING (msl_id, kol_id) GROUP BY ALL),
    share AS (SELECT o.msl_id, o.period, p.w * CASE WHEN o.off > 0 THEN 1 - ${settings.off_plan_allowance} ELSE 1 END AS w, 1 AS times FROM off_plan o JOIN plan p USING (msl_id)
      UNION ALL SELECT msl_id, period, ${settings.off_plan_allowance} / off, off FROM off_plan WHERE off > 0)`
  const query = (tables, select) => `WITH ${tables.join(', ')} ${select}`
  return {
    'top3-contact-share': query(
      [counted, sizes],
      `SELECT msl_id, period, list_sum(max(x, 3)) / sum(x) AS value, sum(x) AS n FROM counted GROUP BY ALL`
    ),
    'effective-kol-ratio': query(
      [
        counted,
        sizes,
        planned,
        `meant AS (SELECT msl_id, 1 / sum(w * w) AS plan, count(*) AS size FROM plan GROUP BY ALL)`
      ],
      `SELECT s.msl_id, s.period, least(greatest(m.size, s.kols), coalesce(s.n * (s.n - 1) / nullif(s.squares - s.n, 0), greatest(m.size, s.kols))) / m.plan AS value, s.n
       FROM sizes s JOIN meant m USING (msl_id)`
    ),
    'excess-concentration': query(
      [
        counted,
        sizes,
        planned,
        shares,
        `even AS (SELECT msl_id, period, sum(times * w * w) AS e FROM share GROUP BY ALL)`
      ],
      `SELECT msl_id, period, (s.squares / (s.n * s.n) - (e + (1 - e) / s.n)) / (1 - (e + (1 - e) / s.n)) AS value, s.n FROM sizes s JOIN even USING (msl_id, period)`
    ),
    'repeat-gap': query(
      [
        counted,
        sizes,
        planned,
        shares,
        `richness AS (SELECT h.msl_id, h.period, sum(h.times * (1 - pow(1 - h.w, s.n))) AS expected FROM share h JOIN sizes s USING (msl_id, period) GROUP BY ALL)`
      ],
      `SELECT msl_id, period, (r.expected - s.kols) / s.n AS value, s.n FROM sizes s JOIN richness r USING (msl_id, period)`
    ),
    'attribute-balance-gap': query(
      [
        counted,
        sizes,
        planned,
        `mixed AS (SELECT c.msl_id, c.period, coalesce(k.specialty, '') AS class, sum(c.x) AS x FROM counted c LEFT JOIN kol k USING (kol_id) GROUP BY ALL),
         wanted AS (SELECT p.msl_id, coalesce(k.specialty, '') AS class, sum(p.w) AS w FROM plan p LEFT JOIN kol k USING (kol_id) GROUP BY ALL),
         parts AS (SELECT msl_id, period, class, x / s.n AS share, 0 AS w FROM mixed JOIN sizes s USING (msl_id, period)
           UNION ALL SELECT msl_id, period, class, 0, w FROM wanted JOIN sizes s USING (msl_id)),
         gaps AS (SELECT msl_id, period, class, abs(sum(share) - sum(w)) AS gap FROM parts GROUP BY ALL)`
      ],
      `SELECT msl_id, period, sum(gap) / 2 AS value, any_value(s.n) AS n FROM gaps JOIN sizes s USING (msl_id, period) GROUP BY ALL`
    )
  }
}
