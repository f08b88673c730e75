import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDefinition } from '#engine/kpi/definition'
import { figures } from '#engine/kpi/figures'
import { Workspace } from '#engine/workspace/workspace'

const folder = mkdtempSync(join(tmpdir(), 'lens-aggregate-'))
let workspace: Workspace
beforeAll(async () => {
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
  const run = (statement: string) => workspace.connection.run(statement)
  await run(`INSERT INTO msl (msl_id, name, deleted) VALUES ('m1', 'One', false)`)
  await run(`INSERT INTO kol (kol_id, name, deleted) SELECT 'k' || i, 'K' || i, false FROM range(1, 5) r(i)`)
  // Links: k1–k2 of strength 3, k3–k4 of strength 1.
  await run(`INSERT INTO relationship (source_kol_id, target_kol_id, kind, strength, deleted)
             VALUES ('k1', 'k2', 'stated', 3, false), ('k3', 'k4', 'stated', 1, false)`)
  await run(`INSERT INTO inquiry (inquiry_id, msl_id, kol_id, received_at, satisfaction, deleted)
             SELECT 'q' || i, 'm1', 'k' || (1 + i % 2), TIMESTAMP '2026-02-02 10:00:00', 1 + i % 5, false FROM range(0, 10) r(i)`)
  await run(`INSERT INTO objective (objective_id, msl_id, kpi_id, period_start, period_end, baseline, target, deleted)
             VALUES ('o1', 'm1', 'mean-satisfaction', DATE '2026-01-01', DATE '2026-04-01', 1, 5, false)`)
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const header = (id: string, aggregation: string, more = '') => `-- id: ${id}
-- name: ${id}
-- question: Does it add up?
-- family: test  kind: quantitative  counts: result
-- unit: points  better: higher  aggregation: ${aggregation}  grain: event${more}
-- requires: inquiry(satisfaction)
-- source: computed by hand
`
const rows = `SELECT msl_id, kol_id, CAST(received_at AS DATE) AS occurred_on, satisfaction AS value, 1 AS numerator,
  90 AS denominator, kol_id AS key, 'inquiry' AS evidence_table, inquiry_id AS evidence_id FROM inquiry`
const define = (id: string, aggregation: string, query = rows, more = '') =>
  parseDefinition(`${id}.sql`, header(id, aggregation, more) + query)

async function figureOf(...definitions: ReturnType<typeof define>[]) {
  const period = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
  const result = await figures(
    workspace,
    { period, by: ['msl'], msl: null, definitions, known: definitions },
    new AbortController().signal
  )
  return result.rows.at(-1)!
}

/** Satisfaction is 1, 2, 3, 4, 5, twice each. */
describe('every aggregation', () => {
  it('counts, sums and counts what differs', async () => {
    expect(await figureOf(define('a', 'count'))).toMatchObject({ value: 10, state: 'ok' })
    expect(await figureOf(define('b', 'sum'))).toMatchObject({ value: 30, state: 'ok' })
    expect(await figureOf(define('c', 'distinct'))).toMatchObject({ value: 2, state: 'ok' })
  })

  it('takes means, medians and 90th percentiles', async () => {
    expect(await figureOf(define('d', 'mean'))).toMatchObject({ value: 3, method: 'Student t' })
    const median = await figureOf(define('e', 'median'))
    expect(median.value).toBe(3)
    // Order statistics 2 and 9 of ten bound a median at 95 %.
    expect([median.low, median.high]).toEqual([1, 5])
    expect((await figureOf(define('f', 'p90'))).value).toBe(5)
  })

  it('divides counts by exposure, with the exact Poisson interval', async () => {
    const rate = await figureOf(define('g', 'rate'))
    // 10 events in 900 days; the exact limits of 10 are 4.795 and 18.390 (Garwood 1936).
    expect(rate.value).toBeCloseTo(10 / 900, 12)
    expect(rate.low! * 900).toBeCloseTo(4.795, 3)
    expect(rate.high! * 900).toBeCloseTo(18.39, 2)
  })

  it('measures how much of the network is within one step', async () => {
    // k1 and k2 hold 6 of the 8 link ends by strength.
    expect(await figureOf(define('h', 'network:reach'))).toMatchObject({ value: 0.75, state: 'ok' })
  })

  it('weighs the attainments of named KPIs, and says when too few of them have a target', async () => {
    const mean = define('mean-satisfaction', 'mean')
    const whole = define('i', 'composite', '', '  parts: mean-satisfaction 0.7, other 0.3')
    // Attainment (3 − 1) / (5 − 1) = 0.5 with 70 % of the weight; the missing 30 % may be 0 or 1.2.
    expect(await figureOf(mean, whole)).toMatchObject({ value: 0.5, low: 0.35, high: 0.71, state: 'ok' })
    const thin = define('j', 'composite', '', '  parts: mean-satisfaction 0.5, other 0.5')
    expect(await figureOf(mean, thin)).toMatchObject({ value: null, state: 'incomplete' })
  })
})

describe('a definition that cannot be used', () => {
  it('is refused with its file and what is wrong', () => {
    const refused = (text: string, why: RegExp) =>
      expect(() => parseDefinition('x.sql', text)).toThrowError(
        expect.objectContaining({ code: 'bad-definition', message: expect.stringMatching(why) })
      )
    refused(header('x', 'magic') + rows, /no aggregation named magic/)
    refused(header('x', 'ratio'), /no query/)
    refused(header('x', 'ratio').replace('better: higher', 'better: nicer') + rows, /better/)
    refused(header('x', 'composite', '  parts: what'), /parts must name KPIs/)
  })

  it('is refused where its query does not give what evidence needs', async () => {
    await expect(
      figureOf(define('k', 'count', `SELECT 'm1' AS msl_id, DATE '2026-02-02' AS occurred_on`))
    ).rejects.toMatchObject({
      code: 'bad-definition',
      message: expect.stringContaining('evidence_table, evidence_id')
    })
  })
})
