import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from '../import/import-run'
import { definition } from '../kpi/own-text'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

/** Contacts of two MSLs on given days, each so many times, with another KOL every time. */
function contacts(days: readonly (readonly [string, number])[]): string {
  const rows = days.flatMap(([day, n]) =>
    Array.from({ length: n }, (_, i) => `${day}-${i},m${(i % 2) + 1},k${(i % 5) + 1},${day}T09:00:00Z,video,completed`)
  )
  return csv('interaction_id,msl_id,kol_id,occurred_at,channel,status', ...rows)
}

const people = {
  'msl.csv': csv('msl_id,name,territory,team', 'm1,Ada,T1,Team', 'm2,Bea,T2,Team'),
  'kol.csv': csv('kol_id,name', ...[1, 2, 3, 4, 5].map((i) => `k${i},Kim ${i}`))
}
/** In 2024 2 of 10 contacts in the first half, in 2025 12 of 20: shares of 0.2 and 0.6, 0.4 on average. */
const twoYears = [
  ['2024-01-05', 1],
  ['2024-03-10', 1],
  ['2024-07-01', 8],
  ['2025-02-10', 4],
  ['2025-06-30', 8],
  ['2025-09-10', 8],
  ['2026-02-10', 30]
] as const

const counting = definition(
  `SELECT msl_id, kol_id, occurred_on, 'contact' AS evidence_table, contact_id AS evidence_id FROM contact`,
  { id: 'contacts', name: 'Contacts', unit: 'contacts', aggregation: 'count' }
)
const year = { from: '2026-01-01', to: '2027-01-01' }
const agreed = { msl: 'm1', kpi: 'contacts', ...year, target: 100, pace: 'season' as const }
const list = async (asOf = '2026-07-01') => (await run.engine.run('objective.list', { ...year, asOf })).rows

async function withContacts(days: readonly (readonly [string, number])[]) {
  await run.import({ ...people, 'interaction.csv': contacts(days) })
  await run.engine.run('kpi.save', { text: counting })
}

describe('the pace of an objective by the seasonal profile of the team', () => {
  it('is the share of the year reached by the day, averaged over the years', async () => {
    await withContacts(twoYears)
    await run.engine.run('objective.save', agreed)
    const [found] = await list()
    // Until 1 July, 0.4 of 100; evenly 181 of 365 days.
    expect(found!.due).toBeCloseTo(40, 9)
    expect(found!.pacing).toEqual({
      used: 'season',
      otherDue: expect.closeTo((100 * 181) / 365, 9) as number,
      otherBand: null,
      years: [2024, 2025],
      why: null
    })
    // Before 11 March 2 of 10 and 4 of 20: 0.2 both.
    expect((await list('2026-03-11'))[0]!.due).toBeCloseTo(20, 9)
  })

  it('stays even unless chosen, and says what would be due by the season', async () => {
    await withContacts(twoYears)
    await run.engine.run('objective.save', { ...agreed, pace: 'linear' })
    const [found] = await list()
    expect(found!.due).toBeCloseTo((100 * 181) / 365, 9)
    expect(found!.pacing).toMatchObject({ used: 'linear', otherDue: expect.closeTo(40, 9) as number, why: null })
  })

  it('runs over the same days of earlier years where the time is no whole year', async () => {
    await withContacts([
      ['2024-01-02', 1],
      ['2024-04-05', 1],
      ['2024-05-20', 3],
      ['2025-04-20', 6],
      ['2025-06-01', 2],
      ['2026-04-10', 4]
    ])
    await run.engine.run('objective.save', { ...agreed, from: '2026-04-01', to: '2026-07-01', target: 16 })
    // By 1 May 1 of 4 and 6 of 8: 0.25 and 0.75, half of 16.
    expect((await list('2026-05-01'))[0]!.due).toBeCloseTo(8, 9)
  })

  it('moves the status of objective, figure and finding alike', async () => {
    await withContacts([...twoYears, ['2026-06-20', 60]])
    // Exact Poisson of 45: 32.8 to 60.2, of which the former misses both and the latter reaches both, but not the target.
    // m1 has 15 of 30 and 30 of 60 contacts: 45, over 40 by the season and under 49.6 evenly.
    const { id } = await run.engine.run('objective.save', agreed)
    const statusOf = async () => {
      const asked = { ...year, asOf: '2026-07-01', by: ['msl' as const], kpis: ['contacts'] }
      const { rows } = await run.engine.run('kpi.figures', asked)
      return [(await list())[0]!.status, rows.find(({ group }) => group['msl'] === 'm1')!.status]
    }
    const bySeason = await statusOf()
    await run.engine.run('objective.save', { ...agreed, id, pace: 'linear' })
    const evenly = await statusOf()
    expect([bySeason[0], evenly[0]]).toEqual([bySeason[1], evenly[1]])
    expect([bySeason[0], evenly[0]]).toEqual(['undecided', 'at-risk'])
    const { rows } = await run.engine.run('objective.history', { id })
    expect(rows[0]).toMatchObject({ action: 'changed', before: { pace: 'season' }, after: { pace: 'linear' } })
  })

  it('is even, and says why, where two full calendar years are not there', async () => {
    // The data begin in the middle of January 2024, so that only 2025 is whole.
    await withContacts([['2024-01-15', 1], ...twoYears.slice(1)])
    await run.engine.run('objective.save', agreed)
    const [found] = await list()
    expect(found!.due).toBeCloseTo((100 * 181) / 365, 9)
    expect(found!.pacing).toEqual({ used: 'linear', otherDue: null, otherBand: null, years: [2025], why: 'few-years' })
  })

  it('is even, and says so, for what does not grow over the time', async () => {
    await withContacts(twoYears)
    await run.engine.run('objective.save', { ...agreed, kpi: 'followup-on-time', target: 0.8 })
    expect((await list())[0]!.pacing).toEqual({
      used: 'linear',
      otherDue: null,
      otherBand: null,
      years: [],
      why: 'no-growth'
    })
  })

  it('goes by the coverage that was reached, which grows fast at first', async () => {
    const plans = ['2024', '2025', '2026'].flatMap((y) =>
      [1, 2, 3, 4, 5].map((k) => `m1,k${k},${y}-01-01,${Number(y) + 1}-01-01,4`)
    )
    const seen = ([day, k]: readonly [string, number]) => `${day}-${k},m1,k${k},${day}T09:00:00Z,video,completed`
    await run.import({
      ...people,
      'engagement_plan.csv': csv('msl_id,kol_id,period_start,period_end,planned_contacts', ...plans),
      'interaction.csv': csv(
        'interaction_id,msl_id,kol_id,occurred_at,channel,status',
        // 2 of 5, then 4 of 5: half. 3 of 5 and no more: all.
        ...(
          [
            ['2024-01-05', 1],
            ['2024-06-05', 2],
            ['2024-08-05', 3],
            ['2024-12-05', 4]
          ] as const
        ).map(seen),
        ...(
          [
            ['2025-01-05', 1],
            ['2025-02-05', 2],
            ['2025-06-05', 3],
            ['2025-12-05', 1]
          ] as const
        ).map(seen),
        seen(['2026-06-30', 1])
      )
    })
    await run.engine.run('objective.save', { ...agreed, kpi: 'target-kol-coverage', target: 0.8 })
    const [found] = await list()
    expect(found!.pacing).toMatchObject({ used: 'season', years: [2024, 2025] })
    // The mean of 0.5 and 1 of the way to 0.8.
    expect(found!.due).toBeCloseTo(0.6, 9)
  })

  it('comes with an account plan, and what was chosen here outlives the next', async () => {
    await withContacts(twoYears)
    const plan = (pace: string) => ({
      'objective.csv': csv(
        'objective_id,msl_id,kpi_id,period_start,period_end,target,pace',
        `o1,m1,contacts,2026-01-01,2027-01-01,100,${pace}`
      )
    })
    await run.import(plan('seasonal'))
    expect((await list())[0]).toMatchObject({ id: 'o1', pace: 'season', pacing: { used: 'season' } })
    await run.engine.run('objective.save', { ...agreed, id: 'o1', pace: 'linear' })
    await run.import(plan('season'))
    expect((await list())[0]).toMatchObject({ id: 'o1', pace: 'linear', pacing: { used: 'linear' } })
  })
})
