/** SQL by hand for the KPIs whose rows have a day of their own, each from the stored tables to values by MSL and `bucket`. */

/** @param bucket gives SQL that names the period of a day; @param from, to, asOf days; @param settings of the workspace */
export function eventQueries(bucket, { from, to, asOf }, settings) {
  const within = (day) => `${day} >= DATE '${from}' AND ${day} < DATE '${to}'`
  const contact = `interaction i JOIN interaction_attendee a USING (interaction_id)
    WHERE i.status = 'completed' AND NOT i.deleted AND NOT a.deleted AND ${within('i.occurred_on')}`
  const talks = `SELECT i.interaction_id, any_value(i.msl_id) AS msl_id, any_value(i.occurred_on) AS occurred_on, any_value(i.topics) AS topics
    FROM ${contact} GROUP BY i.interaction_id HAVING count(*) <= ${settings.session_limit}`
  const held = `interaction i WHERE i.status = 'completed' AND NOT i.deleted AND ${within('i.occurred_on')}`
  const ratio = (day, numerator, rows, denominator = 'count(*)') =>
    `SELECT msl_id, ${bucket(day)} AS period, sum(${numerator}) / ${denominator} AS value, count(*) AS n FROM ${rows} GROUP BY ALL`
  const heard = 'CAST(coalesce(observed_at, submitted_at) AS DATE)'
  const agreed = `(i.next_step IS NOT NULL OR i.interaction_id IN (SELECT interaction_id FROM follow_up WHERE NOT deleted AND interaction_id IS NOT NULL))::INT`
  return {
    'on-time-documentation': ratio(
      'i.occurred_on',
      `(CAST(i.submitted_at AS DATE) <= add_working_days(i.occurred_on, ${settings.documentation_working_days}))::INT`,
      `${held} AND i.submitted_at IS NOT NULL`
    ),
    'data-completeness': ratio(
      'i.occurred_on',
      `(i.channel IS NOT NULL)::INT + coalesce(len(i.topics) > 0, false)::INT + (i.duration_min IS NOT NULL)::INT
         + (i.submitted_at IS NOT NULL)::INT + ${agreed}`,
      held,
      '(5 * count(*))'
    ),
    'followup-set-rate': ratio('i.occurred_on', agreed, held),
    'followup-on-time': ratio(
      'due',
      'coalesce(completed_on <= due, false)::INT',
      `(SELECT f.msl_id, f.completed_on, coalesce(f.due_on, add_working_days(i.occurred_on, ${settings.follow_up_default_working_days})) AS due
        FROM follow_up f LEFT JOIN interaction i USING (interaction_id)
        WHERE NOT f.deleted AND coalesce(f.status, 'open') <> 'cancelled')
       WHERE ${within('due')} AND due < DATE '${asOf}'`
    ),
    'topic-interest-fit': ratio(
      'occurred_on',
      'list_has_any(list_transform(topics, lambda t: lower(trim(t))), list_transform(interests, lambda t: lower(trim(t))))::INT',
      `(SELECT i.msl_id, i.occurred_on, i.topics, a.kol_id FROM ${contact}) JOIN kol k USING (kol_id)
       WHERE len(topics) > 0 AND len(k.interests) > 0`
    ),
    'channel-preference-match': ratio(
      'occurred_on',
      'list_contains(k.preferred_channels, channel)::INT',
      `(SELECT i.msl_id, i.occurred_on, i.channel, a.kol_id FROM ${contact} AND i.channel IS NOT NULL AND i.channel <> 'congress')
       JOIN kol k USING (kol_id)
       WHERE len(k.preferred_channels) > 0 AND (k.preference_recorded_on IS NULL OR k.preference_recorded_on
         BETWEEN occurred_on - INTERVAL ${settings.preference_valid_months} MONTH AND occurred_on)`
    ),
    'substantive-exchange-share': ratio(
      'occurred_on',
      '(len(topics) > 0 AND led_on.interaction_id IS NOT NULL)::INT',
      `(${talks}) t LEFT JOIN (
         SELECT interaction_id FROM insight WHERE NOT deleted UNION SELECT interaction_id FROM inquiry WHERE NOT deleted
         UNION SELECT interaction_id FROM follow_up WHERE NOT deleted UNION SELECT interaction_id FROM interaction
         WHERE lower(trim(next_step)) NOT IN ('none', 'none needed')) led_on USING (interaction_id)`
    ),
    'inquiry-sla': ratio(
      'due',
      'coalesce(CAST(answered_at AS DATE) <= due, false)::INT',
      `(SELECT *, coalesce(CAST(due_at AS DATE), add_working_days(CAST(received_at AS DATE), ${settings.inquiry_working_days})) AS due FROM inquiry
        WHERE NOT deleted AND coalesce(status, 'open') <> 'cancelled' AND msl_id IS NOT NULL)
       WHERE ${within('due')} AND due < DATE '${asOf}'`
    ),
    'insight-yield': `WITH talk AS (SELECT msl_id, ${bucket('occurred_on')} AS period, count(*) AS n FROM (${talks}) WHERE len(topics) > 0 GROUP BY ALL),
      found AS (SELECT msl_id, ${bucket(heard)} AS period, count(*) AS n FROM insight WHERE NOT deleted AND ${within(heard)} GROUP BY ALL)
      SELECT msl_id, period, coalesce(f.n, 0) / (0.1 * t.n) AS value, coalesce(f.n, 0) + t.n AS n FROM talk t LEFT JOIN found f USING (msl_id, period)`,
    'insight-quality': `SELECT msl_id, ${bucket(heard)} AS period, count(*) AS n,
        avg(rubric_specific + rubric_new + rubric_sourced + rubric_linked + rubric_so_what) AS value
      FROM insight WHERE NOT deleted AND ${within(heard)}
        AND rubric_specific + rubric_new + rubric_sourced + rubric_linked + rubric_so_what IS NOT NULL GROUP BY ALL`,
    'cross-function-360': `SELECT msl_id, ${bucket('given_on')} AS period, avg(5 * score / coalesce(scale_max, 5)) AS value, count(*) AS n
      FROM (SELECT *, max(answers) OVER (PARTITION BY msl_id, year(given_on), quarter(given_on) > 2) AS raters FROM (
              SELECT *, count(*) OVER (PARTITION BY msl_id, year(given_on), quarter(given_on) > 2, dimension) AS answers FROM feedback
              WHERE rater IN ('peer', 'manager') AND score IS NOT NULL AND NOT deleted))
      WHERE raters >= 4 AND ${within('given_on')} GROUP BY ALL`,
    'inquiry-response-time': survival(
      `SELECT msl_id, ${bucket('CAST(received_at AS DATE)')} AS period, (answered_at IS NOT NULL)::INT AS event,
         greatest(0, working_days(received_at, coalesce(answered_at, DATE '${asOf}'))) AS value
       FROM inquiry WHERE NOT deleted AND coalesce(status, 'open') <> 'cancelled' AND coalesce(answered_at >= received_at, true)
         AND ${within('CAST(received_at AS DATE)')}`
    ),
    'insight-lag': survival(
      `SELECT msl_id, ${bucket('CAST(observed_at AS DATE)')} AS period, 1 AS event, working_days(observed_at, submitted_at) AS value
       FROM insight WHERE NOT deleted AND submitted_at >= observed_at AND ${within('CAST(observed_at AS DATE)')}`
    )
  }
}

/** The Kaplan–Meier median: the product over the times of the share that goes on, and where it reaches one half. */
const survival = (
  rows
) => `WITH timed AS (SELECT msl_id, period, value, sum(event) AS died, count(*) AS left_here FROM (${rows}) GROUP BY ALL),
  risk AS (SELECT *, sum(left_here) OVER (PARTITION BY msl_id, period ORDER BY value DESC) AS at_risk FROM timed),
  curve AS (
    SELECT msl_id, period, value, exp(sum(ln(greatest(1 - died / at_risk, 1e-300))) OVER (PARTITION BY msl_id, period ORDER BY value)) AS survival,
           lead(value) OVER (PARTITION BY msl_id, period ORDER BY value) AS next_value
    FROM risk WHERE died > 0),
  median AS (SELECT msl_id, period, arg_min(CASE WHEN abs(survival - 0.5) <= 1e-10 AND next_value IS NOT NULL THEN (value + next_value) / 2 ELSE value END, value) AS value
             FROM curve WHERE survival <= 0.5 + 1e-10 GROUP BY ALL)
  SELECT t.msl_id, t.period, any_value(m.value) AS value, sum(t.left_here) AS n FROM timed t LEFT JOIN median m USING (msl_id, period) GROUP BY ALL`
