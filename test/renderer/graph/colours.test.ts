import { describe, expect, it } from 'vitest'
import type { DrawnEdge, DrawnNode } from '#contract/network'
import { colourBy, type ColouringId, type NamedMsl } from '#renderer/graph/colours'
import { kol, link } from './picture'

const coloured = (
  id: ColouringId,
  rows: DrawnNode[],
  links: DrawnEdge[] = [],
  msl: string | null = null,
  msls: NamedMsl[] = []
) => colourBy(id, { rows, links, msl, msls })

/** Members of a community, its first the most influential. */
function community(label: number, size: number) {
  return Array.from({ length: size }, (_, i) =>
    kol(`${label}.${i}`, { community: label, degree: 1, pagerank: 1 / (i + 1) })
  )
}

describe('colour by community', () => {
  it('gives Okabe and Ito’s colours in the order of size, named after the most influential member', () => {
    const { classes, classOf } = coloured('community', [...community(4, 2), ...community(9, 3)])
    expect(classes.map(({ token, params, count }) => [token, params.name, count])).toEqual([
      ['--category-1', '9.0', 3],
      ['--category-2', '4.0', 2]
    ])
    expect([...classOf]).toEqual([1, 1, 0, 0, 0])
  })

  it('puts the communities after the seventh in one grey class and counts them', () => {
    const rows = Array.from({ length: 9 }, (_, label) => community(label, 10 - label)).flat()
    const { classes, classOf } = coloured('community', rows)
    expect(classes).toHaveLength(8)
    expect(classes[7]).toMatchObject({ token: '--category-none', params: { groups: 2 }, count: 3 + 2 })
    expect(classOf[rows.length - 1]).toBe(7)
  })

  it('shows KOLs without a link as a ring, whatever community they were given', () => {
    const { classes } = coloured('community', [...community(1, 2), kol('alone', { community: 5, degree: 0 })])
    expect(classes[1]).toMatchObject({ form: 'ring', message: 'network.class.unlinked', count: 1 })
  })

  it('breaks ties of size by the community’s number, so that colours do not flicker', () => {
    const { classes } = coloured('community', [...community(8, 2), ...community(3, 2)])
    expect(classes.map(({ params }) => params.name)).toEqual(['3.0', '8.0'])
  })
})

describe('colour by coverage', () => {
  it('tells several, one and nobody apart by form and colour', () => {
    const { classes, classOf } = coloured('coverage', [
      kol('a', { seenBy: [] }),
      kol('b', { seenBy: ['m1'] }),
      kol('c', { seenBy: ['m1', 'm2', 'm3'] }),
      kol('d', { seenBy: [] })
    ])
    expect(classes.map(({ message, form, count }) => [message, form, count])).toEqual([
      ['network.class.seen-by-many', 'disc', 1],
      ['network.class.seen-by-one', 'disc', 1],
      ['network.class.seen-by-nobody', 'ring', 2]
    ])
    expect([...classOf]).toEqual([2, 1, 0, 2])
  })

  it('lists only classes that occur', () => {
    expect(coloured('coverage', [kol('b', { seenBy: ['m1'] })]).classes).toHaveLength(1)
    expect(coloured('coverage', []).classes).toEqual([])
  })

  it('tells whom the chosen MSL saw from those whom only others did', () => {
    const rows = [kol('a', { seenBy: ['m1', 'm2'] }), kol('b', { seenBy: ['m2'] }), kol('c')]
    const { classes, classOf } = coloured('coverage', rows, [], 'm1')
    expect(classes.map(({ message }) => message)).toEqual([
      'network.class.seen-by-chosen',
      'network.class.seen-by-others',
      'network.class.seen-by-nobody'
    ])
    expect([...classOf]).toEqual([0, 1, 2])
  })
})

describe('colour by MSL', () => {
  const team = Array.from({ length: 9 }, (_, place) => ({ msl: `m${place}`, mslName: `Name ${place}` }))
  const seenMostBy = (...msls: (string | null)[]) => msls.map((msl, place) => kol(`k${place}`, { mostSeenBy: msl }))

  it('gives each of the first seven MSLs the colour of their place in the team, whoever else saw anybody', () => {
    const { classes, classOf } = coloured('msl', seenMostBy('m6', 'm2', 'm6', null), [], null, team)
    expect(classes.map(({ token, form, params, count }) => [token, form, params['value'] ?? null, count])).toEqual([
      ['--category-3', 'disc', 'Name 2', 1],
      ['--category-7', 'disc', 'Name 6', 2],
      ['--outline', 'ring', null, 1]
    ])
    expect([...classOf]).toEqual([1, 0, 1, 2])
  })

  it('puts all further MSLs, and those nobody described, in one grey and counts them', () => {
    const { classes } = coloured('msl', seenMostBy('m7', 'm8', 'm7', 'unlisted', 'm0'), [], null, team)
    expect(classes.map(({ token, message, params, count }) => [token, message, params, count])).toEqual([
      ['--category-1', 'network.class.value', { value: 'Name 0' }, 1],
      ['--category-none', 'network.class.other-msls', { msls: 3 }, 4]
    ])
  })
})

describe('colour by reach', () => {
  // a – b – c – d – e, and f without a link; a is seen by m1, e by m2.
  const rows = 'abcdef'.split('').map((id) => kol(id, { degree: id === 'f' ? 0 : 1 }))
  rows[0]!.seenBy = ['m1']
  rows[4]!.seenBy = ['m2']
  const links = [link(3, 4), link(2, 3), link(1, 2), link(0, 1)]

  it('counts the links to the nearest KOL somebody sees', () => {
    const { classes, classOf } = coloured('reach', rows, links)
    expect([...classOf].map((each) => classes[each]!.message.split('.').at(-1))).toEqual([
      'seen',
      'one-step',
      'two-steps',
      'one-step',
      'seen',
      'unlinked'
    ])
  })

  it('counts from those the chosen MSL sees', () => {
    const { classes, classOf } = coloured('reach', rows, links, 'm1')
    expect([...classOf].map((each) => classes[each]!.message.split('.').at(-1))).toEqual([
      'seen',
      'one-step',
      'two-steps',
      'beyond',
      'beyond',
      'unlinked'
    ])
  })
})

describe('colour by an attribute', () => {
  it('puts tiers in their order, strong to weak, and the unknown in a ring', () => {
    const { classes } = coloured('tier', [kol('a', { tier: 3 }), kol('b', { tier: 1 }), kol('c')])
    expect(classes.map(({ token, params, form }) => [token, params['value'] ?? null, form])).toEqual([
      ['--sequential-7', 1, 'disc'],
      ['--sequential-5', 3, 'disc'],
      ['--outline', null, 'ring']
    ])
  })

  it('gives the most frequent values colours and counts the others', () => {
    const values = ['z', 'z', 'z', ...'abcdefgh'.split('')]
    const { classes } = coloured(
      'specialty',
      values.map((specialty, place) => kol(String(place), { specialty }))
    )
    expect(classes[0]).toMatchObject({ token: '--category-1', params: { value: 'z' }, count: 3 })
    expect(classes.at(-1)).toMatchObject({ message: 'network.class.other-values', params: { values: 2 }, count: 2 })
  })
})
