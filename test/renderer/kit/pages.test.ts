import { describe, expect, it } from 'vitest'
import { missingPages, placed } from '#renderer/kit/pages'

describe('rows that come in pages', () => {
  it('puts a page in its place and leaves the rest to come', () => {
    const first = placed<string>([], 5, 0, ['a', 'b'])
    expect(first).toEqual(['a', 'b', undefined, undefined, undefined])
    expect(placed(first, 5, 4, ['e'])).toEqual(['a', 'b', undefined, undefined, 'e'])
  })

  it('starts over where the list has become another length, and drops what lies beyond it', () => {
    expect(placed(['a', 'b', 'c'], 2, 0, ['x', 'y', 'z'])).toEqual(['x', 'y'])
    expect(placed(['a'], 3, 1, ['y'])).toEqual([undefined, 'y', undefined])
  })

  it('names the pages in sight that have not come, by their first row', () => {
    const rows = placed<number>([], 10, 0, [0, 1, 2])
    expect(missingPages(rows, 0, 3, 3)).toEqual([])
    expect(missingPages(rows, 2, 7, 3)).toEqual([3, 6])
    expect(missingPages(rows, 9, 40, 3)).toEqual([9])
    expect(missingPages([], 0, 20, 3)).toEqual([])
  })
})
