import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { definition, team, videoShare } from './own-text'
import { randomRows } from './random-rows'

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(team)
})
afterAll(() => filled.end())

const evidence = `'interaction' AS evidence_table, interaction_id AS evidence_id`
const counted = { aggregation: 'count' }

describe('an own KPI that would not end', () => {
  it('is stopped and refused, whether it runs for ever or gives too many rows, and the next one runs', async () => {
    const limited = await filledWorkspace(team)
    try {
      await limited.change(`UPDATE setting SET value = CASE name WHEN 'own_kpi_seconds' THEN '0.5' ELSE '5' END
                            WHERE name IN ('own_kpi_seconds', 'own_kpi_rows')`)
      const problemOf = async (query: string, changes = counted) => {
        const { problems, figures } = await limited.engine.run('kpi.check', { text: definition(query, changes) })
        expect(figures.length).toBe(problems.length > 0 ? 0 : 2)
        return problems.map(({ message }) => message)
      }
      const endless = `WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r)
        SELECT i.msl_id, i.occurred_on, ${evidence} FROM r JOIN interaction i ON r.x < 0`
      expect(await problemOf(endless)).toEqual(['the query did not end within 0.5 seconds'])
      expect(await problemOf(`SELECT msl_id, occurred_on, ${evidence} FROM interaction`)).toEqual([
        'the query gives more than 5 rows, too many for aggregation count'
      ])
      expect(await problemOf(`SELECT msl_id, occurred_on, ${evidence} FROM interaction LIMIT 5`)).toEqual([])
      // Values that are held in memory may be a tenth as many: of 5 none.
      const median = `SELECT msl_id, occurred_on, 1 AS value, ${evidence} FROM interaction LIMIT 1`
      expect(await problemOf(median, { aggregation: 'median' })).toEqual([
        'the query gives more than 0 rows, too many for aggregation median'
      ])
    } finally {
      await limited.end()
    }
  })

  it('is stopped when it is no longer wanted', async () => {
    const stop = new AbortController()
    const text = definition(
      `WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r)
       SELECT i.msl_id, i.occurred_on, ${evidence} FROM r JOIN interaction i ON r.x < 0`,
      counted
    )
    const running = filled.engine.run('kpi.check', { text }, { signal: stop.signal })
    setTimeout(() => stop.abort(), 200)
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect((await filled.engine.run('kpi.check', { text: definition(videoShare) })).problems).toEqual([])
  })
})

describe('a definition that got into a workspace another way', () => {
  it('is read again before it runs, and never hides a KPI that ships', async () => {
    const tampered = await filledWorkspace(team)
    try {
      const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
      const foreign = definition(
        `SELECT msl_id, occurred_on, 'kol' AS evidence_table, content AS evidence_id
        FROM read_text('/etc/hostname'), interaction`,
        { ...counted, id: 'spy' }
      )
      const hidden = definition(videoShare, { id: 'followup-on-time' })
      await tampered.change(`INSERT INTO own_kpi VALUES ('spy', ${literal(foreign)}, now(), now()),
        ('followup-on-time', ${literal(hidden)}, now(), now()), ('broken', 'no header', now(), now())`)
      const { kpis } = await tampered.engine.run('kpi.catalogue', {})
      expect(kpis.filter(({ own }) => own).map(({ id }) => id)).toEqual(['spy'])
      const { rows } = await tampered.engine.run('kpi.figures', { kpis: ['spy', 'followup-on-time'] })
      const spy = rows.find(({ kpi }) => kpi === 'spy')
      expect(spy).toMatchObject({ state: 'unavailable', reason: expect.stringContaining('it reads read_text(…)') })
      const own = await tampered.engine.run('kpi.own', {})
      expect(own.rows.map(({ id, problems }) => [id, problems.length > 0])).toEqual([
        ['broken', true],
        ['followup-on-time', true],
        ['spy', false]
      ])
    } finally {
      await tampered.end()
    }
  })
})

describe('a copy of any KPI that ships', () => {
  const folder = join(import.meta.dirname, '../../../resources/kpis')
  it.each([1, 2])('passes under another id, on rows that make little sense: %i', async (seed) => {
    const random = await filledWorkspace(randomRows(seed))
    try {
      // Nobody can be content with more than there were ratings: that is refused, as it should be.
      await random.change('UPDATE education_session SET rating_top2 = least(rating_top2, ratings)')
      for (const name of readdirSync(folder)) {
        const text = readFileSync(join(folder, name), 'utf8').replace(/^-- id: (.*)$/m, '-- id: my-$1')
        const { problems } = await random.engine.run('kpi.check', { text })
        expect(problems, name).toEqual([])
      }
    } finally {
      await random.end()
    }
  })
})
