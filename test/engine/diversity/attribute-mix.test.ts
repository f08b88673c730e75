import { expect, it } from 'vitest'
import { attributeMix } from '#engine/diversity/attribute-mix'
import { planShares } from '#engine/diversity/plan-shares'
import type { PortfolioKol } from '#engine/diversity/window'

const kol = (id: string, specialty: string | null, contacts: number, planned: number | null): PortfolioKol => ({
  kol: id,
  name: id,
  tier: null,
  assigned: planned !== null,
  planned,
  contacts,
  lastContactOn: null,
  assignedOn: null,
  gapDays: null,
  attributes: { specialty, institution: null, region: null, tier: null }
})
const mixOf = (kols: PortfolioKol[], least = 20) =>
  attributeMix(kols, planShares(kols, [4, 3, 2, 1], 0.1), 'specialty', { least, seed: 'test' })

it('says how far apart chance alone puts the mix of twenty contacts', () => {
  // Three of ten are planned in one class. Of X ~ Bin(20, 0.3) |X − 6| is 0 with 0.192, at most 1 with 0.535, at most 3
  // with 0.917 and at most 4 with 0.975 (R: dbinom): the median is 1/20, the 95th percentile 4/20.
  const mix = mixOf([kol('a', 'Rheumatology', 12, 3), kol('b', 'Dermatology', 8, 7)])
  expect(mix.gap).toBeCloseTo(0.3, 12)
  expect(mix.chance).toEqual({ median: expect.closeTo(0.05, 12) as number, p95: expect.closeTo(0.2, 12) as number })
})

it('draws for KOLs without a value and off the plan too', () => {
  // By plan 54 % a, 36 % unknown and 10 % off the plan in class c; aimed at are 60 and 40 %. The gap is at least the share of c.
  const kols = [kol('a', 'a', 600, 6), kol('b', null, 300, 4), kol('c', 'c', 100, null)]
  const { gap, chance, unknownShare } = mixOf(kols)
  expect(gap).toBeCloseTo((0.1 + 0.1) / 2, 12)
  expect(unknownShare).toBeCloseTo(0.3, 12)
  // Of 1,000 contacts: c has mean 0.1 and standard deviation 0.0095, above which the others rarely lie.
  expect(chance!.median).toBeGreaterThan(0.095)
  expect(chance!.median).toBeLessThan(0.108)
  expect(chance!.p95).toBeGreaterThan(0.11)
  expect(chance!.p95).toBeLessThan(0.125)
})

it('tells nothing of chance with few contacts or without a plan, and the same for the same seed', () => {
  expect(mixOf([kol('a', 'a', 10, 3), kol('b', 'b', 9, 7)]).chance).toBeNull()
  expect(mixOf([kol('a', 'a', 30, null), kol('b', 'b', 9, null)])).toMatchObject({ gap: null, chance: null })
  const kols = [kol('a', 'a', 30, 3), kol('b', 'b', 9, 7)]
  expect(mixOf(kols)).toEqual(mixOf(kols))
})
