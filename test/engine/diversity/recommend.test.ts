import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { percentileRanks } from '#engine/diversity/candidates'
import { isRefusal } from '#engine/diversity/consent'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const panel = ['fresh', 'late', 'often', 'flagged', 'declined', 'unmailed', 'withdrawn', 'again', 'gone', 'planned']

const meeting = (id: string, kol: string, day: string, more: object = {}) => ({
  attendee: { interaction_id: id, kol_id: kol },
  interaction: {
    interaction_id: id,
    msl_id: 'm1',
    occurred_at: `${day} 10:00:00`,
    occurred_on: day,
    status: 'completed',
    channel: 'phone',
    topics: ['Tapering'],
    ...more
  }
})
const meetings = [
  meeting('l1', 'late', '2026-01-10'),
  ...[1, 2, 3, 4, 5].map((i) => meeting(`o${i}`, 'often', `2026-06-2${i}`)),
  meeting('p1', 'planned', '2026-07-20', { status: 'planned' })
]

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace({
    msl: [
      { msl_id: 'm1', name: 'Ada North', territory: 'A' },
      { msl_id: 'm2', name: 'Ben South', territory: 'B' }
    ],
    kol: [
      {
        kol_id: 'fresh',
        name: 'Fresh',
        tier: 1,
        interests: ['tapering ', 'Itch'],
        preferred_channels: ['video', 'email']
      },
      { kol_id: 'late', name: 'Late', tier: 2 },
      { kol_id: 'often', name: 'Often', tier: 2 },
      { kol_id: 'flagged', name: 'Flagged', do_not_contact: true, tier: 1 },
      { kol_id: 'declined', name: 'Declined', consent: 'Opted out', tier: 1 },
      { kol_id: 'unmailed', name: 'Unmailed', preferred_channels: ['email', 'phone'] },
      { kol_id: 'withdrawn', name: 'Withdrawn', consent: 'given', tier: 1 },
      { kol_id: 'again', name: 'Again', consent: 'Granted' },
      { kol_id: 'gone', name: 'Gone', status: 'inactive', tier: 1 },
      { kol_id: 'planned', name: 'Planned', tier: 3 },
      { kol_id: 'near', name: 'Near', territory: 'A' },
      { kol_id: 'far', name: 'Far', territory: 'B' },
      { kol_id: 'others', name: 'Others', territory: 'A' }
    ],
    consent_event: [
      { kol_id: 'unmailed', channel: 'email', status: 'opt-out', changed_on: '2026-02-01' },
      { kol_id: 'withdrawn', channel: null, status: 'withdrawn', changed_on: '2026-03-01' },
      { kol_id: 'again', channel: 'all', status: 'refused', changed_on: '2025-03-01' },
      { kol_id: 'again', channel: 'all', status: 'given', changed_on: '2026-03-01' }
    ],
    engagement_plan: [...panel.map((kol_id) => ({ msl_id: 'm1', kol_id })), { msl_id: 'm2', kol_id: 'others' }].map(
      (row) => ({ ...row, period_start: '2026-01-01', period_end: '2027-01-01', planned_contacts: 4 })
    ),
    // The three nobody sees write with everybody on the panel, and so are the most influential.
    relationship: ['near', 'far', 'others'].flatMap((source) =>
      panel.map((target) => ({ source_kol_id: source, target_kol_id: target, kind: 'stated' }))
    ),
    interaction: meetings.map(({ interaction }) => interaction),
    interaction_attendee: meetings.map(({ attendee }) => attendee)
  })
})
afterAll(() => filled.end())

const request = { from: '2026-01-01', to: '2026-07-01', asOf: '2026-07-01', msl: 'm1', n: 50 }
const recommended = async () => (await filled.engine.run('diversity.recommend', request)).rows

describe('recommending visits', () => {
  it('never names somebody who refused contact, however much else speaks for it', async () => {
    const { rows, withheld } = await filled.engine.run('diversity.recommend', request)
    const names = rows.map(({ kol }) => kol)
    for (const kol of ['flagged', 'declined', 'withdrawn']) expect(names).not.toContain(kol)
    expect(withheld).toBe(3)
    // Who refused and later agreed is there, and so is who refused one channel.
    expect(names).toEqual(expect.arrayContaining(['again', 'unmailed']))
    expect(names).not.toContain('gone')
  })

  it('puts the neglected first, and those just seen or about to be last', async () => {
    const rows = await recommended()
    expect(rows[0]!.kol).toBe('fresh')
    const codes = Object.fromEntries(rows.map(({ kol, reasons }) => [kol, reasons.map(({ code }) => code)]))
    expect(codes['fresh']).toEqual(
      expect.arrayContaining(['never-seen', 'behind-plan', 'widens', 'priority', 'interests'])
    )
    expect(codes['late']).toEqual(expect.arrayContaining(['overdue']))
    expect(codes['often']).toEqual(expect.arrayContaining(['seen-lately']))
    expect(codes['often']).not.toContain('widens')
    expect(codes['planned']).toContain('already-planned')
    expect(rows.at(-1)!.kol).toBe('often')
    for (const { score, reasons } of rows) {
      expect(score).toBeCloseTo(
        reasons.reduce((sum, { weight }) => sum + weight, 0),
        12
      )
    }
  })

  it('computes reasons and effects as by hand', async () => {
    const rows = await recommended()
    const of = (kol: string) => rows.find((row) => row.kol === kol)!
    // Contacts 1 and 5: 36/26. Somebody new: 49/27; a sixth with "often": 49/37; a second with "late": 49/29.
    expect(of('fresh').effectOnEffectiveKols).toBeCloseTo(49 / 27 - 36 / 26, 12)
    expect(of('often').effectOnEffectiveKols).toBeCloseTo(49 / 37 - 36 / 26, 12)
    expect(of('late').effectOnEffectiveKols).toBeCloseTo(49 / 29 - 36 / 26, 12)
    // Four contacts in 365 days: one each 91.25. Last seen 10 January, 172 days before 1 July.
    const overdue = of('late').reasons.find(({ code }) => code === 'overdue')!
    expect(overdue.params).toEqual({ days: 172, gap: 91 })
    expect(overdue.weight).toBeCloseTo(0.3 * (172 / 91.25 - 1), 12)
    // 4·181/365 = 1.98 contacts are planned by July; one was made.
    const behind = of('late').reasons.find(({ code }) => code === 'behind-plan')!
    expect(behind.weight).toBeCloseTo(0.15 * (1 - 365 / (4 * 181)), 12)
    expect(of('fresh').reasons.find(({ code }) => code === 'interests')!.params).toEqual({ interests: 'tapering ' })
  })

  it('goes off the plan for the influential nearby whom nobody looks after', async () => {
    const names = (await recommended()).map(({ kol }) => kol)
    expect(names).toContain('near')
    expect(names).not.toContain('far')
    expect(names).not.toContain('others')
  })

  it('tells how many KOLs of the network a first contact opens', async () => {
    const rows = await recommended()
    const opened = (kol: string) => rows.find((row) => row.kol === kol)!.reasons.find(({ code }) => code === 'opens')
    // The team saw late and often, who are linked with near, far and others. Near links with the eight others of the panel.
    expect(opened('near')).toMatchObject({
      weight: 0.15,
      params: { n: 8 },
      text: 'A first contact opens 8 KOLs of the network'
    })
    // Fresh is linked with those three alone, and late was seen.
    expect(opened('fresh')).toBeUndefined()
    expect(opened('late')).toBeUndefined()
  })

  it('chooses the channel by wish, then habit, never a refused one', async () => {
    const channels = Object.fromEntries((await recommended()).map(({ kol, channel }) => [kol, channel]))
    expect(channels).toMatchObject({ fresh: 'video', unmailed: 'phone', late: 'phone', again: null })
  })

  it('refuses an MSL that is not there', async () => {
    await expect(filled.engine.run('diversity.recommend', { ...request, msl: 'x' })).rejects.toMatchObject({
      code: 'unknown-msl'
    })
  })
})

it('takes any word that is no consent for a refusal', () => {
  for (const word of ['No', 'opt-out', 'Opted Out', 'declined', 'withdrawn', 'abgelehnt', 'widerrufen', 'none']) {
    expect(isRefusal(word), word).toBe(true)
  }
  for (const word of ['Yes', 'opt-in', 'Opted In', 'given', 'erteilt', 'pending', '', null]) {
    expect(isRefusal(word), String(word)).toBe(false)
  }
})

it('ranks by the share of others that are lower, ties half', () => {
  // Of five: below 1 nobody; the two threes have one below and tie; 9 has four below.
  const ranks = percentileRanks(['a', 'b', 'c', 'd', 'e'], [3, 9, 1, 3, 4])
  expect(Object.fromEntries(ranks)).toEqual({ c: 0, a: 1.5 / 4, d: 1.5 / 4, e: 3 / 4, b: 1 })
})
