import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KolRow } from '#contract/kol'
import type { Input } from '#contract/procedures'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { half, team } from './team'

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(team)
})
afterAll(() => filled.end())

const list = (input: Input<'kol.list'> = {}) => filled.engine.run('kol.list', { ...half, ...input })
const ids = async (input: Input<'kol.list'>) => (await list(input)).rows.map(({ kol }) => kol)
const rowOf = async (kol: string, input: Input<'kol.list'> = {}): Promise<KolRow> =>
  (await list(input)).rows.find((row) => row.kol === kol)!

describe('the list of KOLs', () => {
  it('counts the contacts of the period and says who had them, in which channels', async () => {
    expect(await rowOf('k1')).toMatchObject({
      contacts: 3,
      used: [
        { channel: 'in-person', contacts: 2 },
        { channel: 'congress', contacts: 1 }
      ],
      // By name: Alpha before Beta.
      seenBy: [
        { msl: 'm2', mslName: 'Alpha' },
        { msl: 'm1', mslName: 'Beta' }
      ],
      lastOn: '2026-05-05',
      nextOn: '2026-07-10',
      preference: 'dated',
      usesPreferred: false,
      whiteSpace: false
    })
    // 12 planned over a year of 365 days, of which 181 have passed.
    expect((await rowOf('k1')).planned).toBeCloseTo((12 * 181) / 365, 9)
    expect(await rowOf('k2')).toMatchObject({ contacts: 2, preference: 'undated', usesPreferred: true })
  })

  it('keeps the last contact of earlier periods, and states what is not known', async () => {
    expect(await rowOf('k3')).toMatchObject({
      contacts: 0,
      used: [],
      seenBy: [],
      lastOn: '2025-12-20',
      nextOn: null,
      preference: 'unknown',
      usesPreferred: null
    })
    expect(await rowOf('k6')).toMatchObject({ preference: 'outdated', preferenceOn: '2024-03-01', usesPreferred: null })
  })

  it('counts publications of two years, those of the two before, and KOLs tied by evidence so far', async () => {
    // k6: p1, p2, p3 and, before, p4; tied to k3 and k1.
    expect(await rowOf('k6')).toMatchObject({ publications: 3, publicationsBefore: 1, rising: true, links: 2 })
    // k3: p6 is later than the period; tied to k6, and to k1 by a nomination.
    expect(await rowOf('k3')).toMatchObject({ publications: 2, publicationsBefore: 2, rising: false, links: 2 })
    // k1: k6 (paper), k3 (nomination); that an MSL met k1 together with k2 ties nobody.
    expect((await rowOf('k1')).links).toBe(2)
    expect((await rowOf('k4')).links).toBe(0)
  })

  it('finds the white space: assigned or of a high tier, unseen, and free to be met', async () => {
    // k5 must not be contacted, k7 is deleted, k6 has neither tier nor plan.
    const { total, views, seen, rows } = await list({ view: 'white-space' })
    expect(rows.map(({ kol }) => kol)).toEqual(['k3', 'k4'])
    expect([total, seen]).toEqual([2, 2])
    expect(views).toEqual({ all: 6, 'white-space': 2, rising: 1 })
    expect(await ids({ view: 'rising' })).toEqual(['k6'])
  })

  it('looks at the work of chosen MSLs: their panel, whom they met, their territory', async () => {
    // m2: k2 on the panel, k1 met at a congress, k6 in the territory South.
    const { rows } = await list({ msls: ['m2'], sort: { key: 'kolName', descending: false } })
    expect(rows.map(({ kol, contacts, assigned }) => [kol, contacts, assigned])).toEqual([
      ['k2', 1, true],
      ['k6', 0, false],
      ['k1', 1, false]
    ])
    expect((await rowOf('k1', { msls: ['m2'] })).nextOn).toBeNull()
    expect(await ids({ msls: [] })).toEqual([])
  })

  it('searches words anywhere, whatever their case and accents', async () => {
    expect(await ids({ search: 'odon' })).toEqual(['k1'])
    expect(await ids({ search: 'derma  NAGY' })).toEqual(['k3'])
    expect(await ids({ search: 'lukacs' })).toEqual(['k4'])
    expect(await ids({ search: 'ODORA - łukács' })).toEqual(['k4'])
    expect(await ids({ search: 'itch' })).toEqual(['k1'])
    expect(await ids({ search: "%' OR 1=1" })).toEqual([])
  })

  it('filters by tier, specialty, region and whether they were seen', async () => {
    expect(await ids({ tier: 0 })).toEqual(['k6'])
    expect(await ids({ tier: 1, seen: 'unseen' })).toEqual(['k3', 'k5'])
    expect(await ids({ specialty: 'Rheumatology', region: 'East' })).toEqual(['k2'])
    expect(await ids({ seen: 'seen' })).toEqual(['k1', 'k2'])
  })

  it('sorts names as a reader of the alphabet expects', async () => {
    // Ł stands with L and Ö with O, not after Z.
    expect(await ids({ sort: { key: 'kolName', descending: false } })).toEqual(['k2', 'k3', 'k5', 'k6', 'k4', 'k1'])
  })

  it('sorts with the absent last either way, and pages without gap or overlap', async () => {
    expect(await ids({ sort: { key: 'lastOn', descending: true } })).toEqual(['k1', 'k2', 'k3', 'k5', 'k6', 'k4'])
    expect((await ids({ sort: { key: 'tier', descending: true } })).at(-1)).toBe('k6')
    expect((await ids({ sort: { key: 'tier', descending: false } })).at(-1)).toBe('k6')
    const all = await ids({ limit: null })
    const paged = [await ids({ limit: 4 }), await ids({ limit: 4, offset: 4 })].flat()
    expect(paged).toEqual(all)
    expect(all).toHaveLength(6)
  })

  it('names the values to filter by', async () => {
    expect(await filled.engine.run('kol.filters', {})).toEqual({
      tiers: [1, 2, 3, 0],
      specialties: ['Dermatology', 'Rheumatology'],
      regions: ['East', 'West']
    })
  })
})
