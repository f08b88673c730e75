import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelGroup } from '#contract/channels'
import type { Input } from '#contract/procedures'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { half, meeting, rowsOf } from '../kol/team'

const kol = (
  kol_id: string,
  tier: number | null,
  segment: string | null,
  preferred: string[] | null,
  on: string | null
) => ({
  kol_id,
  name: kol_id.toUpperCase(),
  tier,
  segment,
  preferred_channels: preferred,
  preference_recorded_on: on
})

/** Contacts of January to June 2026, each with what its channel is worth. */
const team = rowsOf(
  {
    msl: [
      { msl_id: 'm1', name: 'Zoe', territory: 'A' },
      { msl_id: 'm2', name: 'Ada', territory: 'B' }
    ],
    kol: [
      kol('k1', 1, 'S1', ['video', 'email'], null),
      kol('k2', 2, 'S1', ['video'], '2025-02-15'),
      kol('k3', 1, null, ['phone'], '2026-04-01'),
      kol('k4', null, 'S2', null, null),
      kol('k5', 2, 'S2', ['email'], '2026-01-01')
    ]
  },
  // k1, undated: two of three in a preferred channel.
  meeting('2026-01-10', 'm1', ['k1'], 'video'),
  meeting('2026-01-20', 'm1', ['k1'], 'email'),
  meeting('2026-02-10', 'm1', ['k1'], 'in-person'),
  // k2: recorded on 15 February 2025, so known until 15 February 2026 and outdated from the 16th.
  meeting('2026-02-15', 'm1', ['k2'], 'video'),
  meeting('2026-02-16', 'm1', ['k2'], 'video'),
  // k3: before the preference was recorded, and on that day.
  meeting('2026-03-31', 'm2', ['k3'], 'phone'),
  meeting('2026-04-01', 'm2', ['k3'], 'phone'),
  meeting('2026-04-02', 'm2', ['k3'], 'congress'),
  meeting('2026-05-02', 'm2', ['k4'], 'webinar'),
  meeting('2026-05-03', 'm2', ['k4'], null),
  // k5 asks for email and is never written to; m2 writes to nobody, and phones k3.
  meeting('2026-06-01', 'm2', ['k5'], 'phone'),
  meeting('2026-06-02', 'm2', ['k5'], 'in-person'),
  meeting('2026-06-03', 'm2', ['k5'], 'phone'),
  meeting('2025-12-31', 'm2', ['k5'], 'email'),
  meeting('2026-06-04', 'm2', ['k5'], 'email', { status: 'planned' })
)

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(team)
})
afterAll(() => filled.end())

const use = (input: Input<'channels.use'> = {}) => filled.engine.run('channels.use', { ...half, ...input })
const rows = (input: Input<'channels.rows'>) => filled.engine.run('channels.rows', { ...half, ...input })
const short = ({ key, contacts, match }: ChannelGroup) => [key, contacts, match.numerator, match.denominator]

describe('preferred against used channels', () => {
  it('gives every contact one standing, and the share over those of known preference', async () => {
    const { total, validMonths } = await use()
    expect(validMonths).toBe(12)
    expect(total).toMatchObject({
      contacts: 13,
      standings: { known: 8, unknown: 1, outdated: 1, later: 1, congress: 1, 'no-channel': 1 },
      undated: 3
    })
    // Matched: k1 video and email, k2 once, k3 once. Wilson: 0.5 ± 1.96·√(0.25/8 + 1.96²/256) / (1 + 1.96²/8).
    expect(total.match).toMatchObject({ numerator: 4, denominator: 8, share: 0.5, state: 'ok' })
    expect(total.match.low).toBeCloseTo(0.2152, 4)
    expect(total.match.high).toBeCloseTo(0.7848, 4)
  })

  it('agrees with the KPI of the same question', async () => {
    const { rows: figures } = await filled.engine.run('kpi.figures', { ...half, kpis: ['channel-preference-match'] })
    const { total } = await use()
    expect(figures[0]).toMatchObject({ numerator: total.match.numerator, denominator: total.match.denominator })
    expect(figures[0]!.low).toBeCloseTo(total.match.low!, 12)
  })

  it('lays preferred against used, with what is not known stated and not guessed', async () => {
    const { matrix } = await use()
    expect(
      matrix.map(({ preferred, used, contacts, missed }) => `${preferred} ${used} ${contacts} ${missed}`).sort()
    ).toEqual([
      'email email 1 0',
      'email in-person 2 2',
      'email phone 2 2',
      'email video 1 0',
      'later phone 1 0',
      'outdated video 1 0',
      'phone phone 1 0',
      'unknown webinar 1 0',
      'video email 1 0',
      'video in-person 1 1',
      'video video 2 0'
    ])
  })

  it('lists MSLs in the order of territory, and KOLs by tier and segment', async () => {
    const { groups } = await use()
    expect(groups.msl.map(short)).toEqual([
      ['m1', 5, 3, 4],
      ['m2', 8, 1, 4]
    ])
    expect(groups.tier.map(short)).toEqual([
      ['1', 6, 3, 4],
      ['2', 5, 1, 4],
      [null, 2, 0, 0]
    ])
    expect(groups.segment.map(short)).toEqual([
      ['S1', 5, 3, 4],
      ['S2', 5, 0, 3],
      [null, 3, 1, 1]
    ])
  })

  it('withholds a share of fewer than five, and one that too few contacts could be judged for', async () => {
    const { groups } = await use()
    // m1: 4 of 5 known is enough, but four are too few; m2: 4 of 6 is over 60 %.
    expect(groups.msl.map(({ match }) => [match.state, match.share])).toEqual([
      ['too-few', null],
      ['too-few', null]
    ])
    // S2: 3 of 4 with a chosen channel; without a segment: 1 of 2, under 60 %.
    expect(groups.segment.map(({ match }) => match.state)).toEqual(['too-few', 'too-few', 'incomplete'])
  })

  it('counts digital contacts by month among those with a chosen channel, empty months included', async () => {
    const { months } = await use()
    expect(months.map(({ month, numerator, denominator, share }) => [month, numerator, denominator, share])).toEqual([
      ['2026-01', 2, 2, null],
      ['2026-02', 2, 3, null],
      ['2026-03', 0, 1, null],
      ['2026-04', 0, 1, null],
      ['2026-05', 1, 1, null],
      ['2026-06', 0, 3, null]
    ])
    const { months: one } = await use({ msls: ['m1'] })
    expect(one.at(-1)).toMatchObject({ month: '2026-06', numerator: 0, denominator: 0, state: 'too-few' })
  })

  it('names KOLs who ask for what their MSL never uses with them', async () => {
    const { unserved } = await use()
    expect(unserved.kols).toBe(1)
    expect(unserved.rows).toEqual([
      {
        msl: 'm2',
        mslName: 'Ada',
        kol: 'k5',
        kolName: 'K5',
        tier: 2,
        asked: ['email'],
        used: [
          { channel: 'phone', contacts: 2 },
          { channel: 'in-person', contacts: 1 }
        ],
        contacts: 3,
        elsewhere: 0
      }
    ])
  })

  it('opens the rows of every cell: as many as the number says', async () => {
    const { total, matrix, groups, months, digital } = await use()
    expect(digital).toMatchObject({ numerator: 5, denominator: 11, state: 'ok' })
    for (const [standing, contacts] of Object.entries(total.standings)) {
      expect((await rows({ standings: [standing as 'known'] })).total).toBe(contacts)
    }
    expect((await rows({ matched: true })).total).toBe(4)
    expect((await rows({ standings: ['unknown', 'outdated', 'later'] })).total).toBe(3)
    expect((await rows({ digital: true })).total).toBe(digital.numerator)
    for (const { preferred, used, contacts } of matrix) {
      const isStanding = ['unknown', 'outdated', 'later'].includes(preferred)
      const cell = isStanding ? { standings: [preferred as 'unknown'], used } : { preferred, used }
      expect((await rows(cell)).total).toBe(contacts)
    }
    for (const by of ['msl', 'tier', 'segment'] as const) {
      for (const { key, contacts } of groups[by]) expect((await rows({ group: { by, key } })).total).toBe(contacts)
    }
    for (const { month, numerator, denominator } of months) {
      expect((await rows({ month, digital: true })).total).toBe(numerator)
      expect((await rows({ month, digital: false })).total).toBe(denominator)
    }
    const { rows: found } = await rows({ kol: 'k5', group: { by: 'msl', key: 'm2' }, limit: 2 })
    expect(found.map(({ on, what }) => [on, what])).toEqual([
      ['2026-06-03', 'phone'],
      ['2026-06-02', 'in-person']
    ])
    const opened = await filled.engine.run('record.open', { table: found[0]!.table, id: found[0]!.id! })
    expect(opened.fields).toContainEqual({ name: 'channel', value: 'phone' })
  })

  it('says nothing where nothing happened', async () => {
    const { total, matrix, unserved, months } = await use({ msls: [] })
    expect([total.contacts, total.match.share, total.match.state, matrix]).toEqual([0, null, 'too-few', []])
    expect(unserved).toEqual({ kols: 0, rows: [] })
    expect(months).toHaveLength(6)
  })
})

it('counts contacts with a KOL whom no file describes, of unknown preference', async () => {
  const other = await filledWorkspace(
    rowsOf({ msl: [{ msl_id: 'm1', name: 'Zoe' }] }, meeting('2026-01-10', 'm1', ['k9'], 'video'))
  )
  try {
    const { total, digital } = await other.engine.run('channels.use', half)
    expect(total).toMatchObject({ contacts: 1, standings: { known: 0, unknown: 1 } })
    expect(digital).toMatchObject({ numerator: 1, denominator: 1 })
    const found = await other.engine.run('channels.rows', { ...half, standings: ['unknown'] })
    expect(found.rows.map(({ kol }) => kol)).toEqual(['k9'])
  } finally {
    await other.end()
  }
})
