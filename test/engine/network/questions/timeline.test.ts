import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NetworkTimeline } from '#contract/network-questions'
import { filledWorkspace, type FilledWorkspace } from '../../../workspace/filled-workspace'
import { kols, paper, rowsOf, ties } from './team'

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(
    rowsOf(
      kols('a b c d'),
      paper('p1', '2024-03-01', 'a', 'b', 'c'),
      paper('p2', '2024-03-01', 'a', 'b'),
      paper('p3', '2024-05-31', 'a', 'b', 'c', 'd'),
      ties('a-b 2', 'c-d 3')
    )
  )
})
afterAll(() => filled.end())

/** The edges as pairs with `[day, weight]` and what is undated, unpacked as a slider would. */
function unpacked({ kols, source, target, counts, undated, days, weights, values }: NetworkTimeline) {
  let at = 0
  return source.map((node, i) => {
    const evidence = Array.from({ length: counts[i]! }, () => {
      const day = new Date(days[at]! * 86_400_000).toISOString().slice(0, 10)
      return [day, values[weights[at++]!]!] as const
    })
    return { pair: `${kols[node]}${kols[target[i]!]}`, evidence, undated: values[undated[i]!]! }
  })
}

describe('network.timeline', () => {
  it('tells the days and weights of each link, those of one day together', async () => {
    const found = await filled.engine.run('network.timeline', { edges: ['co-authorship', 'stated'] })
    const third = 1 / 3
    expect(unpacked(found)).toEqual([
      {
        pair: 'ab',
        evidence: [
          ['2024-03-01', 1.5],
          ['2024-05-31', third]
        ],
        undated: 2
      },
      {
        pair: 'ac',
        evidence: [
          ['2024-03-01', 0.5],
          ['2024-05-31', third]
        ],
        undated: 0
      },
      { pair: 'ad', evidence: [['2024-05-31', third]], undated: 0 },
      {
        pair: 'bc',
        evidence: [
          ['2024-03-01', 0.5],
          ['2024-05-31', third]
        ],
        undated: 0
      },
      { pair: 'bd', evidence: [['2024-05-31', third]], undated: 0 },
      { pair: 'cd', evidence: [['2024-05-31', third]], undated: 3 }
    ])
  })

  it('counts pieces and new links by month, and pieces without a day', async () => {
    const { months, undatedPieces } = await filled.engine.run('network.timeline', {
      edges: ['co-authorship', 'stated']
    })
    expect(months).toEqual({ first: '2024-03', evidence: [2, 0, 1], newLinks: [2, 0, 2] })
    expect(undatedPieces).toBe(2)
    const stated = await filled.engine.run('network.timeline', { edges: ['stated'] })
    expect([stated.months, stated.undatedPieces, stated.source.length]).toEqual([null, 2, 2])
  })

  it('adds up to the picture at the end of time', async () => {
    const request = { edges: ['co-authorship' as const, 'stated' as const], multipliers: { stated: 2 } }
    const picture = await filled.engine.run('network.picture', request)
    const found = unpacked(await filled.engine.run('network.timeline', request))
    const name = (node: number) => picture.rows[node]!.kol
    const sums = found.map(({ pair, evidence, undated }) => [pair, evidence.reduce((sum, [, w]) => sum + w, undated)])
    expect(sums).toEqual(
      picture.links.map(({ source, target, weight }) => [`${name(source)}${name(target)}`, expect.closeTo(weight, 9)])
    )
  })
})
