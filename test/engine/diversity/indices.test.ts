import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indicesOf, rarefied } from '#engine/diversity/indices'

/** Vectors over a panel of 40 KOLs with the values of vegan 2.6.4 (R 4.2.2), chaoRichness by iNEXT's formula; Gini by hand. */
const vectors = [
  {
    counts: [24, 18, 6, 3, 2, 2, 1, 1, 1, 1, 1],
    values: {
      herfindahl: 0.2661111111,
      herfindahlUnbiased: 0.2536723,
      herfindahlNormalised: 0.1927222,
      shannon: 1.675695,
      evenness: 0.6988191,
      cr1: 0.4,
      cr3: 0.8,
      cr5: 0.8833333,
      gini: 0.6151515,
      giniCorrected: 0.6766667,
      giniAssigned: 0.8941667,
      chao1: 14.33333,
      chao1Se: 4.0974,
      chaoRichness: 17.145833,
      coverage: 0.917781
    },
    hill: [11, 5.342508, 3.757829, 2.5],
    rarefaction: [
      [10, 4.536091],
      [20, 6.419797]
    ]
  },
  {
    counts: [4, 4, ...Array<number>(5).fill(3), ...Array<number>(11).fill(2), ...Array<number>(13).fill(1)],
    values: {
      herfindahl: 0.03983353,
      herfindahlUnbiased: 0.02298851,
      evenness: 0.9674434,
      cr3: 0.1896552,
      gini: 0.2558398,
      giniCorrected: 0.2643678,
      giniAssigned: 0.4232759,
      chao1: 37.5,
      chaoRichness: 38.54937,
      coverage: 0.7823248
    },
    hill: [31, 27.72094, 25.10448, 14.5],
    rarefaction: [
      [10, 9.015085],
      [20, 16.08964]
    ]
  },
  {
    counts: [3, 1, 1],
    values: {
      herfindahl: 0.44,
      herfindahlUnbiased: 0.3,
      evenness: 0.8649735,
      chao1: 4,
      chaoRichness: 3.8,
      coverage: 11 / 15
    },
    hill: [3, 2.586409, 2.272727, 5 / 3],
    rarefaction: []
  }
]

describe('diversity indices', () => {
  vectors.forEach(({ counts, values, hill, rarefaction }) => {
    it(`equal vegan's for ${counts.join(', ')}`, () => {
      const indices = indicesOf(counts, 40)
      for (const [name, value] of Object.entries(values)) {
        const got = indices[name as keyof typeof values]
        expect(Math.abs(got! / value - 1), name).toBeLessThan(2e-6)
      }
      const { q0, q1, q2, qInf } = indices.hill
      ;[q0, q1, q2, qInf].forEach((value, i) => expect(Math.abs(value! / hill[i]! - 1)).toBeLessThan(1e-6))
      for (const [n, expected] of rarefaction)
        expect(Math.abs(rarefied(counts, n!)! / expected! - 1)).toBeLessThan(1e-6)
    })
  })

  it('are undefined for nobody and for one KOL where they would compare', () => {
    expect(indicesOf([0, 0], 2)).toMatchObject({
      contacts: 0,
      kols: 0,
      herfindahl: null,
      gini: null,
      cr1: null,
      coverage: null
    })
    expect(indicesOf([7], 9)).toMatchObject({
      herfindahl: 1,
      herfindahlNormalised: null,
      evenness: null,
      giniCorrected: null
    })
  })

  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 40 })
  it('keep the order of Hill numbers, and the bounds of Gini', () => {
    fc.assert(
      fc.property(counts, (vector) => {
        const { hill, gini, giniCorrected, kols } = indicesOf(vector, null)
        expect(hill.q0! + 1e-9).toBeGreaterThanOrEqual(hill.q1!)
        expect(hill.q1! + 1e-9).toBeGreaterThanOrEqual(hill.q2!)
        expect(hill.q2! + 1e-9).toBeGreaterThanOrEqual(hill.qInf!)
        expect(gini).toBeGreaterThanOrEqual(-1e-12)
        expect(gini).toBeLessThanOrEqual((kols - 1) / kols + 1e-12)
        expect(giniCorrected).toBeLessThanOrEqual(1 + 1e-12)
      })
    )
  })

  it('double where two equal panels without a KOL in common are joined', () => {
    fc.assert(
      fc.property(counts, (vector) => {
        const [one, two] = [indicesOf(vector, null).hill, indicesOf([...vector, ...vector], null).hill]
        for (const q of ['q0', 'q1', 'q2', 'qInf'] as const) expect(two[q]! / one[q]!).toBeCloseTo(2, 9)
      })
    )
  })
})
