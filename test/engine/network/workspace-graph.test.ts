import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

/** Who met whom, one KOL at a time. */
const meetings = ['ma', 'mb', 'lb', 'lc', 'mc', 'mc'].map((pair) => [...pair] as [string, string])

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace({
    kol: ['a', 'b', 'c', 'd'].map((id) => ({
      kol_id: id,
      name: id.toUpperCase(),
      institution_id: id < 'c' ? 'h' : null
    })),
    publication: [
      { publication_id: 'p1', published_on: '2024-05-01' },
      { publication_id: 'p2', published_on: '2026-02-01' }
    ],
    authorship: [
      ...['a', 'b', 'c'].map((kol_id) => ({ publication_id: 'p1', kol_id })),
      ...['a', 'b'].map((kol_id) => ({ publication_id: 'p2', kol_id }))
    ],
    relationship: [
      { source_kol_id: 'd', target_kol_id: 'a', kind: 'stated', strength: 2 },
      { source_kol_id: 'a', target_kol_id: 'b', kind: 'referral', strength: 7 },
      { source_kol_id: 'a', target_kol_id: 'nobody', kind: 'stated', strength: 1 }
    ],
    msl: [
      { msl_id: 'm', name: 'M' },
      { msl_id: 'l', name: 'L' }
    ],
    interaction: meetings.map(([msl_id], place) => ({
      interaction_id: `i${place}`,
      msl_id,
      occurred_at: '2026-02-02 10:00:00',
      occurred_on: '2026-02-02',
      status: 'completed'
    })),
    interaction_attendee: meetings.map(([, kol_id], place) => ({ interaction_id: `i${place}`, kol_id }))
  })
})
afterAll(() => filled.end())

const linksOf = async (input: object) => {
  const picture = await filled.engine.run('network.picture', input)
  const name = (i: number) => picture.rows[i]!.kol
  return picture.links.map(({ source, target, weight, kinds }) => [name(source), name(target), weight, kinds.join('+')])
}

describe('the network of a workspace', () => {
  it('gives each paper a weight of 1 for each author, and adds up papers', async () => {
    // p1 has three authors: 1/2 a pair; p2 two: 1.
    expect(await linksOf({ edges: ['co-authorship'] })).toEqual([
      ['a', 'b', 1.5, 'co-authorship'],
      ['a', 'c', 0.5, 'co-authorship'],
      ['b', 'c', 0.5, 'co-authorship']
    ])
  })

  it('keeps to the period', async () => {
    expect(await linksOf({ edges: ['co-authorship'], from: '2026-01-01', to: '2026-04-01' })).toEqual([
      ['a', 'b', 1, 'co-authorship']
    ])
  })

  it('leaves affiliation out unless it is chosen, and merges kinds', async () => {
    expect(await linksOf({})).toEqual([
      ['a', 'b', 8.5, 'co-authorship+referral'],
      ['a', 'c', 0.5, 'co-authorship'],
      ['a', 'd', 2, 'stated'],
      ['b', 'c', 0.5, 'co-authorship']
    ])
    expect(await linksOf({ edges: ['affiliation'] })).toEqual([['a', 'b', 1, 'affiliation']])
  })

  it('keeps the direction where every kind chosen has one', async () => {
    const result = await filled.engine.run('network.analyse', { edges: ['referral'] })
    expect(result.rows.map(({ kol, inDegree, outDegree }) => [kol, inDegree, outDegree])).toEqual([
      ['a', 0, 1],
      ['b', 1, 0],
      ['c', 0, 0],
      ['d', 0, 0]
    ])
  })

  it('knows who sees whom', async () => {
    const { rows } = await filled.engine.run('network.picture', {})
    expect(rows.map(({ kol, contacts, seenBy, mostSeenBy }) => [kol, contacts, seenBy, mostSeenBy])).toEqual([
      ['a', 1, ['m'], 'm'],
      // As many contacts with each: the first by id.
      ['b', 2, ['l', 'm'], 'l'],
      ['c', 3, ['l', 'm'], 'm'],
      ['d', 0, [], null]
    ])
  })

  it('refuses a metric that is none', async () => {
    await expect(filled.engine.run('network.analyse', { metrics: ['charisma'] })).rejects.toMatchObject({
      code: 'unknown-metric'
    })
  })
})
