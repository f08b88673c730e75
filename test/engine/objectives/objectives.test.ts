import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const people = {
  'msl.csv': csv('msl_id,name,territory,team', ...['m1', 'm2', 'm3', 'm4'].map((id) => `${id},${id},T${id},Team`)),
  'kol.csv': csv('kol_id,name', 'k1,Ada'),
  'interaction.csv': csv(
    'interaction_id,msl_id,kol_id,occurred_at,channel,status',
    'first,m1,k1,2025-01-02T09:00:00Z,video,completed',
    'last,m1,k1,2026-06-30T09:00:00Z,video,completed'
  )
}

/** Follow-ups of an MSL due in the middle of a quarter, of which some were done on time. */
function followUps(msl: string, quarter: string, onTime: number, all: number): string[] {
  return Array.from(
    { length: all },
    (_, i) => `${msl}${quarter}${i},${msl},k1,${quarter}-15,${i < onTime ? `${quarter}-14` : ''}`
  )
}
const header = 'follow_up_id,msl_id,kol_id,due_on,completed_on'

/** Share on time by quarter of 2025: m1 0.5, 0.6, 0.7, 0.6; in the fourth m2 to m4 have 0.8, 0.9 and 0.7. */
const history = {
  ...people,
  'follow_up.csv': csv(
    header,
    ...followUps('m1', '2025-02', 5, 10),
    ...followUps('m1', '2025-05', 6, 10),
    ...followUps('m1', '2025-08', 7, 10),
    ...followUps('m1', '2025-11', 6, 10),
    ...followUps('m2', '2025-11', 8, 10),
    ...followUps('m3', '2025-11', 9, 10),
    ...followUps('m4', '2025-11', 7, 10)
  )
}
const quarter = { from: '2026-01-01', to: '2026-04-01' }
const agreed = { msl: 'm1', kpi: 'followup-on-time', ...quarter, baseline: 0.6, target: 0.8, weight: 2 }
const list = async (asOf: string) => {
  const { rows } = await run.engine.run('objective.list', { ...quarter, asOf })
  return rows
}

describe('a suggested target', () => {
  it('rests on the own quarters before and on those of like territories', async () => {
    await run.import(history)
    const suggested = await run.engine.run('objective.suggest', { msl: 'm1', kpi: 'followup-on-time', ...quarter })
    // A year before, the quarter begins on 3 January 2025 by days: 90 days are one time.
    expect(suggested.own.values).toEqual([0.5, 0.6, 0.6, 0.7])
    expect(suggested.peers).toMatchObject({ n: 3, values: [0.7, 0.8, 0.9], median: 0.8 })
    expect(suggested).toMatchObject({ baseline: 0.6, target: 0.8, alike: 'team', reached: { least: 0.5, most: 0.9 } })
  })
})

describe('an objective', () => {
  it('has its figure, its pace and a status that takes the interval into account', async () => {
    await run.import({
      ...people,
      'follow_up.csv': csv(header, ...followUps('m1', '2026-01', 38, 40), ...followUps('m1', '2026-02', 10, 20))
    })
    const { id } = await run.engine.run('objective.save', agreed)
    // On 1 February, 31 of 90 days: 38 of 40, Wilson from 0.835 to 0.986; due are 0.6 + 0.2 · 31/90.
    const [early] = await list('2026-02-01')
    expect(early).toMatchObject({ id, value: 0.95, n: 40, status: 'on-track', source: 'app' })
    expect(early!.due).toBeCloseTo(0.6 + (0.2 * 31) / 90, 12)
    expect(early!.elapsed).toBeCloseTo(31 / 90, 12)
    // At the end 48 of 60 = 0.8: the target is met to the letter, (0.8 − 0.6) / 0.2 = 1.
    const [late] = await list('2026-04-01')
    expect(late).toMatchObject({ value: 0.8, status: 'met', attainment: expect.closeTo(1, 9) as number })
  })

  it('keeps what was set here over a later import, and its status moves with the data', async () => {
    await run.import({
      ...people,
      'objective.csv': csv(
        'objective_id,msl_id,kpi_id,period_start,period_end,baseline,target',
        'o1,m1,followup-on-time,2026-01-01,2026-04-01,0.6,0.95'
      ),
      'follow_up.csv': csv(header, ...followUps('m1', '2026-01', 10, 40))
    })
    expect((await list('2026-02-20'))[0]).toMatchObject({
      id: 'o1',
      target: 0.95,
      source: 'import',
      status: 'off-track'
    })
    await run.engine.run('objective.save', { id: 'o1', ...agreed })
    await run.engine.run('objective.note', {
      id: 'o1',
      kind: 'obstacle',
      on: '2026-02-10',
      text: 'Leave',
      resolvedOn: null
    })
    await run.import({
      'objective.csv': csv(
        'objective_id,msl_id,kpi_id,period_start,period_end,baseline,target,context',
        'o1,m1,followup-on-time,2026-01-01,2026-04-01,0.6,0.99,changed in the export'
      ),
      'follow_up.csv': csv(header, ...followUps('m1', '2026-01', 40, 40), ...followUps('m1', '2026-02', 20, 20))
    })
    expect((await list('2026-02-20'))[0]).toMatchObject({
      target: 0.8,
      weight: 2,
      value: 1,
      status: 'on-track',
      source: 'app',
      notes: [{ kind: 'obstacle', on: '2026-02-10', text: 'Leave', resolvedOn: null }]
    })
    const { rows } = await run.engine.run('objective.history', { id: 'o1' })
    expect(rows.map(({ action }) => action)).toEqual(['noted', 'changed'])
    expect(rows[1]).toMatchObject({ before: { target: 0.95 }, after: { target: 0.8 } })
  })

  it('goes and comes back', async () => {
    await run.import(people)
    const { id } = await run.engine.run('objective.save', agreed)
    await run.engine.run('objective.remove', { id })
    expect(await list('2026-02-01')).toEqual([])
    await run.import({ 'kol.csv': csv('kol_id,name', 'k2,Bea') })
    expect(await list('2026-02-01')).toEqual([])
    await run.engine.run('objective.remove', { id, removed: false })
    expect(await list('2026-02-01')).toMatchObject([{ id, target: 0.8 }])
  })

  it('is refused where it makes no sense', async () => {
    await run.import(people)
    const refused = (change: object, where: string) =>
      expect(run.engine.run('objective.save', { ...agreed, ...change })).rejects.toMatchObject({
        code: 'bad-input',
        where
      })
    await refused({ to: '2026-01-01' }, 'to')
    await refused({ target: null }, 'target')
    await refused({ kpi: null, text: ' ' }, 'text')
    await refused({ baseline: 0.8 }, 'target')
    await refused({ target: null, band: { low: 0.6, high: 0.6 } }, 'band')
    await expect(run.engine.run('objective.save', { ...agreed, msl: 'nobody' })).rejects.toMatchObject({
      code: 'unknown-msl'
    })
    await expect(run.engine.run('objective.save', { ...agreed, kpi: 'magic' })).rejects.toMatchObject({
      code: 'unknown-kpi'
    })
    await expect(run.engine.run('objective.save', { ...agreed, id: 'none' })).rejects.toMatchObject({
      code: 'unknown-record'
    })
  })
})

describe('an objective with a band', () => {
  const header = 'objective_id,msl_id,kpi_id,period_start,period_end,baseline,target,band_low,band_high'
  const time = '2026-01-01,2026-04-01'

  it('is judged by the band of the account plan, else by that of the KPI', async () => {
    await run.import({
      ...people,
      'objective.csv': csv(
        header,
        `own,m1,followup-on-time,${time},,,0.4,0.6`,
        `kpi,m2,new-kol-rate,${time},,0.2,,`,
        `half,m3,followup-on-time,${time},,,0.4,`
      ),
      // 24 of 48 are half; Wilson from 0.36 to 0.64 reaches over both ends.
      'follow_up.csv': csv(
        'follow_up_id,msl_id,kol_id,due_on,completed_on',
        ...followUps('m1', '2026-01', 24, 48),
        ...followUps('m3', '2026-01', 24, 48)
      )
    })
    const found = new Map((await list('2026-02-20')).map((one) => [one.id, one]))
    const band = { low: 0.4, high: 0.6 }
    expect(found.get('own')).toMatchObject({ band, dueBand: band, due: null, attainment: 1, status: 'undecided' })
    expect(found.get('kpi')).toMatchObject({ target: 0.2, band: { low: 0.1, high: 0.25 }, due: null })
    // A band with one end says neither where it ends nor how wide it is.
    expect(found.get('half')).toMatchObject({ band: null, status: 'no-target' })
    // Half of the quarter's share of all is 1: 0.5 lies within the band.
    const asked = { from: '2026-01-01', to: '2026-04-01', by: ['msl' as const], kpis: ['followup-on-time'] }
    const { rows } = await run.engine.run('kpi.figures', asked)
    expect(rows.find(({ group }) => group['msl'] === 'm1')).toMatchObject({ target: null, band, attainment: 1 })
  })

  it('keeps the band set here over a later import, and tells of the change', async () => {
    const plan = (low: number) => ({
      'objective.csv': csv(header, `o1,m1,new-kol-rate,${time},,,${low},0.3`)
    })
    await run.import({ ...people, ...plan(0.1) })
    const band = { low: 0.15, high: 0.2 }
    await run.engine.run('objective.save', { id: 'o1', msl: 'm1', kpi: 'new-kol-rate', ...quarter, band })
    await run.import(plan(0.05))
    expect((await list('2026-02-20'))[0]).toMatchObject({ id: 'o1', band, source: 'app' })
    const { rows } = await run.engine.run('objective.history', { id: 'o1' })
    expect(rows[0]).toMatchObject({ before: { band_low: 0.1 }, after: { band_low: 0.15, band_high: 0.2 } })
  })

  it('is suggested as the band in which the KPI is best', async () => {
    await run.import(people)
    const suggested = await run.engine.run('objective.suggest', { msl: 'm1', kpi: 'new-kol-rate', ...quarter })
    expect(suggested).toMatchObject({ target: null, band: { low: 0.1, high: 0.25 } })
  })
})
