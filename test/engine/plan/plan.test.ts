import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
  await run.import({
    'msl.csv': csv('msl_id,name', 'm1,Mia', 'm2,Max'),
    'kol.csv': csv(
      'kol_id,name,do_not_contact,status',
      'k1,Ada,false,',
      'k2,Ben,true,',
      'k3,Cid,false,retired',
      'k4,Dan,,'
    ),
    'interaction.csv': csv(
      'interaction_id,msl_id,kol_id,occurred_at,channel,status',
      'i1,m1,k1,2026-06-30T09:00:00Z,video,completed'
    ),
    'engagement_plan.csv': csv(
      'msl_id,kol_id,period_start,period_end,planned_contacts',
      'm1,k1,2026-01-01,2027-01-01,6'
    )
  })
})
afterEach(() => run.end())

const planOf = async (kol: string) => (await run.engine.run('plan.ofKol', { kol })).rows
const add = (input: { msl: string; kol: string; contacts: number; from?: string; to?: string }) =>
  run.engine.run('plan.add', input)

describe('planned contacts', () => {
  it('begin on the as-of day and end with the MSL’s plan, or after twelve months', async () => {
    await add({ msl: 'm1', kol: 'k4', contacts: 3 })
    await add({ msl: 'm2', kol: 'k4', contacts: 2 })
    expect(await planOf('k4')).toMatchObject([
      { mslName: 'Max', from: '2026-07-01', to: '2027-07-01', contacts: 2, own: true },
      { mslName: 'Mia', from: '2026-07-01', to: '2027-01-01', contacts: 3, own: true }
    ])
    expect(await planOf('k1')).toMatchObject([{ mslName: 'Mia', contacts: 6, own: false }])
  })

  it('make the KOL one the MSL is to see', async () => {
    await add({ msl: 'm2', kol: 'k4', contacts: 2, from: '2026-01-01', to: '2027-01-01' })
    const { rows } = await run.engine.run('kpi.figures', {
      kpis: ['target-kol-coverage'],
      by: ['msl'],
      from: '2026-01-01',
      to: '2026-07-01'
    })
    // m1 saw the one on the plan; m2 nobody yet.
    expect(rows.map(({ group, numerator, denominator }) => [group['msl'], numerator, denominator])).toEqual([
      ['m1', 1, 1],
      ['m2', 0, 1]
    ])
  })

  it('outlive an import, until it brings that plan itself', async () => {
    await add({ msl: 'm2', kol: 'k4', contacts: 2 })
    const header = 'msl_id,kol_id,period_start,period_end,planned_contacts'
    await run.import({ 'engagement_plan.csv': csv(header, 'm1,k1,2026-01-01,2027-01-01,8') })
    expect(await planOf('k4')).toMatchObject([{ contacts: 2, own: true }])
    await run.import({ 'engagement_plan.csv': csv(header, 'm2,k4,2026-07-01,2027-07-01,5') })
    expect(await planOf('k4')).toMatchObject([{ contacts: 5, own: false }])
  })

  it('are taken back, but not those of the CRM', async () => {
    await add({ msl: 'm2', kol: 'k4', contacts: 2 })
    await run.engine.run('plan.remove', { msl: 'm2', kol: 'k4', from: '2026-07-01' })
    expect(await planOf('k4')).toEqual([])
    await expect(run.engine.run('plan.remove', { msl: 'm1', kol: 'k1', from: '2026-01-01' })).rejects.toMatchObject({
      code: 'unknown-record'
    })
  })

  it('are refused for who may not be met, twice, or over no day', async () => {
    const refused = async (input: Parameters<typeof add>[0]) =>
      add(input).then(
        () => 'planned',
        (thrown: { message: string }) => thrown.message
      )
    expect(await refused({ msl: 'm1', kol: 'k2', contacts: 1 })).toBe('Ben has refused contact.')
    expect(await refused({ msl: 'm1', kol: 'k3', contacts: 1 })).toBe('Cid is not active.')
    expect(await refused({ msl: 'm1', kol: 'k9', contacts: 1 })).toContain('no KOL')
    expect(await refused({ msl: 'm9', kol: 'k4', contacts: 1 })).toContain('m9')
    expect(await refused({ msl: 'm1', kol: 'k1', contacts: 1 })).toContain('planned already')
    expect(await refused({ msl: 'm1', kol: 'k4', contacts: 1, from: '2026-07-01', to: '2026-07-01' })).toContain(
      'holds no day'
    )
  })
})
