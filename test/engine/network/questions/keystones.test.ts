import { describe, expect, it } from 'vitest'
import { keystoneChains } from '#engine/network/questions/keystone-chains'
import { separations } from '#engine/network/whole/separations'
import { filledWorkspace } from '../../../workspace/filled-workspace'
import { graphOf } from '../small-graphs'
import { all, kols, meeting, rowsOf, ties } from './team'

/** A branch b – c – d – e that hangs on the ring a, p, q, r, s, t, u by b, and another, x – y, on q. */
const graph = graphOf(['a-p', 'p-q', 'q-r', 'r-s', 's-t', 't-u', 'u-a', 'a-b', 'b-c', 'c-d', 'd-e', 'q-x', 'x-y'])
const nameOf = (node: number) => graph.names[node]!

function chains(seen: string, most: number) {
  const found = keystoneChains(graph, separations(graph), (node) => seen.includes(nameOf(node)), most)
  return {
    chains: found.chains.map(({ node, cutOff, inner }) => [
      nameOf(node),
      cutOff.map(nameOf).sort().join(''),
      inner.map(nameOf).join('')
    ]),
    left: found.left.map(({ node }) => nameOf(node)).join('')
  }
}

describe('chains of keystones', () => {
  it('are told by their first, who stands for those behind', () => {
    expect(chains('', 9)).toEqual({
      chains: [
        ['a', 'bcde', 'bcd'],
        ['q', 'xy', 'x']
      ],
      left: ''
    })
  })

  it('begin anew where one who is seen would stand for one who is not', () => {
    expect(chains('ac', 9)).toEqual({
      chains: [
        ['a', 'bcde', ''],
        ['b', 'cde', 'cd'],
        ['q', 'xy', 'x']
      ],
      left: ''
    })
  })

  it('are as many as were asked for, and tell who is left', () => {
    expect(chains('', 1)).toEqual({ chains: [['a', 'bcde', 'bcd']], left: 'qx' })
  })

  it('stay few on a path, whose middle parts it from both sides', () => {
    const path = graphOf(Array.from({ length: 400 }, (_, i) => `n${1000 + i}-n${1001 + i}`))
    const { chains: rows, left } = keystoneChains(path, separations(path), () => false, 30)
    expect(rows.map(({ node, cutOff, inner }) => [path.names[node], cutOff.length, inner.length])).toEqual([
      ['n1200', 200, 199],
      ['n1199', 199, 198]
    ])
    expect(left).toEqual([])
  })
})

describe('network.keystones', () => {
  it('accounts for every keystone: in a row, behind one, left out, or withheld', async () => {
    const rows = rowsOf(
      kols('a b c d e p q r s t u x y', { x: { do_not_contact: true } }),
      { msl: [{ msl_id: 'm', name: 'Mia' }] },
      ties('a-p', 'p-q', 'q-r', 'r-s', 's-t', 't-u', 'u-a', 'a-b', 'b-c', 'c-d', 'd-e', 'q-x', 'x-y'),
      meeting('2026-06-01', 'm', 'a'),
      meeting('2026-06-02', 'm', 'c')
    )
    const filled = await filledWorkspace(rows)
    const found = await filled.engine.run('network.keystones', { ...all, from: '2026-01-01', limit: 2 })
    await filled.end()
    expect(found).toMatchObject({ total: 5, unseen: 3, withheld: 1, left: 1 })
    expect(found.rows).toMatchObject([
      { kol: 'a', cutOff: 4, inner: 0, contacts: 1 },
      { kol: 'b', cutOff: 3, inner: 2, contacts: 0 }
    ])
  })
})
