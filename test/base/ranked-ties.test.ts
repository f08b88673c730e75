import { describe, expect, it } from 'vitest'
import { rankedTies } from '#base/ranked-ties'

const names = ['Own', 'Östlund', 'Abel', 'Zora', 'Kim']
const link = (source: number, target: number, weight: number) => ({ source, target, weight })

describe('ties of a node', () => {
  it('come the strongest first, equal ones by name, links to and fro together', () => {
    const links = [
      link(0, 3, 2),
      link(1, 0, 2),
      link(0, 2, 2),
      link(0, 4, 1.5),
      link(4, 0, 1),
      link(0, 0, 9),
      link(2, 3, 9)
    ]
    const ties = rankedTies(links, 0, (node) => names[node]!)
    expect(ties.map(({ other, weight }) => [names[other], weight])).toEqual([
      ['Kim', 2.5],
      ['Abel', 2],
      ['Östlund', 2],
      ['Zora', 2]
    ])
    expect(ties[0]!.links).toEqual([link(0, 4, 1.5), link(4, 0, 1)])
    expect(rankedTies(links, 1, (node) => names[node]!).map(({ other }) => other)).toEqual([0])
    expect(rankedTies([], 0, String)).toEqual([])
  })
})
