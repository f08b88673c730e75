import { expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'

const meeting = (id: string, day: string, status = 'completed', channel = 'video') => ({
  interaction_id: id,
  msl_id: 'm1',
  occurred_on: day,
  occurred_at: `${day} 09:00:00`,
  channel,
  status,
  topics: ['dosing']
})
const rows = {
  msl: [
    { msl_id: 'm1', name: 'One' },
    { msl_id: 'm2', name: 'Two' }
  ],
  kol: [
    { kol_id: 'k1', name: 'Ada', tier: 2, preferred_channels: ['email'] },
    { kol_id: 'k2', name: 'Bea', tier: 1, do_not_contact: true },
    { kol_id: 'k3', name: 'Cy', deleted: true }
  ],
  engagement_plan: [{ msl_id: 'm2', kol_id: 'k2', period_start: '2026-01-01', period_end: '2027-01-01' }],
  interaction: [
    meeting('i1', '2025-11-03'),
    meeting('i2', '2026-01-05'),
    meeting('i3', '2026-02-05', 'completed', 'phone'),
    meeting('i4', '2026-02-06', 'completed', 'phone'),
    meeting('i5', '2026-05-05', 'planned'),
    meeting('i6', '2026-03-05', 'cancelled')
  ],
  interaction_attendee: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'].map((id) => ({ interaction_id: id, kol_id: 'k1' })),
  publication: [
    { publication_id: 'p1', title: 'New', published_on: '2025-06-01' },
    { publication_id: 'p2', title: 'Old', published_on: '2019-06-01' }
  ],
  authorship: [
    { publication_id: 'p1', kol_id: 'k1' },
    { publication_id: 'p2', kol_id: 'k1' }
  ],
  insight: [{ insight_id: 'n1', msl_id: 'm1', kol_id: 'k1', observed_at: '2026-02-05 10:00:00', text: 'Doubts' }]
}
const period = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }

it('every KOL is listed with who looks after them and who saw them, by tier', async () => {
  const { engine, end } = await filledWorkspace(rows)
  const { rows: kols } = await engine.run('kol.list', period)
  expect(kols.map(({ kol }) => kol)).toEqual(['k2', 'k1'])
  expect(kols[0]).toMatchObject({ assignedTo: ['Two'], seenBy: [], contacts: 0, lastOn: null, isOffLimits: true })
  expect(kols[1]).toMatchObject({
    assignedTo: [],
    seenBy: ['One'],
    contacts: 3,
    usedChannel: 'phone',
    preferredChannels: ['email'],
    lastOn: '2026-02-06',
    nextOn: '2026-05-05',
    publications: 1,
    isOffLimits: false
  })
  await end()
})

it('the history of a KOL holds all that is stored, newest first, and opens', async () => {
  const { engine, end } = await filledWorkspace(rows)
  const { rows: events } = await engine.run('kol.history', { kol: 'k1' })
  expect(events.map(({ on, what }) => `${on} ${what}`)).toEqual([
    '2026-05-05 planned',
    '2026-02-06 contact',
    '2026-02-05 insight',
    '2026-02-05 contact',
    '2026-01-05 contact',
    '2025-11-03 contact',
    '2025-06-01 publication',
    '2019-06-01 publication'
  ])
  for (const { table, id } of events) {
    expect((await engine.run('record.open', { table, id })).fields.length).toBeGreaterThan(0)
  }
  await expect(engine.run('kol.history', { kol: 'nobody' })).rejects.toMatchObject({ code: 'unknown-kol' })
  await end()
})
