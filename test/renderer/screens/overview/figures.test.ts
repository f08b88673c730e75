import { expect, it } from 'vitest'
import type { KpiDefinition } from '#contract/kpi'
import { familyKey } from '#renderer/i18n/family-key'
import { kpisShown } from '#renderer/screens/overview/figures'

const kpi = (id: string, family: string, own = false): KpiDefinition => ({
  id,
  name: id,
  question: '',
  family,
  kind: 'quantitative',
  unit: 'share',
  better: 'higher',
  aggregation: 'ratio',
  grain: 'event',
  requires: [],
  counts: 'result',
  agreement: null,
  answers: null,
  fewest: null,
  counters: [],
  source: '',
  own
})
const catalogue = [
  kpi('followup-on-time', 'follow-up'),
  kpi('overdue-followups', 'follow-up'),
  kpi('kept', 'follow-up', true),
  kpi('mine', '日本', true),
  kpi('other', 'Ärzte & Co', true)
]
const shown = (family?: string) => kpisShown(catalogue, family).map(({ id }) => id)

it('the heat map begins with the essential KPIs and all that users added', () => {
  expect(shown()).toEqual(['followup-on-time', 'kept', 'mine', 'other'])
})

it('a family is chosen by a key of its own, in any script', () => {
  expect(shown(familyKey('follow-up'))).toEqual(['followup-on-time', 'overdue-followups', 'kept'])
  expect(shown(familyKey('日本'))).toEqual(['mine'])
  expect(shown(familyKey('Ärzte & Co'))).toEqual(['other'])
})
