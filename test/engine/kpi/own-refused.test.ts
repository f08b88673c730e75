import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { definition, team, videoShare } from './own-text'

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(team)
})
afterAll(() => filled.end())

/** Messages and lines of what is wrong; saving must refuse whatever checking does, and change nothing. */
async function problemsOf(text: string): Promise<string[]> {
  const { problems } = await filled.engine.run('kpi.check', { text })
  for (const { message, hint } of problems) expect([message, hint].every(Boolean)).toBe(true)
  if (problems.length > 0) {
    await expect(filled.engine.run('kpi.save', { text })).rejects.toMatchObject({ code: 'bad-definition' })
    expect((await filled.engine.run('kpi.own', {})).rows).toEqual([])
  }
  return problems.map(({ line, message }) => `${line}: ${message}`)
}

/** The header takes twelve lines. */
const evidence = `'interaction' AS evidence_table, interaction_id AS evidence_id`
const counted = { aggregation: 'count' }

describe('the query of an own KPI is refused', () => {
  it.each([
    'DELETE FROM kol',
    'INSERT INTO kol (kol_id) VALUES (1)',
    'UPDATE kol SET name = 1',
    'DROP TABLE kol',
    'CREATE TABLE x AS SELECT 1',
    "COPY kol TO '/tmp/out.csv'",
    "ATTACH '/tmp/other.db'",
    'PRAGMA database_size',
    'SET memory_limit = 1',
    'CALL pragma_version()',
    'CHECKPOINT',
    'EXPLAIN SELECT 1',
    'BEGIN TRANSACTION',
    'EXECUTE x',
    'INSTALL httpfs'
  ])('where it is no SELECT: %s', async (statement) => {
    expect(await problemsOf(definition(statement))).toEqual(['13: only a SELECT can be a KPI'])
    expect((await filled.engine.run('workspace.status', {})).tables['kol']).toBe(2)
  })

  it('where it is more than one statement, or less', async () => {
    expect(await problemsOf(definition(`${videoShare};\nSELECT 1`))).toEqual(['13: it has 2 statements'])
    expect(await problemsOf(definition(`${videoShare}; DROP TABLE kol`))).toEqual(['13: only a SELECT can be a KPI'])
    expect(await problemsOf(definition(`${videoShare}) q; DROP TABLE kol; SELECT * FROM (SELECT 1`))).toEqual([
      '15: syntax error at or near ")"'
    ])
    expect(await problemsOf(definition(''))).toEqual(['null: it has no query'])
    expect(await problemsOf(definition('/* all of it'))).toEqual([
      '13: unterminated /* comment at or near "/* all of it"'
    ])
  })

  it.each([
    [`SELECT * FROM read_csv('/etc/passwd')`, 'it reads read_csv(…)'],
    [`SELECT * FROM '/etc/passwd'`, 'there is no table /etc/passwd to read'],
    [`SELECT content FROM read_text('/etc/passwd')`, 'it reads read_text(…)'],
    [`FROM query('DELETE FROM kol')`, 'it reads query(…)'],
    [`FROM query_table('audit_event')`, 'it reads query_table(…)'],
    [`FROM duckdb_settings()`, 'it reads duckdb_settings(…)'],
    [`FROM json_execute_serialized_sql('{}')`, 'it reads json_execute_serialized_sql(…)'],
    [`SELECT * FROM audit_event`, 'there is no table audit_event to read'],
    [`SELECT * FROM own_kpi`, 'there is no table own_kpi to read'],
    [`SELECT * FROM information_schema.tables`, 'it names the schema of tables'],
    [`SELECT * FROM main.kol`, 'it names the schema of kol'],
    [`DESCRIBE kol`, 'it reads something of the kind SHOW_REF'],
    [`SUMMARIZE kol`, 'it reads something of the kind SHOW_REF'],
    [`SELECT (SELECT count(*) FROM mapping) AS value`, 'there is no table mapping to read'],
    [`SELECT * FROM kol WHERE EXISTS (FROM import_run)`, 'there is no table import_run to read'],
    [`WITH a AS (FROM change_log) FROM a`, 'there is no table change_log to read'],
    [`WITH change_log AS (FROM change_log) FROM change_log`, 'there is no table change_log to read'],
    [`SELECT * FROM (WITH mapping AS (FROM kol) FROM mapping), mapping`, 'there is no table mapping to read'],
    [`SELECT * FROM kol JOIN LATERAL (FROM rejected_row) r ON true`, 'there is no table rejected_row to read'],
    [`FROM kol UNION ALL FROM merge_row`, 'there is no table merge_row to read'],
    [`SELECT random() AS value FROM kol`, 'random() gives something else each time'],
    [`SELECT uuid() AS key FROM kol`, 'uuid() gives something else each time'],
    [`SELECT * FROM kol USING SAMPLE 1`, 'it draws a sample'],
    [`SELECT * FROM kol TABLESAMPLE 10%`, 'it draws a sample'],
    [`SELECT $1 AS value`, 'it has a parameter']
  ])('where it reads what it may not: %s', async (statement, message) => {
    expect(await problemsOf(definition(`-- ä\n${statement}`))).toContain(`14: ${message}`)
  })

  it('with the line of what is wrong, counted in the text', async () => {
    const query = `-- Überblick\nSELECT msl_id,\n  occurred_on,\n  ${evidence}\nFROM interaktion`
    expect(await problemsOf(definition(query, counted))).toEqual(['17: there is no table interaktion to read'])
    expect(
      await problemsOf(definition(query.replace('interaktion', 'interaction WHERE\n  nothing = 1'), counted))
    ).toEqual([expect.stringMatching(/^18: Referenced column "nothing" not found/)])
    expect(await problemsOf(definition(query.replace('FROM interaktion', '\nFORM x y'), counted))).toEqual([
      expect.stringMatching(/^18: syntax error at or near/)
    ])
  })

  it('where it lacks a column that evidence, grain or aggregation need, or has one more', async () => {
    const query = `SELECT msl_id, occurred_on, ${evidence} FROM interaction`
    const without = (column: string, changes = {}) => problemsOf(definition(query.replace(column, ''), changes))
    expect(await without('msl_id,', counted)).toEqual([
      '13: the query gives no msl_id, which every row of evidence needs'
    ])
    expect(await without('occurred_on,', counted)).toEqual([
      '13: the query gives no occurred_on, which grain event needs'
    ])
    expect(await without(', interaction_id AS evidence_id', counted)).toEqual([
      '13: the query gives no evidence_id, which every row of evidence needs'
    ])
    expect(await problemsOf(definition(query, { ...counted, grain: 'period' }))).toEqual([
      '13: the query gives no period_id, which grain period needs'
    ])
    for (const [aggregation, needed] of [
      ['ratio', ['numerator', 'denominator']],
      ['mean', ['value']],
      ['survival', ['value', 'event']],
      ['distinct', ['key']],
      ['diversity:cr3', ['kol_id', 'key']],
      ['network:reach', ['kol_id']]
    ] as const) {
      expect(await problemsOf(definition(query, { aggregation }))).toEqual(
        needed.map((name) => `13: the query gives no ${name}, which aggregation ${aggregation} needs`)
      )
    }
    expect(await problemsOf(definition(query.replace('msl_id,', 'msl_id, channel,'), counted))).toEqual([
      '13: the query gives channel, which evidence does not have'
    ])
  })

  it('where a column is of a type that does not fit', async () => {
    const given = (columns: string) =>
      problemsOf(definition(`SELECT msl_id, ${columns}, ${evidence} FROM interaction`, { aggregation: 'sum' }))
    expect(await given('occurred_at AS occurred_on, 1 AS value')).toEqual(['13: occurred_on is TIMESTAMP, not DATE'])
    expect(await given('occurred_on, channel AS value')).toEqual(['13: value is VARCHAR, not DOUBLE'])
    expect(await given('occurred_on, topics AS value')).toEqual(['13: value is VARCHAR[], not DOUBLE'])
    expect(await given(`occurred_on, 1 AS value, 'yes' AS pending`)).toEqual(['13: pending is VARCHAR, not BOOLEAN'])
    expect(await given('occurred_on, 1.5 AS value, NULL AS kol_id, false AS pending')).toEqual([])
  })

  it('where its rows make no figure, or open nowhere', async () => {
    const given = (columns: string, changes = {}) =>
      problemsOf(definition(`SELECT msl_id, occurred_on, ${columns} FROM interaction`, changes))
    expect(await given(`3 AS numerator, 2 AS denominator, ${evidence}`)).toEqual([
      expect.stringMatching(/^13: in 6 rows numerator is not between 0 and denominator, as aggregation ratio needs/)
    ])
    expect(await given(`1e16 AS value, ${evidence}`, { aggregation: 'sum' })).toEqual([
      expect.stringMatching(/^13: in 6 rows numerator, denominator or value is no number, or larger than 1e15/)
    ])
    expect(await given(`'-inf'::DOUBLE AS value, NULL AS numerator, ${evidence}`, { aggregation: 'sum' })).toEqual([
      expect.stringMatching(/^13: in 6 rows numerator, denominator or value is no number/)
    ])
    expect(await given(`'nan'::DOUBLE AS value, ${evidence}`, { aggregation: 'mean' })).toEqual([
      expect.stringMatching(/^13: in 6 rows numerator, denominator or value is no number, or larger than 1e15/)
    ])
    expect(await given(`'audit_event' AS evidence_table, 'x' AS evidence_id`, counted)).toEqual([
      '13: in 6 rows evidence_table is no table that rows open in (x)'
    ])
    expect(await given(`'kol' AS evidence_table, interaction_id AS evidence_id`, counted)).toEqual([
      '13: in 6 rows evidence_id opens nothing in kol (i0)'
    ])
    expect(await given(`'last year' AS period_id, ${evidence}`, { ...counted, grain: 'period' })).toEqual([
      '13: in 6 rows period_id is none of the relation period (i0)'
    ])
  })
})

describe('the header of an own KPI is refused', () => {
  it('with the line of each thing that is wrong', async () => {
    const given = (changes: Record<string, string>) => problemsOf(definition(videoShare, changes))
    expect(await given({ id: 'followup-on-time' })).toEqual(['1: followup-on-time is a KPI that ships with the app'])
    expect(await given({ id: 'Video Share' })).toEqual(['1: id cannot be Video Share'])
    expect(await given({ name: '' })).toEqual(['null: it has no name'])
    expect(await given({ kind: 'fine', better: 'more' })).toEqual([
      '5: kind cannot be fine',
      '8: better cannot be more'
    ])
    expect(await given({ aggregation: 'magic' })).toEqual(['9: there is no aggregation named magic'])
    expect(await given({ aggregation: 'network:constructor' })).toEqual(['9: network has no field constructor'])
    expect(await given({ requires: 'nowhere(x)' })).toEqual(['11: there is no table named nowhere'])
    expect(await given({ requires: 'kol(shoe_size, name)' })).toEqual(['11: kol has no field shoe_size'])
    expect(await given({ requires: 'audit_event(action)' })).toEqual(['11: there is no table named audit_event'])
    expect(await given({ name: 'x'.repeat(81) })).toEqual(['2: name is 81 characters long'])
    expect(await problemsOf(`-- unit: share\n${definition(videoShare)}`)).toEqual(['8: unit is given a second time'])
    expect(await problemsOf('')).toContain('null: it has no id')
    expect(await problemsOf(`${definition(videoShare)}\0`)).toEqual(['null: it holds a NUL character'])
  })
})

describe('a query may', () => {
  it.each([
    `SELECT msl_id, day AS occurred_on, 1 AS value, ${evidence} FROM interaction, as_of`,
    `WITH kol AS (FROM kol), Mine AS MATERIALIZED (FROM interaction), twice AS (FROM mine UNION ALL FROM MINE)
     SELECT msl_id, occurred_on, 1 AS value, ${evidence} FROM twice -- and more`,
    `SELECT msl_id, occurred_on, unnest([1, 2]) AS value, ${evidence} FROM Interaction i ASOF JOIN as_of a ON i.occurred_on <= a.day`,
    `SELECT msl_id, occurred_on, g.n + v.n AS value, ${evidence} FROM interaction, range(1, 3) g(n), (VALUES (1), (2)) v(n)`,
    `SELECT msl_id, occurred_on, video AS value, ${evidence} FROM (PIVOT interaction ON channel IN ('video') USING count(*))`,
    `FROM interaction SELECT msl_id, occurred_on, number_setting('seed') AS value, ${evidence} WINDOW w AS () QUALIFY row_number() OVER w > 0`
  ])('do all that reads: %s', async (query) => {
    expect(await problemsOf(definition(query, { aggregation: 'sum' }))).toEqual([])
  })
})
