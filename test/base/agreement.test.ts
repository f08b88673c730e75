import { expect, it } from 'vitest'
import { weightedKappa } from '#base/agreement'

/** Pairs of a table of counts: rows are the first rater's categories. */
const pairsOf = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, (): [number, number] => [a, b])))

// Hout, Duncan and Sobel (1987): husbands' against wives' answers on four steps, the table SexualFun of R's vcd, whose
// documentation prints the weighted kappa 0.2374 with the standard error 0.07832.
const married = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14]
]

it('gives the published weighted kappa and standard error', () => {
  const { kappa, low, high, pairs } = weightedKappa(pairsOf(married), 4)
  expect(pairs).toBe(91)
  expect(kappa).toBeCloseTo(0.2374, 4)
  expect((high! - low!) / 2 / 1.959964).toBeCloseTo(0.07832, 5)
})

it('weighs one step of two by a half, as computed by hand', () => {
  // Observed (1 + ½ + 1 + 0)/4 = 0.625. The first rater uses 0 and 2 equally, the second 0, 1, 2 by ½, ¼, ¼: by chance
  // ½·(½ + ⅛) + ½·(⅛ + ¼) = ½. So (0.625 − 0.5)/0.5.
  const pairs = [
    [0, 0],
    [0, 1],
    [2, 2],
    [2, 0]
  ] as const
  expect(weightedKappa(pairs, 3).kappa).toBeCloseTo(0.25, 12)
})

it('is 1 in full agreement and undefined where nothing can differ', () => {
  expect(
    weightedKappa(
      pairsOf([
        [3, 0],
        [0, 2]
      ]),
      2
    )
  ).toEqual({ kappa: 1, low: 1, high: 1, pairs: 5 })
  expect(
    weightedKappa(
      pairsOf([
        [3, 0],
        [0, 0]
      ]),
      2
    ).kappa
  ).toBeNull()
  expect(weightedKappa([], 4)).toEqual({ kappa: null, low: null, high: null, pairs: 0 })
})
