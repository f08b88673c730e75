import { describe, expect, it } from 'vitest'
import { rowsOf, ties } from '../network/questions/team'
import type { CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, team, type Meeting } from './team'

const leaves = 5

/**
 * Three MSLs, each in a territory with eight KOLs of tier 3 at home there. Each of these is tied with five more whom nobody
 * sees and who are at home nowhere, so that of 144 KOLs these 24 are central.
 */
function rows(change: (msl: string, week: number) => Meeting): CanonicalRows {
  const made = team(['m1', 'm2', 'm3'], change)
  const central = made['kol']!
  for (const kol of central) Object.assign(kol, { tier: 3, territory: String(kol['kol_id']).slice(0, 2) })
  const ends = central.flatMap(({ kol_id }) =>
    Array.from({ length: leaves }, (_, i) => [kol_id, `${String(kol_id)}l${i}`])
  )
  made['kol'] = [...central, ...ends.map(([, leaf]) => ({ kol_id: leaf, name: `Name ${String(leaf)}`, tier: 4 }))]
  // A year of contacts, so that "nobody has seen them" can be said.
  made['interaction']!.push({ ...made['interaction']![0], interaction_id: 'old', occurred_on: '2024-01-02' })
  made['interaction_attendee']!.push({ interaction_id: 'old', kol_id: 'm1k1' })
  return rowsOf(made, ties(...ends.map(([kol, leaf]) => `${String(kol)}-${String(leaf)}`)))
}

const found = async (given: CanonicalRows) => (await findingsIn(given)).filter(({ rule }) => rule === 'white-space')

/** m3 sees one KOL of the eight alone. */
const oneAlone = (msl: string): Meeting => (msl === 'm3' ? { kol: 'm3k1' } : {})

/** m3 sees all of the panel but one. */
const allButOne = (msl: string, week: number): Meeting => (msl === 'm3' ? { kol: `m3k${(week % 7) + 1}` } : {})

describe('white-space', () => {
  it('names the territory in which few central KOLs were seen, and who was not', async () => {
    const [gap, ...more] = await found(rows(oneAlone))
    expect(more).toEqual([])
    expect(gap).toMatchObject({
      severity: 'high',
      msl: null,
      kol: null,
      id: 'white-space/subject=m3',
      figures: { territory: 'm3', seen: 1, central: 8, unseen: 7, share: 1 / 8, elsewhere: 1, first: 'Name m3k2' },
      evidenceTotal: 7
    })
    // All seven of the 24 who were not seen are among the eight of m3: C(8,7) / C(24,7), and three territories.
    expect(gap!.confidence).toBeCloseTo(1 - (3 * 8) / 346_104, 12)
    expect(gap!.evidence[0]).toEqual({ table: 'kol', id: 'm3k2' })
    expect(gap!.title).toBe('m3: 1 of 8 central KOLs were seen in the last year; elsewhere 100% were')
  })

  it('is silent on a team that sees all', async () => {
    expect(await found(rows(() => ({})))).toEqual([])
  })

  it('counts whom a team misses that sees its territories alike, and names no territory', async () => {
    const [count, ...more] = await found(rows((msl) => ({ kol: `${msl}k1` })))
    expect(more).toEqual([])
    expect(count).toMatchObject({
      wording: 'white-space-team',
      id: 'white-space',
      severity: 'watch',
      confidence: 1,
      msl: null,
      title: '21 of 24 central KOLs were seen by nobody for a year',
      figures: { unseen: 21, central: 24, others: 21, first: 'Name m1k2' },
      evidenceTotal: 21
    })
    const ids = ['m1', 'm2', 'm3'].flatMap((msl) => [2, 3, 4, 5, 6, 7, 8].map((n) => `${msl}k${n}`))
    expect(count!.evidence).toEqual(ids.map((id) => ({ table: 'kol', id })))
  })

  it('counts them where there is one territory, with which none can be compared', async () => {
    const alone = rows((msl) => ({ kol: `${msl}k1` }))
    for (const kol of alone['kol']!) if (kol['territory'] !== undefined) kol['territory'] = 'm1'
    expect((await found(alone)).map(({ wording }) => wording)).toEqual(['white-space-team'])
  })

  it('repeats nothing that findings about the same KOLs say', async () => {
    const withKeystones = (gates: readonly string[]) => {
      const made = rows((_, week) => ({ kol: ['m1k1', 'm1k2', 'm1k3', 'm1k4', 'm1k5'][week % 5]! }))
      // Who is not seen is central no longer, but for three gates in a ring of five with the seen, each before its five.
      const seen = ['m1k1', 'm1k2', 'm1k3', 'm1k4', 'm1k5']
      const central = new Set([...seen, ...gates])
      made['relationship'] = made['relationship']!.filter(({ source_kol_id }) => central.has(String(source_kol_id)))
      const ring = seen.flatMap((kol, i) => seen.slice(i + 1).map((other) => `${kol}-${other}`))
      return rowsOf(made, ties(...ring, ...gates.map((gate, i) => `${gate}-${seen[i]!}`)))
    }
    const gates = ['m2k1', 'm2k2', 'm2k3']
    const all = await findingsIn(withKeystones(gates))
    expect(all.flatMap(({ rule, kol }) => (rule === 'keystone-unseen' && kol !== null ? [kol] : [])).sort()).toEqual(
      gates
    )
    expect(all.filter(({ wording }) => wording === 'white-space-team')).toEqual([])
  })

  it('takes one KOL who was not seen for no gap', async () => {
    expect(await found(rows(allButOne))).toEqual([])
  })

  it('leaves those to the rule of coverage whom a plan has in tiers 1 and 2', async () => {
    const planned = rows(oneAlone)
    for (const kol of planned['kol']!) if (kol['territory'] !== undefined) kol['tier'] = 1
    expect(await found(planned)).toEqual([])
  })

  it('is silent where contacts go back less than a year', async () => {
    const young = rows(oneAlone)
    young['interaction']!.pop()
    expect(await found(young)).toEqual([])
  })
})
