import { expect, it } from 'vitest'
import type { KolSummary } from '#contract/kols'
import { filterKols } from '#renderer/screens/kols/filters'

const kol = (name: string, more: Partial<KolSummary> = {}): KolSummary => ({
  kol: name,
  kolName: name,
  tier: null,
  specialty: null,
  institution: null,
  city: null,
  region: null,
  interests: [],
  preferredChannels: [],
  usedChannel: null,
  publications: 0,
  isRising: false,
  assignedTo: [],
  seenBy: [],
  contacts: 0,
  lastOn: null,
  nextOn: null,
  isOffLimits: false,
  stub: false,
  ...more
})
const kols = [
  kol('Zoë Müller', { tier: 1, specialty: 'Rheumatology' }),
  kol('Ada', { tier: 3, assignedTo: ['One'], interests: ['dosing'] }),
  kol('Bea', { tier: 3 }),
  kol('Cy', { tier: 1, isOffLimits: true }),
  kol('Dee', { isRising: true }),
  kol('Eve', { tier: 1, contacts: 4, seenBy: ['One', 'Two'], isRising: true })
]
const names = (...args: [string, Parameters<typeof filterKols>[2], number | null]) =>
  filterKols(kols, ...args).map(({ kolName }) => kolName)

it('white space is who should be seen and was not, and may be', () => {
  expect(names('', 'unseen', null)).toEqual(['Zoë Müller', 'Ada'])
  expect(names('', 'rising', null)).toEqual(['Dee'])
  expect(names('', 'crowded', null)).toEqual(['Eve'])
})

it('a search takes every word, with or without accents, and adds to the filters', () => {
  expect(names('muller RHEUMA', 'all', null)).toEqual(['Zoë Müller'])
  expect(names('dosing', 'all', null)).toEqual(['Ada'])
  expect(names('e', 'all', 1)).toEqual(['Zoë Müller', 'Eve'])
})
