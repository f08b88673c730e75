import { describe, expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'
import { half, meeting, rowsOf, team } from './team'

const history = rowsOf(team, {
  insight: [
    { insight_id: 's1', msl_id: 'm1', kol_id: 'k1', observed_at: '2026-03-02 10:00:00', text: 'Heard', theme: 'access' }
  ],
  inquiry: [
    {
      inquiry_id: 'q1',
      msl_id: 'm1',
      kol_id: 'k1',
      received_at: '2026-02-03 10:00:00',
      topic: 'dosing',
      status: 'done'
    }
  ],
  follow_up: [
    {
      follow_up_id: 'f1',
      msl_id: 'm1',
      kol_id: 'k1',
      due_on: '2026-02-16',
      completed_on: '2026-02-10',
      what: 'Send paper'
    },
    { follow_up_id: 'f2', msl_id: 'm1', kol_id: 'k1', due_on: '2026-03-16', what: 'Call', deleted: true }
  ],
  event: [{ event_id: 'e1', name: 'Congress', starts_on: '2026-05-04' }],
  event_participant: [
    { event_id: 'e1', kol_id: 'k1', role: 'speaker' },
    { event_id: 'e1', kol_id: 'k1', role: 'chair' }
  ],
  consent_event: [
    { kol_id: 'k1', channel: 'email', status: 'opt-in', changed_on: '2026-01-05' },
    { kol_id: 'k1', channel: 'email', status: 'opt-out', changed_on: '2026-04-05' }
  ]
})

describe('the page of a KOL', () => {
  it('holds their whole history in one order, each row at the address that opens it', async () => {
    const { engine, end } = await filledWorkspace(history)
    const page = await engine.run('kol.page', { ...half, kol: 'k1' })
    expect(page.history.rows.map(({ on, kind, what, detail }) => [on, kind, what, detail])).toEqual([
      ['2026-08-10', 'planned', null, 'video'],
      ['2026-07-10', 'planned', null, 'video'],
      ['2026-05-05', 'contact', null, 'congress'],
      ['2026-05-04', 'event', 'Congress', 'chair, speaker'],
      ['2026-04-05', 'consent', 'opt-out', 'email'],
      ['2026-03-02', 'contact', null, 'in-person'],
      ['2026-03-02', 'insight', 'Heard', 'access'],
      ['2026-02-10', 'follow-up', 'Send paper', 'done'],
      ['2026-02-03', 'inquiry', 'dosing', 'done'],
      ['2026-02-02', 'contact', null, 'in-person'],
      ['2026-02-01', 'publication', 'Paper p3', 'Journal'],
      ['2026-01-05', 'consent', 'opt-in', 'email']
    ])
    for (const { table, id } of page.history.rows) {
      expect((await engine.run('record.open', { table, id: id! })).fields.length).toBeGreaterThan(0)
    }
    expect(page.consents).toEqual([{ channel: 'email', status: 'opt-out', changedOn: '2026-04-05' }])
    expect(page.assignedTo).toEqual([{ msl: 'm1', mslName: 'Beta' }])
    expect(page.row).toMatchObject({ kolName: 'Ödön Kiss', contacts: 3 })
    await end()
  })

  it('answers the first questions of a page that come at once', async () => {
    const { engine, end } = await filledWorkspace(history)
    const [list, page, other] = await Promise.all([
      engine.run('kol.list', half),
      engine.run('kol.page', { ...half, kol: 'k1' }),
      engine.run('kol.list', { ...half, msls: ['m2'] })
    ])
    expect([list.total, page.row.kol, other.total]).toEqual([6, 'k1', 3])
    await end()
  })

  it('tells how much a limit leaves out', async () => {
    const { engine, end } = await filledWorkspace(history)
    const { history: part } = await engine.run('kol.page', { ...half, kol: 'k1', limit: 3 })
    expect([part.total, part.rows.length]).toEqual([12, 3])
    await end()
  })

  it('refuses a KOL that is not there or deleted, and shows one whom nobody describes', async () => {
    const { engine, end } = await filledWorkspace(
      rowsOf(team, { kol: [{ kol_id: 'k9', name: 'k9', stub: true }] }, meeting('2026-01-02', 'm1', ['k9'], null))
    )
    for (const kol of ['nobody', 'k7']) {
      await expect(engine.run('kol.page', { ...half, kol })).rejects.toMatchObject({ code: 'unknown-kol', where: kol })
    }
    const { row } = await engine.run('kol.page', { ...half, kol: 'k9' })
    expect(row).toMatchObject({ stub: true, contacts: 1, used: [{ channel: null, contacts: 1 }] })
    await end()
  })
})
