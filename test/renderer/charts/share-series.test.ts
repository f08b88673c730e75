import { describe, expect, it } from 'vitest'
import { namedMonths, sharePoints } from '#renderer/charts/share-series/model'

describe('shares by month', () => {
  it('stand in the middle of their months, between 0 and 100 %', () => {
    const month = { share: 0.25, low: 0.2, high: 0.5, numerator: 5, denominator: 20 }
    const points = sharePoints(
      [
        { month: '2026-01', ...month },
        { month: '2026-02', share: null, low: null, high: null, numerator: 1, denominator: 2 }
      ],
      200,
      100
    )
    expect(points).toEqual([
      { month: '2026-01', x: 50, y: 75, low: 80, high: 50, isKnown: true },
      { month: '2026-02', x: 150, y: 100, low: null, high: null, isKnown: false }
    ])
  })

  it('name as many months as there is room for, the last among them', () => {
    expect(namedMonths(6, 600, 50)).toEqual([0, 1, 2, 3, 4, 5])
    expect(namedMonths(12, 300, 50)).toEqual([1, 3, 5, 7, 9, 11])
    expect(namedMonths(1, 10, 50)).toEqual([0])
    expect(namedMonths(0, 0, 50)).toEqual([])
  })
})
