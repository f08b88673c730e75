import { expect, it } from 'vitest'
import type { KpiDefinition } from '#contract/kpi'
import type { Profile } from '#contract/profiles'
import { copyOf, draftOf, fieldsOf, scaledTo100, sumsOf } from '#renderer/screens/settings/draft'

const kpis = [
  { id: 'shares', unit: 'share', counts: 'result' },
  { id: 'days', unit: 'working days', counts: 'activity' }
] as KpiDefinition[]
const profile: Profile = {
  id: 'own',
  name: 'Own',
  aim: '',
  source: 'own',
  results: 0.7,
  parts: [
    { kpi: 'shares', weight: 70, target: 0.85, baseline: null },
    { kpi: 'days', weight: 30, target: 1, baseline: 5 }
  ]
}

it('shows shares as percentages and stores them as shares', () => {
  const draft = draftOf(profile, kpis)
  expect(draft.parts.map(({ target, baseline }) => [target, baseline])).toEqual([
    [85, null],
    [1, 5]
  ])
  const { id, name, aim, parts } = profile
  expect(fieldsOf(draft, kpis)).toEqual({ id, name, aim, parts })
})

it('adds weights up, results apart, and scales them to 100', () => {
  const parts = draftOf(profile, kpis).parts.map((part, i) => ({ ...part, weight: [30, 20][i]! }))
  expect(sumsOf(parts, kpis)).toEqual({ total: 50, results: 0.6 })
  expect(scaledTo100(parts).map(({ weight }) => weight)).toEqual([60, 40])
  expect(sumsOf([], kpis)).toEqual({ total: 0, results: 0 })
})

it('leaves out a part whose weight was emptied', () => {
  const draft = draftOf(profile, kpis)
  draft.parts[1]!.weight = null
  expect(fieldsOf(draft, kpis).parts.map(({ kpi }) => kpi)).toEqual(['shares'])
})

it('copies under an id that nobody has', () => {
  const first = { ...profile, ...copyOf(profile, [profile], 'Copy') }
  expect(first.id).toBe('own-copy')
  const second = copyOf(profile, [profile, first], 'Copy')
  expect(second.id).toBe('own-copy-2')
})
