import { expect, it } from 'vitest'
import { closestPair, gapOf } from '#renderer/screens/diversity/gap'

const portfolio = (q2: number | null, band: { mean: number; low: number; high: number } | null) => ({
  hill: { q0: null, q1: null, q2, qInf: null },
  expected: band && { herfindahl: band, cr3: band, pValue: 0.5, model: 'planned contacts' }
})

it('turns the band of concentration into one of effective KOLs, the ends exchanged', () => {
  const band = { mean: 0.05, low: 0.04, high: 0.1 }
  expect(gapOf(portfolio(8, band))).toEqual({ effective: 8, low: 10, high: 25, expected: 20, standing: 'below' })
  expect(gapOf(portfolio(10, band))?.standing).toBe('within')
  expect(gapOf(portfolio(26, band))?.standing).toBe('above')
  expect(gapOf(portfolio(null, band))).toBeNull()
  expect(gapOf(portfolio(8, null))).toBeNull()
})

it('names the pair that shares most, of equal ones the most alike', () => {
  const small = { shared: 6, jaccard: 0.5 }
  const wide = { shared: 7, jaccard: 0.1 }
  const alike = { shared: 7, jaccard: 0.2 }
  expect(closestPair([small, wide, alike])).toBe(alike)
  expect(closestPair([{ shared: 0, jaccard: 0 }])).toBeNull()
})
