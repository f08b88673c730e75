import { describe, expect, it } from 'vitest'
import { quartilesOf, reachedBy, suggestedTarget } from '#engine/objectives/quartiles'

describe('what a target can rest on', () => {
  it('are quartiles as R has them', () => {
    // R: quantile(c(0.5, 0.6, 0.7, 0.9)) = 0.50 0.575 0.65 0.75 0.90
    expect(quartilesOf([0.9, 0.5, 0.7, 0.6])).toMatchObject({
      n: 4,
      q1: expect.closeTo(0.575, 12) as number,
      median: expect.closeTo(0.65, 12) as number,
      q3: expect.closeTo(0.75, 12) as number
    })
    expect(quartilesOf([])).toMatchObject({ n: 0, q1: null, median: null, q3: null })
  })

  it('is the better of the own median and that of like territories', () => {
    const own = quartilesOf([0.5, 0.6])
    const peers = quartilesOf([0.6, 0.7, 0.8])
    expect(suggestedTarget(own, peers, 'higher')).toBe(0.7)
    expect(suggestedTarget(own, peers, 'lower')).toBe(0.55)
    expect(suggestedTarget(quartilesOf([0.5]), quartilesOf([]), 'higher')).toBeNull()
    expect(reachedBy(own, peers)).toEqual({ least: 0.5, most: 0.8 })
  })
})
