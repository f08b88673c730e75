import { describe, expect, it } from 'vitest'
import { groupHeads, shadeOf } from '#renderer/charts/cell-grid/model'

describe('a grid of numbers', () => {
  it('puts neighbours of one group under one head, and none over those without', () => {
    const column = (key: string, group?: string) => ({ key, label: key, ...(group === undefined ? {} : { group }) })
    expect(groupHeads([column('a', 'X'), column('b', 'X'), column('c'), column('d'), column('e', 'X')])).toEqual([
      { name: 'X', span: 2 },
      { name: '', span: 1 },
      { name: '', span: 1 },
      { name: 'X', span: 1 }
    ])
  })

  it('shades by part of the whole, anything at all being seen', () => {
    expect([0, 1, 20, 21, 100].map((part) => shadeOf(part, 100))).toEqual([0, 1, 1, 2, 5])
    expect([shadeOf(5, 0), shadeOf(0, 0), shadeOf(12, 10)]).toEqual([0, 0, 5])
  })
})
