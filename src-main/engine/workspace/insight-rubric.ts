const fields = ['specific', 'new', 'sourced', 'linked', 'so_what']
const imported = fields.map((field) => `rubric_${field} AS ${field}`).join(', ')
const isComplete = fields.map((field) => `rubric_${field} IS NOT NULL`).join(' AND ')

/**
 * Makes the view `insight_rubric`: one complete rating of each insight and part (`first`, `second`). One given
 * in the app counts before the CRM's. A second rating is another person's, so one of the CRM's by the first rater is none.
 */
export const insightRubricView = `CREATE VIEW insight_rubric AS
  WITH own AS (SELECT insight_id, part, rater, ${fields.join(', ')} FROM rubric_rating),
  first AS (
    SELECT * FROM own WHERE part = 'first' UNION ALL
    SELECT insight_id, 'first', rater, ${imported} FROM insight
    WHERE NOT coalesce(deleted, false) AND ${isComplete}
      AND insight_id NOT IN (SELECT insight_id FROM own WHERE part = 'first')
  ), second AS (
    SELECT * FROM own WHERE part = 'second' UNION ALL
    SELECT insight_id, 'second', r.rater, ${imported} FROM insight_rating r LEFT JOIN first f USING (insight_id)
    WHERE NOT coalesce(r.deleted, false) AND ${isComplete}
      AND lower(trim(r.rater)) IS DISTINCT FROM lower(trim(f.rater))
      AND insight_id NOT IN (SELECT insight_id FROM own WHERE part = 'second')
    QUALIFY row_number() OVER (PARTITION BY insight_id ORDER BY r.rater) = 1
  )
  SELECT *, false AS deleted FROM (SELECT * FROM first UNION ALL SELECT * FROM second)`
