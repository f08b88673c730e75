import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '#contract/procedures'
import { csv, ImportRun } from '../import/import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
  await run.import(people)
})
afterEach(() => run.end())

const people = {
  'msl.csv': csv('msl_id,name', 'm1,m1', 'm2,m2'),
  'kol.csv': csv('kol_id,name', 'k1,Ada'),
  'interaction.csv': csv(
    'interaction_id,msl_id,kol_id,occurred_at,channel,status',
    'first,m1,k1,2025-01-02T09:00:00Z,video,completed',
    'last,m1,k1,2026-06-30T09:00:00Z,video,completed'
  )
}
const quarter = { from: '2026-01-01', to: '2026-04-01' }
const words = { msl: 'm1', text: 'A register', ...quarter }
const protocol = { text: 'Protocol', due: '2026-01-20', reachedOn: null }
const sites = { text: 'Sites', due: '2026-02-20', reachedOn: null }
const first = { text: 'First patient', due: '2026-03-20', reachedOn: null }

const save = (change: Partial<Input<'objective.save'>> = {}) =>
  run.engine.run('objective.save', { ...words, milestones: [protocol, sites, first], ...change })
const list = async (asOf: string) => (await run.engine.run('objective.list', { ...quarter, asOf })).rows
const only = async (asOf: string) => (await list(asOf))[0]!
const reach = (id: string, { text, due }: typeof protocol, day: string | null) =>
  run.engine.run('objective.note', { id, kind: 'milestone', on: due, text, resolvedOn: day })
const actions = async (id: string) =>
  (await run.engine.run('objective.history', { id })).rows.map(({ action }) => action).reverse()

describe('an objective in words', () => {
  it('has the status of its milestones due by now', async () => {
    const { id } = await save()
    // None is due yet: its own day still counts for the first.
    expect(await only('2026-01-20')).toMatchObject({
      status: 'undecided',
      attainment: 0,
      milestones: { total: 3, reached: 0, due: 0, dueReached: 0, next: '2026-01-20' }
    })
    expect(await only('2026-01-21')).toMatchObject({ status: 'off-track', milestones: { due: 1, dueReached: 0 } })
    await reach(id, protocol, '2026-01-22')
    // Reached on the 22nd, which is not yet known on the 21st.
    expect(await only('2026-01-21')).toMatchObject({ status: 'off-track' })
    expect(await only('2026-01-22')).toMatchObject({ status: 'on-track', milestones: { due: 1, dueReached: 1 } })
    expect(await only('2026-02-21')).toMatchObject({
      status: 'at-risk',
      milestones: { total: 3, reached: 1, due: 2, dueReached: 1, next: '2026-02-20' }
    })
    await reach(id, sites, '2026-02-25')
    await reach(id, first, '2026-03-01')
    // All three, the last before it is due.
    const done = await only('2026-03-01')
    expect(done).toMatchObject({ status: 'met', attainment: 1, milestones: { next: null } })
    await reach(id, first, null)
    expect(await only('2026-03-01')).toMatchObject({ status: 'on-track' })
  })

  it('without milestones has no target', async () => {
    await save({ milestones: null })
    expect(await only('2026-02-01')).toMatchObject({ status: 'no-target', attainment: null, milestones: null })
  })

  it('keeps a history of each milestone that comes, is reached, and goes', async () => {
    const { id } = await save()
    expect(await actions(id)).toEqual(['set', 'noted', 'noted', 'noted'])
    await reach(id, protocol, '2026-01-22')
    const reached = { ...protocol, reachedOn: '2026-01-22' }
    // The site visits are called something else, the rest stays as it is.
    const visits = { ...sites, text: 'Site visits' }
    await save({ id, milestones: [reached, visits, first] })
    expect(await actions(id)).toEqual(['set', 'noted', 'noted', 'noted', 'noted', 'note-removed', 'noted'])
    const { rows } = await run.engine.run('objective.history', { id })
    expect(rows[2]).toMatchObject({
      before: { resolvedOn: null },
      after: { text: 'Protocol', resolvedOn: '2026-01-22' }
    })
    expect(rows[1]).toMatchObject({ after: { text: 'Sites', on: '2026-02-20' } })
    const { notes } = await only('2026-02-01')
    expect(notes.map(({ text, resolvedOn }) => [text, resolvedOn])).toEqual([
      ['Protocol', '2026-01-22'],
      ['Site visits', null],
      ['First patient', null]
    ])
    await save({ id, milestones: null, weight: 2 })
    expect((await only('2026-02-01')).notes).toHaveLength(3)
  })

  it('gets a note back that was taken away', async () => {
    const { id } = await save({ milestones: [] })
    const leave = { id, kind: 'obstacle' as const, on: '2026-02-10', text: 'Leave', resolvedOn: null }
    await run.engine.run('objective.note', leave)
    await run.engine.run('objective.note', { ...leave, removed: true })
    expect((await only('2026-02-20')).notes).toEqual([])
    await run.engine.run('objective.note', leave)
    expect((await only('2026-02-20')).notes).toMatchObject([{ text: 'Leave' }])
    expect(await actions(id)).toEqual(['set', 'noted', 'note-removed', 'noted'])
  })

  it('is refused with milestones that make no sense', async () => {
    const refused = (change: Partial<typeof protocol>) =>
      expect(save({ milestones: [protocol, { ...sites, ...change }] })).rejects.toMatchObject({
        code: 'bad-input',
        where: 'milestones'
      })
    await refused({ due: '2025-12-31' })
    await refused({ due: '2026-04-02' })
    await refused({ text: 'Protocol', due: '2026-01-20' })
  })

  it('past its end is told of unless all is reached', async () => {
    const { id } = await save({ milestones: [protocol] })
    const overdue = async () => {
      const { findings } = await run.engine.run('findings.list', { ...quarter, asOf: '2026-04-02' })
      return findings.filter(({ wording }) => wording === 'objective-overdue').length
    }
    expect(await overdue()).toBe(1)
    await reach(id, protocol, '2026-01-22')
    expect(await overdue()).toBe(0)
  })
})

describe('an imported plan', () => {
  const header =
    'Id,Name,OwnerId,Account_Plan_vod__c,Start_Date_vod__c,End_Date_vod__c,Status_vod__c,Complete_Date_vod__c'
  const [plan, one, two, other] = ['P', 'A', 'B', 'C'].map((letter) => `a0${letter}000000000001AAA`) as [
    string,
    string,
    string,
    string
  ]
  const plans = {
    'Account_Plan_vod__c.csv': csv(
      'Id,Name,OwnerId,Start_Date_vod__c,End_Date_vod__c,Status_vod__c',
      `${plan},A register,m1,2026-01-01,2026-04-01,Active`
    ),
    'Account_Tactic_vod__c.csv': csv(
      header,
      `${one},Protocol,m1,${plan},2026-01-01,2026-01-20,Complete,2026-01-19`,
      `${two},Sites,m1,${plan},2026-01-01,2026-02-20,Pending,`,
      `${other},Of a colleague,m2,${plan},2026-01-01,2026-02-20,Pending,`
    )
  }

  it('has its tactics as milestones, those of the same MSL', async () => {
    const { files } = await run.import(plans)
    expect(files).toMatchObject([{ rejected: 0 }, { rejected: 0 }])
    const rows = await list('2026-03-01')
    expect(rows.map(({ text, msl }) => [text, msl])).toEqual([
      ['A register', 'm1'],
      ['Of a colleague', 'm2']
    ])
    expect(rows[0]).toMatchObject({
      status: 'at-risk',
      source: 'import',
      milestones: { total: 2, reached: 1, due: 2, dueReached: 1, next: '2026-02-20' },
      notes: [
        { kind: 'milestone', on: '2026-01-20', text: 'Protocol', resolvedOn: '2026-01-19' },
        { kind: 'milestone', on: '2026-02-20', text: 'Sites', resolvedOn: null }
      ]
    })
  })

  it('keeps what was ticked and taken away here over a later import', async () => {
    await run.import(plans)
    await reach(plan, sites, '2026-02-25')
    await save({ id: plan, milestones: [{ ...sites, reachedOn: '2026-02-25' }] })
    const expected = { status: 'met', notes: [{ text: 'Sites', resolvedOn: '2026-02-25' }] }
    expect((await list('2026-03-01'))[0]).toMatchObject(expected)
    await run.import(plans)
    expect((await list('2026-03-01'))[0]).toMatchObject(expected)
  })

  it('keeps a tick over an export of notes that does not know it', async () => {
    const notes = {
      'objective_note.csv': csv('objective_id,noted_on,kind,text,resolved_on', 'o1,2026-02-20,milestone,Sites,')
    }
    await run.import({
      'objective.csv': csv(
        'objective_id,msl_id,text,period_start,period_end',
        'o1,m1,A register,2026-01-01,2026-04-01'
      ),
      ...notes
    })
    await reach('o1', sites, '2026-02-25')
    await run.import(notes)
    expect(await only('2026-03-01')).toMatchObject({ status: 'met', notes: [{ resolvedOn: '2026-02-25' }] })
  })
})
