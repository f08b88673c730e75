import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../../workspace/filled-workspace'
import { all, kols, meeting, paper, rowsOf, ties } from './team'

const leaves = (hub: string, n: number) => Array.from({ length: n }, (_, i) => `${hub}${i + 1}`)
const people = ['h', 'g', 'x', ...leaves('h', 4), ...leaves('g', 3), ...leaves('x', 5)]

/**
 * Three hubs: h with four points, whom m1 sees twice; g with three, whom nobody sees; x with five, who must not be
 * contacted. Of the points, h1 is seen nine times about what does not interest, h2 nine times about what does, h3 three
 * times, of which nothing is known.
 */
let filled: FilledWorkspace
beforeAll(async () => {
  const talk = (month: number, kol: string, topic: string | null) => {
    const rows = meeting(`2026-0${(month % 6) + 1}-1${month % 5}`, 'm1', kol)
    if (topic !== null) rows['interaction']![0]!['topics'] = [topic]
    return rows
  }
  const often = (kol: string, topic: string) => Array.from({ length: 9 }, (_, i) => talk(i, kol, topic))
  filled = await filledWorkspace(
    rowsOf(
      {
        msl: [
          { msl_id: 'm1', name: 'Beta', territory: 'North' },
          { msl_id: 'm2', name: 'Alpha', territory: 'South' }
        ]
      },
      kols(people.join(' '), {
        h: { territory: 'North' },
        g: { territory: 'South' },
        x: { do_not_contact: true, territory: 'South' },
        h1: { territory: 'North', interests: ['Itch'] },
        h2: { territory: 'North', interests: ['itch '] }
      }),
      ties(
        ...leaves('h', 4).map((leaf) => `h-${leaf}`),
        ...leaves('g', 3).map((leaf) => `g-${leaf}`),
        ...leaves('x', 5).map((leaf) => `x-${leaf}`)
      ),
      talk(1, 'h', null),
      talk(2, 'h', null),
      ...often('h1', 'safety'),
      ...often('h2', 'itch'),
      ...[1, 2, 3].map((month) => talk(month, 'h3', null)),
      meeting('2024-05-01', 'm2', 'g')
    )
  )
})
afterAll(() => filled.end())

const ask = (msls: string[] | null = null) =>
  filled.engine.run('network.whiteSpace', { ...all, from: '2025-12-01', edges: ['stated'], msls })

describe('network.whiteSpace', () => {
  it('names central KOLs whom nobody sees, by territory', async () => {
    const found = await ask()
    // 14 may be met and have links; of them the fifth most linked are two: h with 4 and g with 3 links.
    expect(found).toMatchObject({ centralFrom: 3, central: 2, unseen: 1 })
    expect(found.territories).toEqual([
      { territory: 'North', central: 1, unseen: 0 },
      { territory: 'South', central: 1, unseen: 1 }
    ])
    expect(found.rows).toMatchObject([
      { kol: 'g', links: 3, pagerankRank: 3, seenLinks: 0, lastContactOn: '2024-05-01', natural: { msl: 'm2' } }
    ])
  })

  it('calls those central whom the picture does', async () => {
    const { central } = await ask()
    const { rows } = await filled.engine.run('network.picture', { ...all, from: '2025-12-01', edges: ['stated'] })
    expect(rows.filter((row) => row.central).map(({ kol }) => kol)).toEqual(['g', 'h'])
    expect(central).toBe(2)
  })

  it('counts nobody as central because the team met them together', async () => {
    const together = Array.from({ length: 5 }, (_, i) => meeting(`2026-01-1${i}`, 'm1', 'b', 'c', `d${i}`))
    const { engine, end } = await filledWorkspace(
      rowsOf(
        { msl: [{ msl_id: 'm1', name: 'Beta' }] },
        kols('a b c d0 d1 d2 d3 d4 e'),
        paper('p1', '2026-01-05', 'a', 'b', 'e'),
        ...together
      )
    )
    const period = { ...all, from: '2025-12-01' }
    const links = async (edges?: ['team-meeting']) =>
      Object.fromEntries(
        (await engine.run('network.whiteSpace', { ...period, ...(edges && { edges }) })).rows.map((row) => [
          row.kol,
          row.links
        ])
      )
    // By papers the unseen a and e are as central as b; by meetings they would not be in the network.
    expect(await links()).toEqual({ a: 2, e: 2 })
    expect(await links(['team-meeting'])).toEqual({})
    await end()
  })

  it('names the opposite, those whose topics do not fit first', async () => {
    const found = await ask()
    // h is the only central one who is seen, twice.
    expect(found.crowdedAbove).toBe(2)
    expect(found.wrong.map(({ kol, contacts, fit }) => [kol, contacts, fit])).toEqual([
      ['h1', 9, 'poor'],
      ['h3', 3, 'unknown'],
      ['h2', 9, 'good']
    ])
    expect(found.wrong[0]!.topicFit).toMatchObject({ hits: 0, trials: 9, share: 0 })
    expect(found.topicFitTarget).toBe(0.7)
  })

  it('keeps to what belongs to the MSLs chosen', async () => {
    expect((await ask(['m1'])).rows.map(({ kol }) => kol)).toEqual([])
    const south = await ask(['m2'])
    expect(south.rows.map(({ kol }) => kol)).toEqual(['g'])
    expect(south.wrong).toEqual([])
  })

  it('cuts as the corners of the overview do', async () => {
    const days = { from: '2025-12-01', to: '2026-07-01' }
    const corners = await filled.engine.run('kol.corners', days)
    const found = await filled.engine.run('network.whiteSpace', days)
    expect(corners.counts['central-unseen']).toBeGreaterThan(0)
    expect({ ...found, counts: undefined }).toMatchObject({
      centralFrom: corners.centralFrom,
      crowdedAbove: corners.crowdedAbove,
      unseen: corners.counts['central-unseen'],
      crowded: corners.counts['peripheral-crowded']
    })
  })
})

describe('network.keystones', () => {
  it('tells how many each would cut off, and who sees them', async () => {
    const found = await filled.engine.run('network.keystones', { ...all, from: '2025-12-01', edges: ['stated'] })
    // Each hub leaves its points alone; x must not be contacted.
    expect(found).toMatchObject({ total: 2, unseen: 1, withheld: 1 })
    expect(found.rows).toMatchObject([
      { kol: 'h', pieces: 4, cutOff: 3, contacts: 2, seenBy: [{ msl: 'm1' }], lastContactOn: '2026-03-12' },
      { kol: 'g', pieces: 3, cutOff: 2, contacts: 0, seenBy: [], natural: { msl: 'm2', because: 'territory' } }
    ])
    const south = await filled.engine.run('network.keystones', { ...all, edges: ['stated'], msls: ['m2'] })
    expect(south.rows.map(({ kol }) => kol)).toEqual(['g'])
  })
})

describe('network.ties', () => {
  it('opens the evidence behind the links of a KOL', async () => {
    const { total, rows } = await filled.engine.run('network.ties', { edges: ['stated'], kol: 'g' })
    expect(total).toBe(3)
    expect(rows.map(({ what }) => what)).toEqual(['Dr G1', 'Dr G2', 'Dr G3'])
    expect(rows[0]).toMatchObject({ table: 'relationship', id: 'g|g1|stated', kolName: 'Dr G' })
    const meetings = await filled.engine.run('network.ties', { edges: ['co-attendance'], kol: 'm1' })
    expect(meetings).toEqual({ total: 0, rows: [] })
  })

  it('gives a paper once, with those it ties the KOL to and the record to open', async () => {
    const { engine, end } = await filledWorkspace(
      rowsOf(kols('a b c'), paper('p1', '2025-01-01', 'a', 'b', 'c'), meeting('2025-02-01', 'm1', 'a', 'c'))
    )
    const { rows } = await engine.run('network.ties', { kol: 'a', edges: ['co-authorship', 'team-meeting'] })
    const meetingId = rows[0]!.id
    expect(rows.map(({ table, on, what }) => [table, on, what])).toEqual([
      ['interaction', '2025-02-01', 'Dr C'],
      ['publication', '2025-01-01', 'Dr B, Dr C']
    ])
    expect((await engine.run('record.open', { table: 'interaction', id: meetingId! })).table).toBe('interaction')
    await end()
  })
})
