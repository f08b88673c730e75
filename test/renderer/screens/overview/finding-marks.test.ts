import { describe, expect, it } from 'vitest'
import { markOf } from '#renderer/screens/overview/finding-charts/marks'

describe('the miniature chart of a finding', () => {
  it('sets a share against what is expected, with the middle of the team beside it', () => {
    const figures = { share: 0.4, low: 0.3, high: 0.5, reference: 0.7, middle: 0.72, target: 0.7, hits: 4, trials: 10 }
    expect(markOf({ rule: 'channel-mismatch', figures })).toEqual({
      kind: 'against',
      value: 0.4,
      low: 0.3,
      high: 0.5,
      expected: 0.7,
      beside: { value: 0.72, is: 'middle' },
      unit: 'share'
    })
    const atMiddle = markOf({ rule: 'channel-mismatch', figures: { ...figures, middle: 0.7 } })
    expect(atMiddle).toMatchObject({ beside: null })
  })

  it('sets a territory against the others', () => {
    const figures = { territory: 'North', share: 0.1, low: 0, high: 0.4, elsewhere: 0.9, seen: 1, central: 10 }
    expect(markOf({ rule: 'white-space', figures })).toMatchObject({ value: 0.1, expected: 0.9, beside: null })
    const ofTeam = { unseen: 6, central: 80, others: 4 }
    expect(markOf({ rule: 'white-space', figures: ofTeam })).toEqual({ kind: 'part', part: 6, whole: 80 })
  })

  it('counts the MSLs of the team where the finding is about the team', () => {
    const figures = { below: 5, judged: 12, share: 0.4, low: 0.3, high: 0.5, target: 0.7, middle: 0.5 }
    expect(markOf({ rule: 'late-documentation', figures })).toEqual({ kind: 'part', part: 5, whole: 12 })
    expect(markOf({ rule: 'over-reliance', figures: { below: 5, judged: 12 } })).toMatchObject({ kind: 'part' })
  })

  it('keeps an objective in its own unit, from the pace due to the target', () => {
    const figures = { kpi: 'insight-lag', unit: 'business days', value: 3, low: 2, high: 4, due: 2, target: 1 }
    expect(markOf({ rule: 'objective-at-risk', figures })).toMatchObject({
      expected: 2,
      beside: { value: 1, is: 'target' },
      unit: 'business days'
    })
  })

  it('sets counts against what was planned or would be usual', () => {
    expect(markOf({ rule: 'kol-crowded', figures: { contacts: 14, planned: 4, msls: 3 } })).toMatchObject({
      kind: 'pair',
      value: 14,
      other: 4,
      is: 'planned'
    })
    expect(markOf({ rule: 'rising-star-unseen', figures: { recent: 6, total: 7, expected: 3 } })).toMatchObject({
      kind: 'pair',
      value: 6,
      other: 3,
      is: 'expected'
    })
    expect(markOf({ rule: 'keystone-unseen', figures: { cutOff: 6, others: 12 } })).toMatchObject({
      part: 6,
      whole: 12
    })
    expect(markOf({ rule: 'coverage-gap', figures: { unseen: 2, assigned: 20 } })).toMatchObject({ part: 2, whole: 20 })
  })

  it('shows a shift from before to now', () => {
    expect(markOf({ rule: 'theme-shift', figures: { share: 0.3, before: 0 } })).toEqual({
      kind: 'change',
      before: 0,
      now: 0.3
    })
  })

  it('is none where the figures give none', () => {
    expect(markOf({ rule: 'objective-at-risk', figures: { overdue: 2, earliest: '2026-01-01' } })).toBeNull()
    expect(markOf({ rule: 'missing-fields', figures: { blocked: 2, table: 'insight' } })).toBeNull()
    expect(markOf({ rule: 'kol-crowded', figures: { contacts: 14, planned: 'many' } })).toBeNull()
  })
})
