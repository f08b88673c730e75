import { describe, expect, it } from 'vitest'
import { paper, rowsOf, ties } from '../network/questions/team'
import type { CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, kolOf, panelSize, period, team } from './team'

const panel = Array.from({ length: panelSize }, (_, place) => kolOf('m1', place))
const ring = ties(...panel.map((kol, place) => `${kol}-${panel[(place + 1) % panelSize]}`))
const far = ['a', 'b', 'c', 'd', 'e']

const person = (kol_id: string, more: object = {}) => ({ kol_id, name: `Name ${kol_id}`, tier: 4, ...more })

/**
 * A team that sees the eight KOLs of its panel, who stand in a ring. `key` is tied to one of them by a paper, and to five
 * others nobody sees; they have no other tie to the ring.
 */
function rows(): CanonicalRows {
  const made = rowsOf(
    team(['m1'], () => ({})),
    ring,
    paper('p1', '2024-03-01', 'key', 'm1k1'),
    paper('p2', '2024-05-01', 'key', 'a', 'b'),
    paper('p3', '2024-07-01', 'key', 'b', 'c'),
    ties('c-d'),
    ties('key-e')
  )
  made['kol']!.push(...['key', ...far].map((kol_id) => person(kol_id)))
  // A year of contacts, so that "nobody has seen them" can be said.
  made['interaction']!.push({ ...made['interaction']![0], interaction_id: 'old', occurred_on: '2024-09-02' })
  made['interaction_attendee']!.push({ interaction_id: 'old', kol_id: 'm1k1' })
  return made
}

const found = async (given: CanonicalRows) => (await findingsIn(given)).filter(({ rule }) => rule === 'keystone-unseen')

describe('keystone-unseen', () => {
  it('names the KOL without whom five are cut off, the ties that would be lost, and who could introduce', async () => {
    const keystones = await found(rows())
    expect(keystones.map(({ kol }) => kol)).toEqual(['key'])
    // Of fourteen KOLs eight stand in the ring; b, too, cuts off others, but only two.
    expect(keystones[0]).toMatchObject({
      wording: 'keystone-unseen',
      severity: 'high',
      confidence: 1,
      figures: { cutOff: 5, others: 13, introducer: 'Name m1k1', seenBy: 'Name m1', steps: 1 },
      evidence: [
        { table: 'publication', id: 'p3' },
        { table: 'publication', id: 'p2' },
        { table: 'relationship', id: 'key|e|stated' }
      ],
      evidenceTotal: 3
    })
    expect(keystones[0]!.action).toBe(
      'Have Name m1k1 introduce the team to Name key: 1 step away, and seen in the last year by Name m1.'
    )
  })

  it('is silent where fewer are cut off, or another tie leads to them', async () => {
    const fewer = rows()
    fewer['relationship'] = fewer['relationship']!.filter(({ target_kol_id }) => target_kol_id !== 'e')
    expect(await found(fewer)).toEqual([])
    expect(await found(rowsOf(rows(), ties('d-m1k4')))).toEqual([])
  })

  it('takes no tie from the as-of day on, and none of a KOL that is deleted', async () => {
    const later = rows()
    later['publication']![1]!['published_on'] = period.asOf
    expect(await found(later)).toEqual([])
    const after = rowsOf(rows(), paper('p4', period.asOf, 'd', 'm1k4'))
    expect((await found(after)).map(({ kol }) => kol)).toEqual(['key'])
    const gone = rows()
    Object.assign(gone['kol']!.at(-1)!, { deleted: true })
    expect(await found(gone)).toEqual([])
  })

  it('names nobody whom somebody saw, who must not be contacted, or where contacts go back less than a year', async () => {
    const seen = rows()
    seen['interaction_attendee']!.push({ interaction_id: 'm1w0', kol_id: 'key' })
    expect(await found(seen)).toEqual([])
    const refused = rows()
    Object.assign(
      refused['kol']!.find(({ kol_id }) => kol_id === 'key')!,
      { do_not_contact: true }
    )
    expect(await found(refused)).toEqual([])
    const young = rows()
    young['interaction']!.pop()
    expect(await found(young)).toEqual([])
  })

  it('speaks of the largest part alone: a star outside of it was never tied to it', async () => {
    const star = rows()
    star['publication']!.shift()
    star['authorship']!.splice(0, 2)
    expect(await found(star)).toEqual([])
  })

  it('says so where nobody seen has a way to the KOL', async () => {
    const others = ['f', 'g', 'h', 'i', 'j', 'k']
    const apart = rowsOf(
      rows(),
      ties(...others.map((kol, place) => `${place === 0 ? 'key' : others[place - 1]}-${kol}`))
    )
    apart['kol']!.push(...others.map((kol_id) => person(kol_id)))
    apart['publication']!.shift()
    apart['authorship']!.splice(0, 2)
    // Twelve stand apart from the ring of eight: key parts e, a to d, and f to k; f parts five from the rest.
    const keystones = await found(apart)
    expect(keystones.map(({ kol, wording, figures }) => [kol, wording, figures['cutOff']])).toEqual([
      ['f', 'keystone-unseen-alone', 5],
      ['key', 'keystone-unseen-alone', 5]
    ])
    expect(keystones[1]!.action).toContain('Nobody seen in the last year has a way to Name key')
  })

  it('names the first of a branch, five at most, and counts the others', async () => {
    // Ten branches of 6 to 15 KOLs hang on the ring; of each, all but the last five cut off five or more.
    const branches = Array.from({ length: 10 }, (_, b) => Array.from({ length: 6 + b }, (_, i) => `b${b}n${i}`))
    const made = rowsOf(
      team(['m1'], () => ({})),
      ring,
      ties(
        ...branches.flatMap((branch, b) => branch.map((kol, i) => `${branch[i - 1] ?? panel[b % panelSize]}-${kol}`))
      )
    )
    made['kol']!.push(...branches.flat().map((kol_id) => person(kol_id)))
    made['interaction']!.push({ ...made['interaction']![0], interaction_id: 'old', occurred_on: '2024-09-02' })
    made['interaction_attendee']!.push({ interaction_id: 'old', kol_id: 'm1k1' })
    const keystones = await found(made)
    const named = keystones.flatMap(({ kol, figures }) => (kol ? [[kol, figures['cutOff']]] : []))
    expect(named.toSorted()).toEqual([
      ['b5n0', 10],
      ['b6n0', 11],
      ['b7n0', 12],
      ['b8n0', 13],
      ['b9n0', 14]
    ])
    // Of a branch of n KOLs n − 5 cut off five or more: 1 to 10, 55 of them; the five named stand for 9 + 8 + 7 + 6 + 5.
    const more = keystones.find(({ kol }) => kol === null)!
    expect(more).toMatchObject({
      wording: 'keystone-unseen-more',
      severity: 'info',
      figures: { more: 50, inner: 35, left: 15, needed: 5 },
      evidenceTotal: 50
    })
    expect(more.title).toContain('50 more KOLs whom nobody has seen for a year are the only known way')
  })

  it('does not alarm on a team whose network holds by more than one tie', async () => {
    const made = rowsOf(
      team(['m1', 'm2'], () => ({})),
      ring,
      ties(...panel.flatMap((kol, place) => [`${kol}-${kolOf('m2', place)}`, `${kol}-${kolOf('m2', place + 1)}`]))
    )
    made['interaction']!.push({ ...made['interaction']![0], interaction_id: 'old', occurred_on: '2024-01-02' })
    made['interaction_attendee']!.push({ interaction_id: 'old', kol_id: 'm1k1' })
    expect(await found(made)).toEqual([])
  })
})
