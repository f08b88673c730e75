import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../../workspace/filled-workspace'
import { all, kols, meeting, rowsOf, ties } from './team'

/**
 * A chain a–b–c–d–e, a star of h with six points, and a pair y–z; m1 sees a, m2 sees c, and lonely is seen and linked with
 * nobody. s1 may not be met, nor may the stub.
 */
let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(
    rowsOf(
      {
        msl: [
          { msl_id: 'm1', name: 'Beta', territory: 'North', region: 'R1' },
          { msl_id: 'm2', name: 'Alpha', territory: 'South', region: 'R1' },
          { msl_id: 'm3', name: 'Gamma', territory: 'East', region: 'R2', left_on: '2024-01-01' }
        ],
        engagement_plan: [
          { msl_id: 'm2', kol_id: 'y', period_start: '2026-01-01', period_end: '2026-07-01', planned_contacts: 2 }
        ]
      },
      kols('a b c d e h lonely p1 p2 p3 p4 s1 stub y z', {
        h: { region: 'R1' },
        p1: { territory: 'North', region: 'R1' },
        s1: { do_not_contact: true },
        stub: { stub: true },
        d: { territory: 'East', region: 'R2' },
        y: { territory: 'North' }
      }),
      ties('a-b', 'b-c', 'c-d', 'd-e', 'h-p1', 'h-p2', 'h-p3', 'h-p4', 'h-s1', 'h-stub', 'y-z 3'),
      ties('c-p2'),
      meeting('2026-02-01', 'm1', 'a', 'lonely'),
      meeting('2026-03-01', 'm2', 'c', 'lonely'),
      meeting('2024-03-01', 'm2', 'h')
    )
  )
})
afterAll(() => filled.end())

const half = { ...all, to: '2026-07-01', from: null }
const ask = (msls: string[] | null = null) =>
  filled.engine.run('network.reach', { ...half, edges: ['stated'], from: '2025-12-01', msls })

describe('network.reach', () => {
  it('counts what lies within none, one and two steps of those seen', async () => {
    const { linked, seen, levels } = await ask()
    // Link ends: the chain 8, the star 12, y–z 6, c–p2 2: 28 in all.
    expect([linked, seen]).toEqual([14, 3])
    expect(levels.map(({ kols }) => kols)).toEqual([2, 5, 7])
    // a and c: 1 + 3; b, d, p2: 2 each; then e: 1 and h: 6.
    expect(levels.map(({ strengthShare }) => strengthShare! * 28)).toEqual([4, 10, 17].map((n) => expect.closeTo(n, 9)))
    expect(levels.map(({ kolShare }) => kolShare! * 14)).toEqual([2, 5, 7].map((n) => expect.closeTo(n, 9)))
  })

  it('tells what each MSL reaches and nobody else does, in the order of territory', async () => {
    const { msls } = await ask()
    expect(msls.map(({ mslName, seen }) => [mslName, seen])).toEqual([
      ['Beta', 2],
      ['Alpha', 2]
    ])
    // m1: a; a b; a b c. m2: c; b c d p2; a b c d e h p2.
    expect(msls.map(({ levels }) => levels.map(({ kols }) => kols))).toEqual([
      [1, 2, 3],
      [1, 4, 7]
    ])
    expect(msls.map(({ levels }) => levels.map(({ onlyKols }) => onlyKols))).toEqual([
      [1, 1, 0],
      [1, 3, 4]
    ])
    const alone = await ask(['m1'])
    expect(alone.levels.map(({ kols }) => kols)).toEqual([1, 2, 3])
    expect(alone.msls.map(({ msl, levels }) => [msl, levels[1]!.onlyKols])).toEqual([['m1', 1]])
  })

  it('proposes whoever adds most and may be met, with the MSL who would see them', async () => {
    const { next } = await ask()
    // h brings h, p1, p3, p4, s1, stub: 6 + 5 ends (p2 is near already); y and z bring 6 of 28; then d or e bring e.
    expect(next.map(({ kol, opensKols, links, seenLinks }) => [kol, opensKols, links, seenLinks])).toEqual([
      ['h', 6, 6, 0],
      ['y', 2, 1, 0],
      ['d', 1, 2, 1]
    ])
    expect(next.map(({ opensStrengthShare }) => opensStrengthShare * 28)).toEqual(
      [11, 6, 1].map((n) => expect.closeTo(n, 9))
    )
    expect(next.at(-1)).toMatchObject({ reachedKols: 14, reachedKolShare: expect.closeTo(1, 9) })
    expect(next[0]).toMatchObject({ lastContactOn: '2024-03-01', seenBy: [] })
    // Of the two MSLs of the region neither saw a neighbour of h: the first by territory. y is on a panel; d's MSL has left.
    expect(next.map(({ natural }) => natural && [natural.msl, natural.because])).toEqual([
      ['m1', 'region'],
      ['m2', 'panel'],
      null
    ])
  })

  it('proposes to an MSL nobody who is naturally another’s', async () => {
    const { next } = await ask(['m1'])
    expect(next.map(({ kol }) => kol)).toContain('h')
    expect(next.map(({ kol }) => kol)).not.toContain('y')
  })

  it('gives the strength share of the KPI of network reach', async () => {
    const days = { from: '2025-12-01', to: '2026-07-01' }
    const { rows } = await filled.engine.run('kpi.figures', { ...days, kpis: ['network-reach'], by: [] })
    const { levels } = await filled.engine.run('network.reach', days)
    expect(levels[1]!.strengthShare).toBeGreaterThan(0)
    expect(levels[1]!.strengthShare).toBeCloseTo(rows[0]!.companions['shareOfNetwork']!, 9)
  })

  it('has no shares of a network without links', async () => {
    const empty = await filled.engine.run('network.reach', { ...half, edges: ['nomination'] })
    expect(empty).toMatchObject({ linked: 0, next: [] })
    expect(empty.levels[2]).toEqual({ hops: 2, kols: 0, kolShare: null, strengthShare: null })
  })
})
