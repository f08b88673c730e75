import { describe, expect, it } from 'vitest'
import { colourBy } from '#renderer/graph/colours'
import { kol } from './picture'

/** Members of a community, its first the most influential. */
function community(label: number, size: number) {
  return Array.from({ length: size }, (_, i) =>
    kol(`${label}.${i}`, { community: label, degree: 1, pagerank: 1 / (i + 1) })
  )
}

describe('colour by community', () => {
  it('gives Okabe and Ito’s colours in the order of size, named after the most influential member', () => {
    const { classes, classOf } = colourBy('community', [...community(4, 2), ...community(9, 3)])
    expect(classes.map(({ token, params, count }) => [token, params.name, count])).toEqual([
      ['--category-1', '9.0', 3],
      ['--category-2', '4.0', 2]
    ])
    expect([...classOf]).toEqual([1, 1, 0, 0, 0])
  })

  it('puts the communities after the seventh in one grey class and counts them', () => {
    const rows = Array.from({ length: 9 }, (_, label) => community(label, 10 - label)).flat()
    const { classes, classOf } = colourBy('community', rows)
    expect(classes).toHaveLength(8)
    expect(classes[7]).toMatchObject({ token: '--category-none', params: { groups: 2 }, count: 3 + 2 })
    expect(classOf[rows.length - 1]).toBe(7)
  })

  it('shows KOLs without a link as a ring, whatever community they were given', () => {
    const { classes } = colourBy('community', [...community(1, 2), kol('alone', { community: 5, degree: 0 })])
    expect(classes[1]).toMatchObject({ form: 'ring', message: 'network.class.unlinked', count: 1 })
  })

  it('breaks ties of size by the community’s number, so that colours do not flicker', () => {
    const { classes } = colourBy('community', [...community(8, 2), ...community(3, 2)])
    expect(classes.map(({ params }) => params.name)).toEqual(['3.0', '8.0'])
  })
})

describe('colour by coverage', () => {
  it('tells several, one and nobody apart by form and colour', () => {
    const { classes, classOf } = colourBy('coverage', [
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
    expect(colourBy('coverage', [kol('b', { seenBy: ['m1'] })]).classes).toHaveLength(1)
    expect(colourBy('coverage', []).classes).toEqual([])
  })
})
