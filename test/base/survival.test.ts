import { describe, expect, it } from 'vitest'
import { curveQuantile, kaplanMeier } from '#base/survival'

/** Weeks of remission of Freireich et al. 1963, the two arms usually called the Gehan data. */
const mercaptopurine = {
  times: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  events: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
}
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

const quantile = (p: number, times: ArrayLike<number>, events: ArrayLike<boolean | number>) =>
  curveQuantile(kaplanMeier(times, events), p)

describe('Kaplan–Meier', () => {
  it('gives the textbook curve of the 6-MP arm', () => {
    const curve = kaplanMeier(mercaptopurine.times, mercaptopurine.events)
    expect(curve.map((step) => step.time)).toEqual([6, 7, 10, 13, 16, 22, 23])
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    curve.forEach((step, i) => expect(step.survival).toBeCloseTo(published[i] ?? NaN, 4))
  })
  it('gives its log-log band, against a separate computation with NumPy', () => {
    const first = kaplanMeier(mercaptopurine.times, mercaptopurine.events)[0]
    expect(first?.low).toBeCloseTo(0.6197179552659837, 10)
    expect(first?.high).toBeCloseTo(0.9515517476469971, 10)
  })
  it('finds the published medians: 23 (13 to beyond) and 8 (4 to 11) weeks', () => {
    const treated = quantile(0.5, mercaptopurine.times, mercaptopurine.events)
    expect(treated).toEqual({ value: 23, low: 13, high: null })
    const control = quantile(0.5, placebo, new Uint8Array(21).fill(1))
    expect(control).toEqual({ value: 8, low: 4, high: 11 })
  })
  it('is the ordinary median where nothing is censored', () => {
    expect(quantile(0.5, [4, 1, 3, 2], [true, true, true, true]).value).toBe(2.5)
    expect(quantile(0.5, [5, 1, 3], [true, true, true]).value).toBe(3)
  })
  it('does not reach a median when fewer than half have happened', () => {
    expect(quantile(0.5, [1, 2, 3, 4, 5], [1, 0, 0, 0, 0]).value).toBeNull()
    expect(quantile(0.5, [], [])).toEqual({ value: null, low: null, high: null })
  })
  it('gives other quantiles', () => expect(quantile(0.9, placebo, new Uint8Array(21).fill(1)).value).toBe(17))
})
