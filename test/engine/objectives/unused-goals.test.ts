import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goalGapOf } from '#engine/objectives/unused-goals'
import { csv, ImportRun } from '../import/import-run'

describe('a written goal', () => {
  it.each([
    ['no band', 0.8, null, null, 'higher', null],
    ['a whole band', null, 0.4, 0.6, 'higher', null],
    ['a lower end alone', null, 0.4, null, 'higher', 'one-end'],
    ['an upper end alone, beside a target', 0.8, null, 0.6, 'higher', 'one-end'],
    ['ends the wrong way round', null, 0.6, 0.4, 'higher', 'reversed'],
    ['a target where a band is best', 0.2, null, null, 'band 0.1..0.25', 'target-for-band'],
    ['a target beside a band', 0.2, 0.1, 0.3, 'band 0.1..0.25', null],
    ['nothing', null, null, null, 'band 0.1..0.25', null]
  ] as const)('with %s', (_, target, bandLow, bandHigh, better, gap) => {
    expect(goalGapOf({ target, bandLow, bandHigh }, better)).toBe(gap)
  })
})

describe('goals that are not used', () => {
  let run: ImportRun
  beforeEach(async () => {
    run = await ImportRun.start()
    const time = '2026-01-01,2026-04-01'
    await run.import({
      'msl.csv': csv('msl_id,name,territory', 'm1,Ada,A', 'm2,Bea,B'),
      'kol.csv': csv('kol_id,name', 'k1,Kim'),
      'objective.csv': csv(
        'objective_id,msl_id,kpi_id,period_start,period_end,baseline,target,band_low,band_high,status',
        `fine,m1,followup-on-time,${time},,0.8,,,`,
        `half,m2,followup-on-time,${time},,,0.4,,`,
        `turned,m1,followup-on-time,${time},,,0.6,0.4,`,
        `idle,m1,new-kol-rate,${time},,0.2,,,`,
        `off,m1,new-kol-rate,${time},,0.2,,,cancelled`
      )
    })
  })
  afterEach(() => run.end())
  const band = { low: 0.1, high: 0.25 }

  it('are told with the quality of the data and on the objective itself', async () => {
    const { goals } = await run.engine.run('workspace.quality', {})
    expect(goals.map(({ id, gap, best }) => [id, gap, best])).toEqual([
      ['idle', 'target-for-band', band],
      ['turned', 'reversed', null],
      ['half', 'one-end', null]
    ])
    const { rows } = await run.engine.run('objective.list', {
      from: '2026-01-01',
      to: '2026-04-01',
      asOf: '2026-02-01'
    })
    expect(Object.fromEntries(rows.map(({ id, goalGap }) => [id, goalGap]))).toEqual({
      fine: null,
      half: 'one-end',
      idle: 'target-for-band',
      turned: 'reversed'
    })
  })

  it('are gone once both ends are given, and cannot be set here', async () => {
    const agreed = { id: 'idle', msl: 'm1', kpi: 'new-kol-rate', from: '2026-01-01', to: '2026-04-01' }
    await expect(run.engine.run('objective.save', { ...agreed, target: 0.2 })).rejects.toMatchObject({
      code: 'bad-input',
      where: 'band',
      hint: expect.stringContaining('0.1 and 0.25') as string
    })
    await expect(run.engine.run('objective.save', { ...agreed, band: { low: 0.3, high: 0.1 } })).rejects.toMatchObject({
      code: 'bad-input',
      where: 'band'
    })
    await run.engine.run('objective.save', { ...agreed, band })
    const { goals } = await run.engine.run('workspace.quality', {})
    expect(goals.map(({ id }) => id)).toEqual(['turned', 'half'])
  })
})
