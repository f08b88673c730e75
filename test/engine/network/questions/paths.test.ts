import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../../workspace/filled-workspace'
import { all, kols, meeting, paper, rowsOf, ties } from './team'

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(
    rowsOf(
      {
        msl: [
          { msl_id: 'm1', name: 'Beta', territory: 'North' },
          { msl_id: 'm2', name: 'Alpha', territory: 'South' },
          { msl_id: 'gone', name: 'Gone', territory: 'West', left_on: '2026-03-01' }
        ]
      },
      kols('a b c d e f g h x z', { x: { do_not_contact: true }, h: { stub: true } }),
      // a–b–d over two papers and a tie, a–c–d over weaker ones; e hangs on x, who must not be contacted; z is alone.
      paper('p1', '2020-01-01', 'a', 'b'),
      paper('p2', '2021-01-01', 'a', 'b'),
      ties('b-d 2', 'a-c', 'c-d', 'a-x', 'x-e', 'f-d', 'g-d 5', 'h-f'),
      meeting('2025-08-01', 'm1', 'a'),
      meeting('2026-02-01', 'm2', 'a'),
      meeting('2025-06-30', 'm1', 'f'),
      meeting('2026-02-01', 'gone', 'g'),
      meeting('2026-05-01', 'm2', 'c')
    )
  )
})
afterAll(() => filled.end())

const edges = ['co-authorship' as const, 'stated' as const]

describe('network.path', () => {
  it('tells the steps with their evidence, the stronger way first', async () => {
    const { hops, paths } = await filled.engine.run('network.path', { ...all, edges, kols: ['a', 'd'] })
    expect(hops).toBe(2)
    expect(paths.map((path) => [path.kols.join(''), path.length])).toEqual([
      ['abd', 1 / 2 + 1 / 2],
      ['acd', 2]
    ])
    expect(paths[0]!.steps).toEqual([
      {
        source: 'a',
        sourceName: 'Dr A',
        target: 'b',
        targetName: 'Dr B',
        weight: 2,
        evidence: [{ kind: 'co-authorship', count: 2 }]
      },
      {
        source: 'b',
        sourceName: 'Dr B',
        target: 'd',
        targetName: 'Dr D',
        weight: 2,
        evidence: [{ kind: 'stated', count: 1 }]
      }
    ])
  })

  it('finds no way to somebody alone, and refuses an id that nobody has', async () => {
    expect(await filled.engine.run('network.path', { ...all, edges, kols: ['a', 'z'] })).toMatchObject({
      hops: null,
      paths: []
    })
    await expect(filled.engine.run('network.path', { ...all, edges, kols: ['a', 'nobody'] })).rejects.toMatchObject({
      code: 'unknown-kol'
    })
  })
})

describe('network.introductions', () => {
  const askedBy = (kol: string, msls: string[] | null) =>
    filled.engine.run('network.introductions', { ...all, edges, kol, msls })

  it('starts from those the MSL saw in the twelve months before, and tells when', async () => {
    const found = await askedBy('d', ['m1'])
    // f was seen a day too early.
    expect(found).toMatchObject({ since: '2025-07-01', mayBeMet: true, seenBy: [], introducers: 1 })
    expect(found.paths.map((path) => path.kols.join(''))).toEqual(['abd'])
    expect(found.paths[0]!.seenBy).toEqual([{ msl: 'm1', mslName: 'Beta', contacts: 1, lastOn: '2025-08-01' }])
  })

  it('names the nearest of the whole team, each once; of those who left, whom they are asked for', async () => {
    const team = await askedBy('d', null)
    // c is one step away; from a the way leads over b, not over c, who would introduce us in the first place.
    expect(team.paths.map((path) => path.kols.join(''))).toEqual(['cd', 'abd'])
    expect(team.paths[1]!.seenBy.map(({ mslName }) => mslName)).toEqual(['Beta', 'Alpha'])
    expect((await askedBy('d', ['gone'])).paths.map((path) => path.kols.join(''))).toEqual(['gd'])
  })

  it('leads through nobody who may not be met, and to nobody who may not', async () => {
    expect((await askedBy('e', null)).paths).toEqual([])
    expect(await askedBy('x', null)).toMatchObject({ mayBeMet: false, paths: [] })
    expect(await askedBy('h', null)).toMatchObject({ mayBeMet: false, paths: [] })
  })

  it('needs no introduction to somebody who was seen', async () => {
    const found = await askedBy('c', ['m2'])
    expect(found.seenBy).toEqual([{ msl: 'm2', mslName: 'Alpha', contacts: 1, lastOn: '2026-05-01' }])
    expect(found.paths).toEqual([])
  })
})
